package dev.heatpad.loop;

import dev.heatpad.core.unit.PadName;

/** The buttons and the person at simulated pads. Any thread may call; calls return at once. */
@FunctionalInterface
public interface SimulatedControls {

  /** For a device without simulated pads. */
  SimulatedControls NONE = (_, _) -> Outcome.NOT_SIMULATED;

  /** What is done at the device. */
  enum Press {
    STOP,
    START,
    ARM,
    ANSWER
  }

  /** Whether there was anything to press. */
  enum Outcome {
    PRESSED,
    NOT_SIMULATED
  }

  Outcome press(PadName pad, Press press);
}
