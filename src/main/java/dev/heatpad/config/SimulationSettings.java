package dev.heatpad.config;

/// The world of simulated pads: who lies on them and how warm the room is. `unlimited` lifts day
/// and rest limits for benchmarks and holds only while every pad is simulated.
public record SimulationSettings(Person person, boolean unlimited, double ambientCelsius) {

  /// How the simulated person behaves.
  public enum Person {
    AWAKE,
    DROWSY,
    ASLEEP,
    ABSENT
  }
}
