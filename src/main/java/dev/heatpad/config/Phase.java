package dev.heatpad.config;

import java.time.Duration;

/// One part of a program. Only heat so far; guided parts will join it here.
public sealed interface Phase {
  Duration duration();

  /// Heat to a target at the skin. The pad's profile and limits may lower both numbers.
  record Heat(Duration duration, double targetCelsius) implements Phase {}
}
