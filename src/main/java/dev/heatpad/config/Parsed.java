package dev.heatpad.config;

import java.util.function.Function;

/// What a type makes of a value: the value, or the rest of a sentence that begins with the key.
sealed interface Parsed<T> {
  record Good<T>(T value) implements Parsed<T> {}

  record Refused<T>(String predicate) implements Parsed<T> {}

  default <R> Parsed<R> map(Function<T, R> convert) {
    return switch (this) {
      case Good<T>(T value) -> new Good<>(convert.apply(value));
      case Refused<T>(String predicate) -> new Refused<>(predicate);
    };
  }

  static <T> Parsed<T> good(T value) {
    return new Good<>(value);
  }

  /// Refuses a value: `is <value>; <advice>.`
  static <T> Parsed<T> refused(TomlValue value, String advice) {
    return new Refused<>("is " + value.shown() + "; " + advice + ".");
  }
}
