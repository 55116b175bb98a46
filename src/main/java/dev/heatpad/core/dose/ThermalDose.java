package dev.heatpad.core.dose;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;

/**
 * What the skin has taken: CEM43 (Sapareto and Dewey 1984), the minutes at 43 C that would do the
 * same, and the Henriques-Moritz damage integral. Both only grow.
 *
 * <p>Two counts of CEM43 are kept. The exact one is the integral over straight lines between
 * samples, for display. The bound charges each segment at its hotter end, and decides.
 *
 * @param cem43Minutes exact for linear segments, in minutes
 * @param cem43BoundMinutes upper bound, in minutes; what limits compare with
 * @param damage upper bound of the damage integral, dimensionless; 0.53 is a first-degree burn
 */
public record ThermalDose(double cem43Minutes, double cem43BoundMinutes, double damage) {

  public static final ThermalDose NONE = new ThermalDose(0, 0, 0);

  public ThermalDose {
    if (!(cem43Minutes >= 0) || !(cem43BoundMinutes >= 0) || !(damage >= 0)) {
      throw new IllegalArgumentException("a dose cannot be negative or undefined");
    }
  }

  /**
   * The dose after a further straight segment.
   *
   * @param duration not negative
   */
  public ThermalDose plusSegment(Celsius from, Celsius to, Duration duration) {
    double minutes = duration.toNanos() / 60e9;
    Celsius hotter = from.max(to);
    return new ThermalDose(
        cem43Minutes + Cem43.linearSegmentMinutes(from.degrees(), to.degrees(), minutes),
        cem43BoundMinutes + minutes * Cem43.rate(hotter.degrees()),
        damage + duration.toNanos() / 1e9 * Damage.ratePerSecond(hotter.degrees()));
  }

  /** The dose after a further time at one temperature. */
  public ThermalDose plusConstant(Celsius temperature, Duration duration) {
    return plusSegment(temperature, temperature, duration);
  }

  public ThermalDose plus(ThermalDose other) {
    return new ThermalDose(
        cem43Minutes + other.cem43Minutes,
        cem43BoundMinutes + other.cem43BoundMinutes,
        damage + other.damage);
  }
}
