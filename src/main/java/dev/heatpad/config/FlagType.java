package dev.heatpad.config;

/// Yes or no, written `true` or `false`.
record FlagType() implements ValueType<Boolean> {
  @Override
  public Parsed<Boolean> parse(TomlValue value) {
    return switch (value) {
      case TomlValue.Flag(boolean flag) -> Parsed.good(flag);
      case TomlValue.Text(String text) when text.equals("true") || text.equals("false") ->
          Parsed.refused(value, "write " + text + " without quotes");
      case TomlValue.Text _,
          TomlValue.Whole _,
          TomlValue.Decimal _,
          TomlValue.Table _,
          TomlValue.Sequence _,
          TomlValue.Foreign _ ->
          Parsed.refused(value, "write true or false");
    };
  }

  @Override
  public String takes() {
    return "true or false";
  }
}
