package dev.heatpad.adapter.web;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits how often anybody at all may try a pairing code: five times in a row, then once in ten
 * seconds. It counts everybody together, because addresses cost nothing in a home network. Pure;
 * its owner guards it.
 */
final class AttemptBucket {

  static final int BURST = 5;
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final Duration AHEAD = INTERVAL.multipliedBy(BURST - 1L);

  /** When the next attempt would be due if they came one in each interval. */
  private MonotonicTime due;

  AttemptBucket(MonotonicTime now) {
    this.due = now;
  }

  /** Takes one attempt; where there is none, how long to wait for it. */
  Optional<Duration> take(MonotonicTime now) {
    MonotonicTime allowedAt = due.minus(AHEAD);
    if (now.isBefore(allowedAt)) {
      return Optional.of(allowedAt.minus(now));
    }
    due = due.later(now).plus(INTERVAL);
    return Optional.empty();
  }
}
