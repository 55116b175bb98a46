package dev.heatpad.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number with its unit, written as text: `"20 min"`, `"40.0 C"`, `"30 W"`, `"0.12 m2"`.
///
/// A bare number is refused with the likely fix, because minutes read as seconds or Fahrenheit read
/// as Celsius would heat wrongly without anybody noticing. Both ends of the range are allowed
/// values; `why` follows the range in a sentence.
record QuantityType<T>(
    Dimension dimension, String lowest, String highest, Function<BigDecimal, T> convert, String why)
    implements ValueType<T> {
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([+-]?[0-9]{1,30}(?:\\.[0-9]{1,9})?) *([A-Za-z°²µ][A-Za-z0-9²]{0,9})");

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(?:\\.[0-9]{1,9})?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]{1,9},[0-9]{1,9}.*");

  static QuantityType<Duration> duration(String lowest, String highest) {
    return new QuantityType<>(
        Dimension.DURATION,
        lowest,
        highest,
        seconds -> Duration.ofNanos(seconds.movePointRight(9).longValueExact()),
        "");
  }

  static QuantityType<Double> of(Dimension dimension, String lowest, String highest) {
    return new QuantityType<>(dimension, lowest, highest, BigDecimal::doubleValue, "");
  }

  /// The same with a range that is a limit, whose source is told to whoever is outside it.
  QuantityType<T> because(LimitSource source) {
    return new QuantityType<>(dimension, lowest, highest, convert, source.clause());
  }

  @Override
  public Parsed<T> parse(TomlValue value) {
    return switch (value) {
      case TomlValue.Text(String text) -> parseText(value, text);
      case TomlValue.Whole(BigInteger number) -> withoutUnit(number.toString());
      case TomlValue.Decimal(String digits) when NUMBER.matcher(digits).matches() ->
          withoutUnit(digits);
      case TomlValue.Decimal _,
          TomlValue.Flag _,
          TomlValue.Table _,
          TomlValue.Sequence _,
          TomlValue.Foreign _ ->
          Parsed.refused(
              value, "write a number and a unit in quotes, like " + Echo.quoted(highest));
    };
  }

  private Parsed<T> parseText(TomlValue value, String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    if (!matcher.matches()) {
      if (NUMBER.matcher(text).matches()) {
        return withoutUnit(text);
      }
      return DECIMAL_COMMA.matcher(text).matches()
          ? Parsed.refused(value, "write " + Echo.quoted(text.replace(',', '.')) + " with a point")
          : Parsed.refused(value, "write a number and a unit, like " + Echo.quoted(highest));
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    Optional<BigDecimal> base = dimension.inBaseUnit(number, matcher.group(2));
    if (base.isEmpty()) {
      String units = Echo.list(dimension.unitNames(), "or");
      return Parsed.refused(value, "the unit is " + units + ", like " + Echo.quoted(highest));
    }
    if (base.get().compareTo(bound(lowest)) < 0 || base.get().compareTo(bound(highest)) > 0) {
      return Parsed.refused(value, "it takes " + takes() + why);
    }
    return Parsed.good(convert.apply(base.get()));
  }

  @Override
  public String takes() {
    return lowest + " to " + highest;
  }

  private Parsed<T> withoutUnit(String number) {
    String fix = Echo.quoted(number + " " + lowest.substring(lowest.indexOf(' ') + 1));
    return new Parsed.Refused<>("is " + Echo.plain(number) + " without a unit; write " + fix + ".");
  }

  /// The bounds come from the key table, so a bad one is a mistake of ours.
  private BigDecimal bound(String text) {
    String[] parts = text.split(" ", 2);
    return dimension.inBaseUnit(new BigDecimal(parts[0]), parts[1]).orElseThrow();
  }
}
