package dev.heatpad.core.dose;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;

/**
 * Cumulative equivalent minutes at 43 C: the integral of R^(43 - T) over minutes, with R = 0.5 from
 * 43 C upwards and 0.25 below it, and nothing below 39 C (Sapareto and Dewey, Int J Radiat Oncol
 * Biol Phys 1984;10:787).
 *
 * <p>The rate is not cut off at the top: at the hottest reading that a sensor may give, 60 C, it is
 * 131 072, far from what a double can hold, and heat has ended at 45 C.
 */
public final class Cem43 {

  /** Below this the dose does not grow; 39.0 C itself counts. */
  public static final double CUT_OFF_CELSIUS = 39.0;

  private static final double BREAK_CELSIUS = 43.0;
  private static final double LN_2 = Math.log(2);
  private static final double LN_4 = Math.log(4);
  private static final double NANOS_PER_MINUTE = 60e9;

  private Cem43() {}

  /** Equivalent minutes at 43 C in a minute at this temperature. */
  public static double rate(double celsius) {
    if (celsius < CUT_OFF_CELSIUS) {
      return 0;
    }
    return Math.exp(exponent(celsius) * (celsius - BREAK_CELSIUS));
  }

  /** Equivalent minutes in this time at one temperature. */
  static double constantMinutes(Celsius temperature, Duration duration) {
    return minutes(duration) * rate(temperature.degrees());
  }

  /** Equivalent minutes of a straight line from one temperature to the other, exact. */
  static double linearMinutes(Celsius from, Celsius to, Duration duration) {
    double low = from.min(to).degrees();
    double high = from.max(to).degrees();
    if (low >= high) {
      return constantMinutes(to, duration);
    }
    double mean =
        share(Math.max(low, CUT_OFF_CELSIUS), Math.min(high, BREAK_CELSIUS), LN_4, high - low)
            + share(Math.max(low, BREAK_CELSIUS), high, LN_2, high - low);
    return minutes(duration) * mean;
  }

  /**
   * What the part of the line between two temperatures adds to its mean rate. The difference of two
   * powers is taken by {@code expm1}, so that flat lines lose no digits.
   */
  private static double share(double low, double high, double exponent, double lineCelsius) {
    if (high <= low) {
      return 0;
    }
    double power = exponent * (high - low);
    double growth = power == 0 ? 1 : Math.expm1(power) / power;
    return (high - low) / lineCelsius * Math.exp(exponent * (low - BREAK_CELSIUS)) * growth;
  }

  private static double minutes(Duration duration) {
    return duration.toNanos() / NANOS_PER_MINUTE;
  }

  private static double exponent(double celsius) {
    return celsius >= BREAK_CELSIUS ? LN_2 : LN_4;
  }
}
