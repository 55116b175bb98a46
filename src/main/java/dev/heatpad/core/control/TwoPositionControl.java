package dev.heatpad.core.control;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;

/**
 * Two-position control with hysteresis and minimum dwell. It only asks for heat; interlocks and
 * stops act past it and know no dwell.
 */
public final class TwoPositionControl {

  /** Heat is asked for below the target by this, and not above it by this (docs/safety.md, 5.4). */
  public static final double HALF_BAND_CELSIUS = 0.25;

  /** The relay keeps each position at least this long (docs/safety.md, R12). */
  public static final Duration MIN_DWELL = Duration.ofSeconds(10);

  private TwoPositionControl() {}

  /** The position of the heater, and since when. */
  public record Demand(Position position, MonotonicTime since) {

    /** Off, whatever the dwell; it counts from here if it was on. */
    public Demand off(MonotonicTime now) {
      return position == Position.OFF ? this : new Demand(Position.OFF, now);
    }
  }

  /** Asked for, not driven: what the output does is the output's to say. */
  public enum Position {
    ON,
    OFF
  }

  /** The next demand. Off at or above target + 0.25 C, on at or below target - 0.25 C. */
  public static Demand next(Demand current, Celsius skin, Celsius target, MonotonicTime now) {
    Position wanted = wanted(current.position(), skin, target);
    if (wanted == current.position() || now.minus(current.since()).compareTo(MIN_DWELL) < 0) {
      return current;
    }
    return new Demand(wanted, now);
  }

  /** At or below this heat is asked for. */
  public static Celsius asksFrom(Celsius target) {
    return target.plus(-HALF_BAND_CELSIUS);
  }

  private static Position wanted(Position current, Celsius skin, Celsius target) {
    return switch (current) {
      case ON -> skin.isAtLeast(target.plus(HALF_BAND_CELSIUS)) ? Position.OFF : Position.ON;
      case OFF -> asksFrom(target).isAtLeast(skin) ? Position.ON : Position.OFF;
    };
  }
}
