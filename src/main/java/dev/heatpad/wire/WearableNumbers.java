package dev.heatpad.wire;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.HeartRate;
import dev.heatpad.core.wearable.Signal.Stage;
import dev.heatpad.wire.WearableEntry.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The numbers of wearables: read from what was sent, and made into signals if they can be. */
final class WearableNumbers {

  /** As senders write numbers in text. Words such as NaN, unknown and unavailable are none. */
  private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,12}(?:\\.\\d{1,12})?");

  /** Adding to a number such as 1e-2000000000 would fill the memory. */
  private static final int MAX_DIGITS = 40;

  /** As {@link Signal.SkinTemperature} promises; docs/adr/0007-wearable-over-bluez.md. */
  private static final BigDecimal MIN_SKIN_CELSIUS = BigDecimal.valueOf(10);

  private static final BigDecimal MAX_SKIN_CELSIUS = BigDecimal.valueOf(45);

  private static final BigDecimal FREEZING_FAHRENHEIT = BigDecimal.valueOf(32);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * From here on a sleep confidence counts (docs/adr/0009-wearable-over-mqtt.md). Less says
   * nothing: whoever does not seem to sleep is not known to be awake.
   */
  private static final BigDecimal MIN_SLEEP_CONFIDENCE = BigDecimal.valueOf(70);

  private WearableNumbers() {}

  /** A number, also one in quotes; empty for everything else. */
  static Optional<BigDecimal> read(JsonNode node) {
    if (node.isNumber()) {
      return Optional.of(node.decimalValue()).filter(WearableNumbers::isShort);
    }
    return node.isString() ? read(node.stringValue()) : Optional.empty();
  }

  static Optional<BigDecimal> read(String text) {
    String number = text.strip();
    return FORM.matcher(number).matches() ? Optional.of(new BigDecimal(number)) : Optional.empty();
  }

  private static boolean isShort(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS;
  }

  /**
   * A heart rate. Zero is how senders say that they have none; others that no heart has say
   * nothing.
   */
  static Optional<Signal> heartRate(BigDecimal perMinute) {
    if (perMinute.signum() == 0) {
      return Optional.of(new Signal.NoHeartRate(Contact.UNSUPPORTED));
    }
    return isBetween(
            BigDecimal.valueOf(HeartRate.MIN_PER_MINUTE),
            perMinute,
            BigDecimal.valueOf(HeartRate.MAX_PER_MINUTE))
        ? Optional.of(new HeartRate(whole(perMinute), Contact.UNSUPPORTED, List.of()))
        : Optional.empty();
  }

  static Optional<Signal> skin(BigDecimal temperature, Unit unit) {
    BigDecimal celsius =
        switch (unit) {
          case C -> temperature;
          case F ->
              temperature
                  .subtract(FREEZING_FAHRENHEIT)
                  .multiply(BigDecimal.valueOf(5))
                  .divide(BigDecimal.valueOf(9), MathContext.DECIMAL64);
        };
    return isBetween(MIN_SKIN_CELSIUS, celsius, MAX_SKIN_CELSIUS)
        ? Optional.of(new Signal.SkinTemperature(Celsius.of(celsius.doubleValue())))
        : Optional.empty();
  }

  static Optional<Signal> sleep(BigDecimal confidence) {
    return isBetween(MIN_SLEEP_CONFIDENCE, confidence, HUNDRED)
        ? Optional.of(new Signal.Sleep(Stage.LIKELY_ASLEEP))
        : Optional.empty();
  }

  static Optional<Signal> battery(BigDecimal percent) {
    return isBetween(BigDecimal.ZERO, percent, HUNDRED)
        ? Optional.of(new Signal.Battery(whole(percent)))
        : Optional.empty();
  }

  private static boolean isBetween(BigDecimal least, BigDecimal value, BigDecimal most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  private static int whole(BigDecimal number) {
    return number.setScale(0, RoundingMode.HALF_UP).intValueExact();
  }
}
