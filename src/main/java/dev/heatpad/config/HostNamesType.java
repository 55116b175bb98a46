package dev.heatpad.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A list of names by which a computer is asked, without a port.
record HostNamesType() implements ValueType<List<String>> {
  private static final int MAX_NAMES = 16;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,252}");

  @Override
  public Parsed<List<String>> parse(TomlValue value) {
    if (!(value instanceof TomlValue.Sequence(List<TomlValue> elements))) {
      return Parsed.refused(value, "write a list in brackets, like [\"pad.example\"]");
    }
    if (elements.size() > MAX_NAMES) {
      return Parsed.refused(value, "it takes at most " + MAX_NAMES + " names");
    }
    List<String> names = new ArrayList<>();
    for (TomlValue element : elements) {
      if (element instanceof TomlValue.Text(String text) && NAME.matcher(text).matches()) {
        names.add(text);
      } else {
        return new Parsed.Refused<>(
            "holds " + element.shown() + "; it takes " + takes() + ", without a port.");
      }
    }
    return Parsed.good(List.copyOf(names));
  }

  @Override
  public String takes() {
    return "a list of at most " + MAX_NAMES + " host names";
  }
}
