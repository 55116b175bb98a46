package dev.heatpad.adapter.gpio;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.pi4j.io.gpio.digital.DigitalState;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineIndicatorTest {

  @Test
  void shouldStartDarkAndShowTheLevel() throws Exception {
    try (MockBoard mock = new MockBoard()) {
      LineIndicator light = mock.board().indicator(new OutputPin(16, ActiveLevel.HIGH));
      light.show(Level.ON);
      light.show(Level.OFF);
      assertEquals(
          List.of(DigitalState.LOW, DigitalState.HIGH, DigitalState.LOW), mock.written(16));
    }
  }

  @Test
  void shouldNotMakeAFaultOfADarkLight() throws Exception {
    try (MockBoard mock = new MockBoard()) {
      LineIndicator light = mock.board().indicator(new OutputPin(16, ActiveLevel.HIGH));
      mock.failWrites(16);
      assertDoesNotThrow(() -> light.show(Level.ON));
    }
  }
}
