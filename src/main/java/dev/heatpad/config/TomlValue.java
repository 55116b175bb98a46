package dev.heatpad.config;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A value as TOML knows it, free of the parser that read it.
sealed interface TomlValue {
  /// How the value is named in a sentence.
  String shown();

  record Text(String text) implements TomlValue {
    @Override
    public String shown() {
      return Echo.quoted(text);
    }
  }

  record Whole(BigInteger number) implements TomlValue {
    @Override
    public String shown() {
      return Echo.plain(number.toString());
    }
  }

  record Decimal(String digits) implements TomlValue {
    @Override
    public String shown() {
      return Echo.plain(digits);
    }
  }

  record Flag(boolean value) implements TomlValue {
    @Override
    public String shown() {
      return Boolean.toString(value);
    }
  }

  /// In the order of the file.
  record Table(SequencedMap<String, TomlValue> entries) implements TomlValue {
    public Table {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String shown() {
      return "a table";
    }
  }

  record Sequence(List<TomlValue> elements) implements TomlValue {
    public Sequence {
      elements = List.copyOf(elements);
    }

    @Override
    public String shown() {
      return "a list";
    }
  }

  /// A value of a kind that no setting has: a date, a time, or a table inside too many others.
  record Foreign(String shown) implements TomlValue {}
}
