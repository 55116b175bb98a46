package dev.heatpad.core.dose;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;

/**
 * What the skin has taken: CEM43 (Sapareto and Dewey 1984), the minutes at 43 C that would do the
 * same, and the Henriques-Moritz damage integral. Both only grow.
 *
 * <p>Each is counted twice. The exact count is the integral over straight lines between samples,
 * for display. The bound charges each line at its hotter end for all of its time, is never below
 * the exact count, and decides.
 *
 * @param cem43Minutes exact for straight lines, in minutes
 * @param cem43BoundMinutes upper bound, in minutes; what limits and budgets compare with
 * @param damage exact for straight lines, dimensionless; 0.53 is a first-degree burn
 * @param damageBound upper bound; what limits compare with
 */
public record ThermalDose(
    double cem43Minutes, double cem43BoundMinutes, double damage, double damageBound) {

  public static final ThermalDose NONE = new ThermalDose(0, 0, 0, 0);

  public ThermalDose {
    require(cem43Minutes >= 0 && cem43BoundMinutes >= 0 && damage >= 0 && damageBound >= 0);
  }

  /**
   * A dose as records keep it: with one damage, which then is its own bound. No limit and no budget
   * compares with the damage of a session that is over.
   */
  public ThermalDose(double cem43Minutes, double cem43BoundMinutes, double damage) {
    this(cem43Minutes, cem43BoundMinutes, damage, damage);
  }

  /**
   * The dose after a further straight line.
   *
   * @param duration not negative: time that runs backwards would lower the dose
   */
  public ThermalDose plusSegment(Celsius from, Celsius to, Duration duration) {
    require(!duration.isNegative());
    Celsius hotter = from.max(to);
    double cem43Bound = Cem43.constantMinutes(hotter, duration);
    double boundOfDamage = Damage.ofConstant(hotter, duration);
    // The last digit of an exact count is rounded; it must not be above the bound for that.
    return plus(
        new ThermalDose(
            Math.min(Cem43.linearMinutes(from, to, duration), cem43Bound),
            cem43Bound,
            Math.min(Damage.ofLine(from, to, duration), boundOfDamage),
            boundOfDamage));
  }

  /** The dose after a further time at one temperature. */
  public ThermalDose plusConstant(Celsius temperature, Duration duration) {
    return plusSegment(temperature, temperature, duration);
  }

  public ThermalDose plus(ThermalDose other) {
    return new ThermalDose(
        cem43Minutes + other.cem43Minutes,
        cem43BoundMinutes + other.cem43BoundMinutes,
        damage + other.damage,
        damageBound + other.damageBound);
  }

  /** Of each count the greater one. */
  public ThermalDose max(ThermalDose other) {
    return new ThermalDose(
        Math.max(cem43Minutes, other.cem43Minutes),
        Math.max(cem43BoundMinutes, other.cem43BoundMinutes),
        Math.max(damage, other.damage),
        Math.max(damageBound, other.damageBound));
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("a dose cannot be negative, undefined or taken back");
    }
  }
}
