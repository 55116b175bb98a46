package dev.heatpad.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.sim.SimulatedButtons.Button;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SimulatedDevicesTest {

  private static final MonotonicTime NOW = MonotonicTime.ofNanos(0);

  @Test
  void shouldMeasureNoFurtherThanTheSensorCan() {
    assertEquals(measured(125, 2000), new SimulatedThermometer(() -> 300).sample(NOW));
    assertEquals(measured(-55, -880), new SimulatedThermometer(() -> -300).sample(NOW));
  }

  @Test
  void shouldTellNoEdgeWhenAButtonIsAlreadyDown() {
    SimulatedButtons buttons = new SimulatedButtons();
    AtomicInteger edges = new AtomicInteger();
    buttons.onEdge(edges::incrementAndGet);
    buttons.release(Button.STOP);
    buttons.press(Button.STOP);
    buttons.press(Button.STOP);
    assertEquals(1, edges.get());
  }

  private static Sample measured(double celsius, int rawCode) {
    return new Sample.Measured(Celsius.of(celsius), rawCode, NOW);
  }
}
