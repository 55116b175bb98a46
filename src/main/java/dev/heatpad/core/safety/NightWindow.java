package dev.heatpad.core.safety;

import dev.heatpad.core.unit.WallTime;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours in which heat is shorter and questions come more often, because people fall asleep
 * (docs/safety.md, D14). It contains 22:00 to 07:00; configuration can only make it longer.
 *
 * @param from inclusive
 * @param until exclusive; before {@code from}, on the next day
 */
public record NightWindow(LocalTime from, LocalTime until, ZoneId zone) {

  /** At the latest the night begins then. */
  public static final LocalTime LATEST_BEGIN = LocalTime.of(22, 0);

  /** At the earliest it ends then. */
  public static final LocalTime EARLIEST_END = LocalTime.of(7, 0);

  public NightWindow {
    boolean isWideEnough =
        !from.isAfter(LATEST_BEGIN) && !until.isBefore(EARLIEST_END) && until.isBefore(from);
    if (!isWideEnough) {
      throw new IllegalArgumentException("the night lasts from 22:00 to 07:00 at least");
    }
  }

  public static NightWindow usual(ZoneId zone) {
    return new NightWindow(LATEST_BEGIN, EARLIEST_END, zone);
  }

  /** Whether it is night; a clock that nobody set says nothing, and then it is. */
  public boolean isNight(WallTime wall) {
    return switch (wall.trust()) {
      case UNSYNCHRONISED -> true;
      case SYNCHRONISED -> {
        LocalTime local = wall.instant().atZone(zone).toLocalTime();
        yield !local.isBefore(from) || local.isBefore(until);
      }
    };
  }

  /** How long a session that begins now may last for the night's sake. */
  public Duration longestSession(WallTime wall) {
    if (isNight(wall)) {
      return HardLimits.NIGHT_MAX_SESSION;
    }
    LocalTime local = wall.instant().atZone(zone).toLocalTime();
    return Duration.between(local, from).plus(HardLimits.NIGHT_MAX_SESSION);
  }
}
