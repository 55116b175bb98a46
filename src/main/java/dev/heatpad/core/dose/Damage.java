package dev.heatpad.core.dose;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;

/**
 * The damage integral of Henriques and Moritz: A exp(-theta / T) per second, T in kelvin. The two
 * constants are a pair: restating theta as "628 kJ/mol" would divide the rate by five at 44 C
 * (Henriques, Arch Pathol 1947;43:489; D11 of docs/safety.md). There is no lower cut-off, and none
 * at the top: at 60 C, the hottest reading that a sensor may give, the rate is 5.3 per second.
 */
public final class Damage {

  private static final double A_PER_SECOND = 3.1e98;
  private static final double THETA_KELVIN = 75_000;
  private static final double KELVIN_AT_ZERO_CELSIUS = 273.15;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * The rule of Gauss and Legendre with four points on -1 to 1 (Abramowitz and Stegun, table 25.4).
   * Over 1 C, in which the rate about doubles, it is good to ten digits.
   */
  private static final double INNER_NODE = 0.33998104358485626;

  private static final double OUTER_NODE = 0.8611363115940526;
  private static final double INNER_WEIGHT = 0.6521451548625461;
  private static final double OUTER_WEIGHT = 0.34785484513745385;

  /** A longer line is cut into parts of this, as many as are needed. */
  private static final double PART_CELSIUS = 1.0;

  /** Enough for a line from absolute zero to 500 C: no input can keep the loop busy. */
  private static final int MAX_PARTS = 800;

  private Damage() {}

  /** Damage in a second at this temperature of the basal layer. */
  public static double ratePerSecond(double celsius) {
    return A_PER_SECOND * Math.exp(-THETA_KELVIN / (celsius + KELVIN_AT_ZERO_CELSIUS));
  }

  /** Damage of this time at one temperature. */
  static double ofConstant(Celsius temperature, Duration duration) {
    return seconds(duration) * ratePerSecond(temperature.degrees());
  }

  /**
   * Damage of a straight line from one temperature to the other. The closed form needs exponential
   * integrals and, on a flat line, the difference of two nearly equal ones; this needs four rates
   * for each degree and is the more exact the flatter the line.
   */
  static double ofLine(Celsius from, Celsius to, Duration duration) {
    double low = from.min(to).degrees();
    double high = from.max(to).degrees();
    if (low >= high) {
      return ofConstant(to, duration);
    }
    int parts = (int) Math.clamp(Math.ceil((high - low) / PART_CELSIUS), 1, MAX_PARTS);
    double half = (high - low) / parts / 2;
    double sum = 0;
    for (int part = 0; part < parts; part++) {
      double middle = low + (2 * part + 1) * half;
      sum += INNER_WEIGHT * pair(middle, INNER_NODE * half);
      sum += OUTER_WEIGHT * pair(middle, OUTER_NODE * half);
    }
    return seconds(duration) * sum / (2 * parts);
  }

  private static double pair(double middle, double offset) {
    return ratePerSecond(middle - offset) + ratePerSecond(middle + offset);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }
}
