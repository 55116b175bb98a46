package dev.heatpad.core.unit;

import java.util.Locale;

/**
 * A temperature.
 *
 * @param degrees degrees Celsius; finite, at or above absolute zero
 */
public record Celsius(double degrees) implements Comparable<Celsius> {

  private static final double ABSOLUTE_ZERO_CELSIUS = -273.15;

  public Celsius {
    if (!(degrees >= ABSOLUTE_ZERO_CELSIUS) || Double.isInfinite(degrees)) {
      throw new IllegalArgumentException("not a temperature: " + degrees + " C");
    }
  }

  public static Celsius of(double degrees) {
    return new Celsius(degrees);
  }

  public Celsius plus(double differenceCelsius) {
    return new Celsius(degrees + differenceCelsius);
  }

  public boolean isAtLeast(Celsius other) {
    return degrees >= other.degrees;
  }

  public boolean isAbove(Celsius other) {
    return degrees > other.degrees;
  }

  public Celsius max(Celsius other) {
    return degrees >= other.degrees ? this : other;
  }

  public Celsius min(Celsius other) {
    return degrees <= other.degrees ? this : other;
  }

  @Override
  public int compareTo(Celsius other) {
    return Double.compare(degrees, other.degrees);
  }

  /** One decimal and the unit, as people read it: {@code 40.0 C}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f C", degrees);
  }
}
