package dev.heatpad.config;

import java.nio.file.Path;
import java.util.Optional;

/// The 1-Wire sensor of one pad. `skin` is its id and present wherever a relay is driven;
/// `skinUncertaintyCelsius` is added to each reading before the dose is counted.
public record SensorSettings(
    Optional<String> skin, double skinUncertaintyCelsius, Path w1Directory) {}
