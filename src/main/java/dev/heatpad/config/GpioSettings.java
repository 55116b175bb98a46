package dev.heatpad.config;

import java.util.Optional;
import java.util.OptionalInt;

/// The pins of one pad by BCM number. An absent pin is not wired; an absent chip is found by its
/// label.
public record GpioSettings(
    Optional<String> chip,
    int relayA,
    OptionalInt relayB,
    ActiveLevel relayActive,
    OptionalInt stopButton,
    OptionalInt startButton,
    OptionalInt runLed) {

  /// The level that closes the relays.
  public enum ActiveLevel {
    LOW,
    HIGH
  }
}
