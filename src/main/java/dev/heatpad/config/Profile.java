package dev.heatpad.config;

import java.time.Duration;

/// For whom a pad heats, and the limits that its settings can only tighten.
///
/// The numbers are the decisions D1, D3, D8 and D12 of the thermal-safety reference.
public enum Profile {
  STANDARD(Duration.ofMinutes(30), 41.0, 3, Duration.ofMinutes(60), 250.0),
  SENSITIVE(Duration.ofMinutes(20), 39.0, 2, Duration.ofMinutes(120), 170.0),
  EXPERT(Duration.ofMinutes(20), 42.0, 3, Duration.ofMinutes(90), 420.0);

  private final Duration maxSession;
  private final double maxTargetCelsius;
  private final int maxSessionsPerDay;
  private final Duration minRest;
  private final double maxWattsPerSquareMetre;

  Profile(
      Duration maxSession,
      double maxTargetCelsius,
      int maxSessionsPerDay,
      Duration minRest,
      double maxWattsPerSquareMetre) {
    this.maxSession = maxSession;
    this.maxTargetCelsius = maxTargetCelsius;
    this.maxSessionsPerDay = maxSessionsPerDay;
    this.minRest = minRest;
    this.maxWattsPerSquareMetre = maxWattsPerSquareMetre;
  }

  /// Longest session (D3).
  public Duration maxSession() {
    return maxSession;
  }

  /// Highest target at the skin (D1).
  public double maxTargetCelsius() {
    return maxTargetCelsius;
  }

  /// Most sessions in 24 h (D8).
  public int maxSessionsPerDay() {
    return maxSessionsPerDay;
  }

  /// Shortest rest between two sessions (D8).
  public Duration minRest() {
    return minRest;
  }

  /// Densest heater that stays bearable for a while when it sticks on (D12).
  public double maxWattsPerSquareMetre() {
    return maxWattsPerSquareMetre;
  }

  /// A millionth of slack, so that a pad exactly at the ceiling is not refused by rounding.
  boolean allowsDensity(double wattsPerSquareMetre) {
    return wattsPerSquareMetre <= maxWattsPerSquareMetre * (1 + 1e-6);
  }
}
