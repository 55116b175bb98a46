package dev.heatpad.config;

/// What a key takes: turns a TOML value into a Java value, or says in one sentence why not.
sealed interface ValueType<T>
    permits AddressType,
        BrokerType,
        ChoiceType,
        ClockType,
        FactorType,
        FlagType,
        HostNamesType,
        OrNone,
        QuantityType,
        TextType,
        WholeType {
  Parsed<T> parse(TomlValue value);

  /// Unit and range for people, such as `1 min to 30 min`.
  String takes();
}
