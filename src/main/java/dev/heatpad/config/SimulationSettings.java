package dev.heatpad.config;

import dev.heatpad.core.screening.FirstUse;

/// The world of simulated pads: who lies on them and how warm the room is. `unlimited` lifts day
/// and rest limits for benchmarks and holds only while every pad is simulated. `firstUse` says
/// whether a simulated pad waits for the first-use questions as a real one does. `defect` is what
/// is broken at every simulated pad from the start.
public record SimulationSettings(
    Person person, boolean unlimited, double ambientCelsius, FirstUse firstUse, Defect defect) {

  /// What is broken. The names are those of the twin's faults.
  public enum Defect {
    NONE,
    SENSOR_OPEN,
    SENSOR_FROZEN,
    ELEMENT_OPEN,
    FOLDED
  }

  /// How the simulated person behaves.
  public enum Person {
    AWAKE,
    DROWSY,
    ASLEEP,
    ABSENT
  }
}
