package dev.heatpad.config;

import java.util.List;

/// One key of a configuration: its name, what it takes, what holds without it, and a line about it.
public final class Key<T> {
  /// Stands in a name for the pad's own name.
  static final String ANY_NAME = "<name>";

  private final List<String> parts;
  private final ValueType<T> type;
  private final Fallback fallback;
  private final String summary;

  private Key(List<String> parts, ValueType<T> type, Fallback fallback, String summary) {
    this.parts = parts;
    this.type = type;
    this.fallback = fallback;
    this.summary = summary;
  }

  static <T> Key<T> key(String name, ValueType<T> type, Fallback fallback, String summary) {
    return new Key<>(List.of(name.split("\\.")), type, fallback, summary);
  }

  /// The dotted name, with `<name>` in place of a pad's name.
  public String name() {
    return String.join(".", parts);
  }

  /// Unit and range for people.
  public String takes() {
    return type.takes();
  }

  /// What holds without the key: TOML text, or words where the program finds it out.
  public String initial() {
    return switch (fallback) {
      case Fallback.Fixed(String toml) -> toml;
      case Fallback.Otherwise(_, String meaning) -> meaning;
    };
  }

  /// A value as TOML text: the default where that is a value, else one that could stand there.
  public String example() {
    return switch (fallback) {
      case Fallback.Fixed(String toml) -> toml;
      case Fallback.Otherwise(String example, _) -> example;
    };
  }

  /// What the key is for, in one line.
  public String summary() {
    return summary;
  }

  List<String> parts() {
    return parts;
  }

  /// The path of this key for one pad.
  List<String> path(String padName) {
    return parts.stream().map(part -> part.equals(ANY_NAME) ? padName : part).toList();
  }

  ValueType<T> type() {
    return type;
  }

  Fallback fallback() {
    return fallback;
  }

  @Override
  public String toString() {
    return name();
  }
}
