package dev.heatpad.core.dose;

/**
 * Cumulative equivalent minutes at 43 C: the integral of R^(43 - T) over minutes, with R = 0.5 from
 * 43 C upwards and 0.25 below it, and nothing below 39 C (Sapareto and Dewey, Int J Radiat Oncol
 * Biol Phys 1984;10:787).
 */
public final class Cem43 {

  /** Below this the dose does not grow; 39.0 C itself counts. */
  public static final double CUT_OFF_CELSIUS = 39.0;

  private static final double BREAK_CELSIUS = 43.0;
  private static final double LN_2 = Math.log(2);
  private static final double LN_4 = Math.log(4);

  /** Segments flatter than this are charged as constant; the closed form would divide by zero. */
  private static final double FLAT_CELSIUS = 1e-6;

  private Cem43() {}

  /** Equivalent minutes at 43 C in a minute at this temperature. */
  public static double rate(double celsius) {
    if (celsius < CUT_OFF_CELSIUS) {
      return 0;
    }
    return Math.exp(exponent(celsius) * (celsius - BREAK_CELSIUS));
  }

  /** Exact for a straight line from one temperature to the other in the given minutes. */
  public static double linearSegmentMinutes(double from, double to, double minutes) {
    if (Math.abs(to - from) < FLAT_CELSIUS) {
      return minutes * rate(Math.max(from, to));
    }
    double low = Math.min(from, to);
    double high = Math.max(from, to);
    double minutesPerCelsius = minutes / (high - low);
    return minutesPerCelsius
        * (integral(Math.max(low, CUT_OFF_CELSIUS), Math.min(high, BREAK_CELSIUS), LN_4)
            + integral(Math.max(low, BREAK_CELSIUS), high, LN_2));
  }

  private static double integral(double low, double high, double exponent) {
    if (high <= low) {
      return 0;
    }
    return (Math.exp(exponent * (high - BREAK_CELSIUS))
            - Math.exp(exponent * (low - BREAK_CELSIUS)))
        / exponent;
  }

  private static double exponent(double celsius) {
    return celsius >= BREAK_CELSIUS ? LN_2 : LN_4;
  }
}
