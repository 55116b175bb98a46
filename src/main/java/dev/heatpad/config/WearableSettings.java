package dev.heatpad.config;

import java.util.Optional;

/// Which strap or watch is listened to. `person` is whose it is, given whenever there is one;
/// `bluetoothAddress` is absent where no radio is used; `busAddress` is absent for the system's.
public record WearableSettings(
    Optional<String> person, Optional<String> bluetoothAddress, Optional<String> busAddress) {}
