package dev.heatpad.core.session;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;

/** A therapy program, as it stands in {@code config/programs}: for now one phase of heat. */
public record Program(String name, String title, Duration duration, Celsius target) {}
