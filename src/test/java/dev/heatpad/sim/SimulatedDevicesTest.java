package dev.heatpad.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.sim.SimulatedButtons.Button;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SimulatedDevicesTest {

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
}
