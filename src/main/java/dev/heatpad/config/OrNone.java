package dev.heatpad.config;

import java.util.Optional;

/// Another type, or the word `none` for a thing that is not wired.
record OrNone<T>(ValueType<T> inner) implements ValueType<Optional<T>> {
  private static final String NONE = "none";

  @Override
  public Parsed<Optional<T>> parse(TomlValue value) {
    if (value instanceof TomlValue.Text(String text) && !WholeType.isNumber(text)) {
      return text.equals(NONE)
          ? Parsed.good(Optional.empty())
          : Parsed.refused(value, "it takes " + takes());
    }
    return inner.parse(value).map(Optional::of);
  }

  @Override
  public String takes() {
    return inner.takes() + ", or \"none\"";
  }
}
