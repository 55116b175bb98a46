package dev.heatpad.core.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.control.TwoPositionControl.Demand;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fixture.Pads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoPositionControlTest {

  @ParameterizedTest(name = "{0} at {1} C after {2} s becomes {3}")
  @CsvSource({
    "OFF, 39.75, 10.0, ON",
    "OFF, 39.76, 10.0, OFF",
    "ON, 40.24, 10.0, ON",
    "ON, 40.25, 10.0, OFF",
    "OFF, 30.0, 9.9, OFF",
    "ON, 42.0, 9.9, ON",
  })
  void targetOf40(Position before, double celsius, double seconds, Position after) {
    Demand next =
        TwoPositionControl.next(
            new Demand(before, Pads.START),
            Celsius.of(celsius),
            Celsius.of(40),
            Pads.seconds(seconds));
    assertEquals(after, next.position());
    assertEquals(before == after ? Pads.START : Pads.seconds(seconds), next.since());
  }
}
