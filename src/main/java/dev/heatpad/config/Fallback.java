package dev.heatpad.config;

/// What holds when a key is not given.
sealed interface Fallback {
  /// A value of the key's own type, as TOML text.
  record Fixed(String toml) implements Fallback {}

  /// Something that only the program knows, told by `meaning`; `example` is TOML text to show.
  record Otherwise(String example, String meaning) implements Fallback {}

  static Fallback initially(String toml) {
    return new Fixed(toml);
  }

  static Fallback otherwise(String example, String meaning) {
    return new Otherwise(example, meaning);
  }
}
