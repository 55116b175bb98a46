package dev.heatpad.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heatpad.loop.HeaterSwitch;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every heater output does. */
abstract class HeaterSwitchContract {

  private HeaterSwitch heater;

  abstract HeaterSwitch open() throws Exception;

  /** What reaches the heating pad, also after closing. */
  abstract Level heat();

  @BeforeEach
  void openHeater() throws Exception {
    heater = open();
  }

  @AfterEach
  void closeHeater() {
    heater.close();
  }

  @Test
  void shouldBeOffAtFirst() throws IOException {
    assertEquals(Level.OFF, heater.readBack());
    assertEquals(Level.OFF, heat());
  }

  @Test
  void shouldDriveAndReadBack() throws IOException {
    for (Level level : new Level[] {Level.ON, Level.OFF, Level.ON}) {
      heater.drive(level);
      assertEquals(level, heater.readBack());
      assertEquals(level, heat());
    }
  }

  @Test
  void shouldStayOffWhenDrivenOffTwice() throws IOException {
    heater.drive(Level.ON);
    heater.drive(Level.OFF);
    heater.drive(Level.OFF);
    assertEquals(Level.OFF, heater.readBack());
  }

  @Test
  void shouldDriveOffOnClosing() throws IOException {
    heater.drive(Level.ON);
    heater.close();
    assertEquals(Level.OFF, heat());
  }

  @Test
  void shouldCloseTwice() {
    heater.close();
    assertDoesNotThrow(heater::close);
  }

  @Test
  void shouldRefuseEverythingAfterClosing() {
    heater.close();
    assertThrows(IOException.class, () -> heater.drive(Level.ON));
    assertThrows(IOException.class, () -> heater.drive(Level.OFF));
    assertThrows(IOException.class, heater::readBack);
    assertEquals(Level.OFF, heat());
  }
}
