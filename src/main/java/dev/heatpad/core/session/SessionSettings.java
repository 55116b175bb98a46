package dev.heatpad.core.session;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;

/** What the next session will be, unless its start says otherwise. */
public record SessionSettings(String program, Duration duration, Celsius target) {}
