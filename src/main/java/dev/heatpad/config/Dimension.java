package dev.heatpad.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// A physical quantity and the units in which it may be written. The base unit has the factor 1.
enum Dimension {
  DURATION,
  TEMPERATURE,
  TEMPERATURE_DIFFERENCE,
  POWER,
  AREA;

  /// A nanosecond, a nanowatt: finer than anything that a setting can mean.
  private static final int SCALE = 9;

  private List<Unit> units() {
    return switch (this) {
      case DURATION ->
          List.of(
              Unit.part("ms", 1000),
              Unit.times("s", 1),
              Unit.times("min", 60),
              Unit.times("h", 3600));
      case TEMPERATURE -> List.of(Unit.times("C", 1), Unit.fahrenheit(-32));
      case TEMPERATURE_DIFFERENCE -> List.of(Unit.times("C", 1), Unit.fahrenheit(0));
      case POWER -> List.of(Unit.times("W", 1));
      case AREA -> List.of(Unit.times("m2", 1), Unit.part("cm2", 10_000));
    };
  }

  List<String> unitNames() {
    return units().stream().map(Unit::name).toList();
  }

  /// The number in the base unit, or nothing for a unit that does not exist.
  Optional<BigDecimal> inBaseUnit(BigDecimal number, String unitName) {
    return units().stream()
        .filter(unit -> unit.name().equals(unitName))
        .findFirst()
        .map(unit -> unit.toBase(number));
  }

  private record Unit(
      String name, BigDecimal offset, BigDecimal numerator, BigDecimal denominator) {
    static Unit times(String name, long factor) {
      return new Unit(name, BigDecimal.ZERO, BigDecimal.valueOf(factor), BigDecimal.ONE);
    }

    static Unit part(String name, long share) {
      return new Unit(name, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.valueOf(share));
    }

    static Unit fahrenheit(long offset) {
      return new Unit(
          "F", BigDecimal.valueOf(offset), BigDecimal.valueOf(5), BigDecimal.valueOf(9));
    }

    BigDecimal toBase(BigDecimal number) {
      return number
          .add(offset)
          .multiply(numerator)
          .divide(denominator, SCALE, RoundingMode.HALF_EVEN);
    }
  }
}
