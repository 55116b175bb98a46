package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.wearable.Signal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** What a sensor on a wrist or chest can show; anything else is a fault of the sensor. */
final class SkinRange {

  /** As {@link Signal.SkinTemperature} promises; docs/adr/0007-wearable-over-bluez.md. */
  private static final BigDecimal MIN_CELSIUS = BigDecimal.valueOf(10);

  private static final BigDecimal MAX_CELSIUS = BigDecimal.valueOf(45);

  private static final BigDecimal FREEZING_FAHRENHEIT = BigDecimal.valueOf(32);

  private SkinRange() {}

  static Optional<Signal> signal(BigDecimal celsius) {
    return celsius.compareTo(MIN_CELSIUS) < 0 || celsius.compareTo(MAX_CELSIUS) > 0
        ? Optional.empty()
        : Optional.of(new Signal.SkinTemperature(Celsius.of(celsius.doubleValue())));
  }

  static BigDecimal fromFahrenheit(BigDecimal fahrenheit) {
    return fahrenheit
        .subtract(FREEZING_FAHRENHEIT)
        .multiply(BigDecimal.valueOf(5))
        .divide(BigDecimal.valueOf(9), MathContext.DECIMAL64);
  }
}
