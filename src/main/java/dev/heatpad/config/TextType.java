package dev.heatpad.config;

import java.util.regex.Pattern;

/// Text of a certain form; `form` says it in words.
record TextType(Pattern pattern, String form) implements ValueType<String> {
  /// Names become parts of topics, addresses and file names, so they are plain.
  static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,32}");

  static final String NAME_FORM = "1 to 32 of a-z, 0-9, _ and -";

  static TextType name() {
    return new TextType(NAME, NAME_FORM);
  }

  static TextType path() {
    return new TextType(Pattern.compile("[^\\p{Cntrl}]{1,1024}"), "a path, where ~/ is your home");
  }

  static TextType matching(String pattern, String form) {
    return new TextType(Pattern.compile(pattern), form);
  }

  @Override
  public Parsed<String> parse(TomlValue value) {
    if (!(value instanceof TomlValue.Text(String text))) {
      return Parsed.refused(value, "write text in quotes: " + form);
    }
    return pattern.matcher(text).matches()
        ? Parsed.good(text)
        : Parsed.refused(value, "it takes " + form);
  }

  @Override
  public String takes() {
    return form;
  }
}
