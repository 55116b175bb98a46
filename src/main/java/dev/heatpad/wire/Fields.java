package dev.heatpad.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one object that somebody sent, with the first problem among those that were read. A
 * field that is null is absent. One call of a parser owns it.
 */
final class Fields {

  private static final int MAX_TEXT_LENGTH = 64;

  /** The end of the year 9999. Larger numbers are mostly milliseconds. */
  private static final BigDecimal LATEST_TIME_SECONDS = BigDecimal.valueOf(253_402_300_799L);

  /**
   * Beyond what any pad accepts. A larger number is taken as this one, so that the pad can say
   * which numbers it accepts.
   */
  private static final BigDecimal FAR_OUT_MINUTES = BigDecimal.valueOf(1_000_000);

  /** Rounding a number such as 1e-2000000000 would fill the memory. */
  private static final int MAX_DECIMALS = 100;

  private final ObjectNode object;
  private Optional<String> problem = Optional.empty();

  Fields(ObjectNode object) {
    this.object = object;
  }

  /** The first problem of all fields that were read so far. */
  Optional<String> problem() {
    return problem;
  }

  void complain(String sentence) {
    problem = problem.or(() -> Optional.of(sentence));
  }

  /** Complains of the first key that is not among these. */
  void allowOnly(List<String> keys) {
    for (String key : object.propertyNames()) {
      if (!keys.contains(key)) {
        complain("There is no key " + Words.quoted(key) + "; " + Words.suggestion(key, keys));
      }
    }
  }

  boolean has(String key) {
    return object.hasNonNull(key);
  }

  private Optional<JsonNode> value(String key) {
    return has(key) ? Optional.of(object.get(key)) : Optional.empty();
  }

  /** Text of any length, as our own programs write it. */
  Optional<String> anyText(String key) {
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isString()) {
      complain("\"" + key + "\" is text, in quotes.");
      return Optional.empty();
    }
    return value.map(JsonNode::stringValue);
  }

  /** Text of 1 to 64 printable characters, and not only blanks. */
  Optional<String> text(String key) {
    Optional<String> text = anyText(key);
    if (text.isPresent() && !isPlain(text.get())) {
      complain("\"" + key + "\" has 1 to " + MAX_TEXT_LENGTH + " printable characters.");
      return Optional.empty();
    }
    return text;
  }

  static boolean isPlain(String text) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= MAX_TEXT_LENGTH
        && text.codePoints().allMatch(Words::isPrintable);
  }

  Optional<BigDecimal> number(String key) {
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isNumber()) {
      complain("\"" + key + "\" is a number, without quotes.");
      return Optional.empty();
    }
    Optional<BigDecimal> number = value.map(JsonNode::decimalValue);
    if (number.filter(some -> some.scale() > MAX_DECIMALS).isPresent()) {
      complain("\"" + key + "\" has too many decimals.");
      return Optional.empty();
    }
    return number;
  }

  boolean flag(String key) {
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isBoolean()) {
      complain("\"" + key + "\" is true or false.");
    }
    return value.filter(JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(false);
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isArray()) {
      complain("\"" + key + "\" is a list.");
      return texts;
    }
    value.ifPresent(list ->
        list.valueStream()
            .filter(JsonNode::isString)
            .forEach(text -> texts.add(text.stringValue())));
    return texts;
  }

  /** A whole number from 1 to {@code most}, both inclusive. */
  Optional<Integer> count(String key, int most) {
    Optional<BigDecimal> number = number(key);
    Optional<Integer> count =
        number
            .filter(some -> some.signum() > 0 && some.compareTo(BigDecimal.valueOf(most)) <= 0)
            .filter(some -> some.stripTrailingZeros().scale() <= 0)
            .map(BigDecimal::intValue);
    if (number.isPresent() && count.isEmpty()) {
      complain("\"" + key + "\" is a whole number from 1 to " + most + ".");
    }
    return count;
  }

  /** Whole minutes, whatever their size and sign: limits are the pad's to judge. */
  Optional<Duration> minutes(String key) {
    Optional<BigDecimal> number = number(key);
    Optional<Duration> minutes = number.flatMap(Fields::wholeMinutes);
    if (number.isPresent() && minutes.isEmpty()) {
      complain("\"" + key + "\" is a whole number of minutes, such as 20.");
    }
    return minutes;
  }

  /** Empty when it is not a whole number. */
  static Optional<Duration> wholeMinutes(BigDecimal number) {
    BigDecimal near = number.min(FAR_OUT_MINUTES).max(FAR_OUT_MINUTES.negate());
    boolean whole = near.signum() == 0 || near.stripTrailingZeros().scale() <= 0;
    return whole ? Optional.of(Duration.ofMinutes(near.longValue())) : Optional.empty();
  }

  /** Seconds since 1970, whole or with a fraction. */
  Optional<Instant> epochSeconds(String key) {
    Optional<BigDecimal> seconds = number(key);
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    if (seconds.get().signum() < 0 || seconds.get().compareTo(LATEST_TIME_SECONDS) > 0) {
      complain("\"" + key + "\" is in seconds since 1970, such as 1795000000.");
      return Optional.empty();
    }
    BigDecimal nanos = seconds.get().setScale(9, RoundingMode.DOWN).movePointRight(9);
    long billion = 1_000_000_000L;
    BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(billion));
    return Optional.of(Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue()));
  }

  /** A moment as ISO-8601. */
  Optional<Instant> time(String key) {
    Optional<String> text = anyText(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text.get()));
    } catch (DateTimeParseException notTime) {
      complain("\"" + key + "\" is a time such as \"2026-11-01T08:00:00Z\".");
      return Optional.empty();
    }
  }
}
