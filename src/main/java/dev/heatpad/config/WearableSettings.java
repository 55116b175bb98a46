package dev.heatpad.config;

import java.util.Optional;

/// Which strap or watch is listened to. `person` is whose it is, given whenever there is one;
/// `bluetoothAddress` is absent where no radio is used; `busAddress` is absent for the system's.
public record WearableSettings(
    Optional<String> person,
    Optional<String> bluetoothAddress,
    Optional<String> busAddress,
    Mqtt mqtt) {

  /// What others tell of one on MQTT. `profile` is absent where nothing of theirs is heard;
  /// `address` is the device in their topics.
  public record Mqtt(Optional<String> profile, Optional<String> address) {}
}
