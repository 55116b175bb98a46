package dev.heatpad.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.Indicator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the light of every pad does. */
abstract class IndicatorContract {

  private Indicator light;

  abstract Indicator open() throws Exception;

  /** What a person sees. */
  abstract Level seen();

  @BeforeEach
  void openLight() throws Exception {
    light = open();
  }

  @AfterEach
  void closeLight() {
    light.close();
  }

  @Test
  void shouldShowTheLevel() {
    assertEquals(Level.OFF, seen());
    light.show(Level.ON);
    assertEquals(Level.ON, seen());
    light.show(Level.OFF);
    assertEquals(Level.OFF, seen());
  }

  @Test
  void shouldBeDarkAndHarmlessOnceClosed() {
    light.show(Level.ON);
    light.close();
    assertEquals(Level.OFF, seen());
    assertDoesNotThrow(light::close);
    light.show(Level.ON);
    assertEquals(Level.OFF, seen());
  }
}
