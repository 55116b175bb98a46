package dev.heatpad.config;

import dev.heatpad.core.safety.NightWindow;
import java.time.LocalTime;
import java.time.ZoneId;

/// The hours of one pad in which sessions are shorter and questions come more often: `from` on one
/// day, `until` on the next. They contain 22:00 to 07:00.
public record NightSettings(LocalTime from, LocalTime until) {
  /// These hours on the clocks of a place.
  public NightWindow in(ZoneId zone) {
    return new NightWindow(from, until, zone);
  }
}
