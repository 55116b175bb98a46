package dev.heatpad.config;

/// Reads the value of a `--set`: what TOML would have, or bare text where the key takes text,
/// because a shell eats the quotes.
final class Overrides {
  private Overrides() {}

  static TomlValue value(Key<?> key, String text) {
    boolean isQuoted = text.startsWith("\"") || text.startsWith("'");
    boolean isToml =
        switch (key.type()) {
          case FlagType _, FactorType _, HostNamesType _, WholeType _ -> true;
          case OrNone<?> _ -> !text.isEmpty() && Character.isDigit(text.charAt(0));
          case AddressType _,
              BrokerType _,
              ChoiceType<?> _,
              ClockType _,
              QuantityType<?> _,
              TextType _ ->
              isQuoted;
        };
    TomlValue bare = new TomlValue.Text(text);
    return isToml || isQuoted ? TomlFile.value(text).orElse(bare) : bare;
  }
}
