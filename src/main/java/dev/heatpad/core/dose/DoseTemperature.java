package dev.heatpad.core.dose;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The temperature that is dosed for a reading: what the skin may have had at worst. The sensor's
 * uncertainty is added, and while it warms what its lag hides (docs/safety.md, D10).
 */
public final class DoseTemperature {

  /** Over how long the slope is taken; shorter, and the steps of the sensor would make it. */
  public static final Duration SLOPE_WINDOW = Duration.ofSeconds(10);

  /** A DS18B20 in its capsule follows with 10 to 30 s (docs/safety.md, D10). */
  private static final Duration LAG = Duration.ofSeconds(20);

  /** The fastest pad of the model hides this much behind such a lag, and no more. */
  private static final double MAX_HIDDEN_CELSIUS = 1.5;

  private DoseTemperature() {}

  /**
   * The temperature to dose.
   *
   * @param uncertaintyCelsius how much too low the sensor may read
   * @param riseCelsius the rise over {@link #SLOPE_WINDOW}; empty when that is not known
   */
  public static Celsius of(Celsius reading, double uncertaintyCelsius, OptionalDouble riseCelsius) {
    double hidden = riseCelsius.orElse(0) * LAG.toNanos() / (double) SLOPE_WINDOW.toNanos();
    return reading.plus(uncertaintyCelsius).plus(Math.clamp(hidden, 0, MAX_HIDDEN_CELSIUS));
  }
}
