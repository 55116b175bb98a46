package dev.heatpad.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a number is multiplied with; it has no unit.
record FactorType() implements ValueType<BigDecimal> {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,7}(?:\\.[0-9]{1,6})?");
  private static final BigDecimal LOWEST = new BigDecimal("0.000001");
  private static final BigDecimal HIGHEST = new BigDecimal("1000000");

  @Override
  public Parsed<BigDecimal> parse(TomlValue value) {
    Optional<String> digits =
        switch (value) {
          case TomlValue.Whole(BigInteger number) -> Optional.of(number.toString());
          case TomlValue.Decimal(String text) -> Optional.of(text);
          case TomlValue.Text _,
              TomlValue.Flag _,
              TomlValue.Table _,
              TomlValue.Sequence _,
              TomlValue.Foreign _ ->
              Optional.empty();
        };
    return digits
        .filter(text -> FORM.matcher(text).matches())
        .map(BigDecimal::new)
        .filter(factor -> factor.compareTo(LOWEST) >= 0 && factor.compareTo(HIGHEST) <= 0)
        .map(Parsed::good)
        .orElseGet(() -> Parsed.refused(value, "it takes " + takes()));
  }

  @Override
  public String takes() {
    return "a number without a unit, 0.000001 to 1000000";
  }
}
