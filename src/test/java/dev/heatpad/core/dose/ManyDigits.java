package dev.heatpad.core.dose;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * CEM43 and damage of a straight line in closed form, with 80 digits of which 40 are left where the
 * line is all but flat: what the fast sums of the program are held against.
 */
final class ManyDigits {

  private static final MathContext DIGITS = new MathContext(80);
  private static final BigDecimal LN_2 =
      new BigDecimal(
          "0.69314718055994530941723212145817656807550013436025525412068000949339362196969471560586");
  private static final BigDecimal ZERO_CELSIUS = new BigDecimal("273.15");
  private static final BigDecimal A = new BigDecimal("3.1e98");
  private static final BigDecimal THETA = new BigDecimal("75000");

  private ManyDigits() {}

  /** A minute of a line that rises, both ends within the same branch of the definition. */
  static BigDecimal cem43OfAMinute(double low, double high) {
    BigDecimal rateOfGrowth = high <= 43 ? LN_2.multiply(BigDecimal.TWO) : LN_2;
    BigDecimal above = exponential(rateOfGrowth.multiply(beyond43(high)));
    BigDecimal below = exponential(rateOfGrowth.multiply(beyond43(low)));
    return above.subtract(below).divide(rateOfGrowth.multiply(difference(low, high)), DIGITS);
  }

  private static BigDecimal beyond43(double celsius) {
    return new BigDecimal(celsius).subtract(new BigDecimal(43));
  }

  private static BigDecimal difference(double low, double high) {
    return new BigDecimal(high).subtract(new BigDecimal(low));
  }

  /** A second of a line that rises: A / (T2 - T1) * (F(T2) - F(T1)). */
  static BigDecimal damageOfASecond(double low, double high) {
    return A.multiply(primitive(high).subtract(primitive(low)))
        .divide(difference(low, high), DIGITS);
  }

  /** F(T) = T e^(-theta / T) - theta E1(theta / T). */
  private static BigDecimal primitive(double celsius) {
    BigDecimal kelvin = new BigDecimal(celsius).add(ZERO_CELSIUS);
    BigDecimal ratio = THETA.divide(kelvin, DIGITS);
    BigDecimal power = exponential(ratio.negate());
    return kelvin.subtract(THETA.multiply(scaledIntegral(ratio))).multiply(power);
  }

  /** e^x E1(x) by its continued fraction (Abramowitz and Stegun 5.1.22), for x above 100. */
  private static BigDecimal scaledIntegral(BigDecimal x) {
    BigDecimal tail = BigDecimal.ZERO;
    for (int n = 200; n >= 1; n--) {
      BigDecimal below = x.add(BigDecimal.valueOf(2L * n + 1)).subtract(tail);
      tail = BigDecimal.valueOf((long) n * n).divide(below, DIGITS);
    }
    return BigDecimal.ONE.divide(x.add(BigDecimal.ONE).subtract(tail), DIGITS);
  }

  /** By halving until the series is quick, then squaring back. */
  private static BigDecimal exponential(BigDecimal x) {
    int halvings = 20;
    MathContext more = new MathContext(DIGITS.getPrecision() + 20);
    BigDecimal small = x.divide(BigDecimal.TWO.pow(halvings), more);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n <= 40; n++) {
      term = term.multiply(small).divide(BigDecimal.valueOf(n), more);
      sum = sum.add(term, more);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, more);
    }
    return sum;
  }
}
