package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;

/**
 * The permission to heat, which lapses by itself. Pure: it takes the time as an argument. A lease
 * that lapsed is lost for good; only {@link #release} makes room for a new one.
 */
final class HeatLease {

  private Optional<MonotonicTime> until = Optional.empty();

  /** Grants or renews. False, and nothing changes, when the lease lapsed before. */
  boolean renew(MonotonicTime now, Duration lease) {
    if (hasLapsed(now)) {
      return false;
    }
    until = Optional.of(now.plus(lease));
    return true;
  }

  /** Ends the lease, lapsed or not. */
  void release() {
    until = Optional.empty();
  }

  /** Whether heat was granted, and the grant is over. */
  boolean hasLapsed(MonotonicTime now) {
    return until.filter(end -> !now.isBefore(end)).isPresent();
  }

  /** When the running lease ends; empty when there is none. */
  Optional<MonotonicTime> until() {
    return until;
  }
}
