package dev.heatpad.loop;

import java.time.Duration;

/**
 * When a lost broker is tried again.
 *
 * @param first the pause before the first try of an outage
 * @param often the pace of the tries after that, measured from try to try
 * @param oftenFor how long an outage lasts before the pace becomes {@code seldom}
 * @param seldom the pace from then on, and the pace for a connection that is torn away again and
 *     again
 * @param connectTimeout how long one try may take, subscriptions included
 * @param settledAfter a connection that lasted less was no success: the outage before it goes on
 */
public record ReconnectSchedule(
    Duration first,
    Duration often,
    Duration oftenFor,
    Duration seldom,
    Duration connectTimeout,
    Duration settledAfter) {

  public ReconnectSchedule {
    if (first.isNegative() || often.compareTo(first) < 0 || seldom.compareTo(often) < 0) {
      throw new IllegalArgumentException(
          "the pauses must not shrink: " + first + ", " + often + ", " + seldom);
    }
    if (oftenFor.isNegative() || !connectTimeout.isPositive() || settledAfter.isNegative()) {
      throw new IllegalArgumentException("a negative or empty time");
    }
  }

  /** The schedule of the design: 0.5 s, then every 1 s for 10 min, then every 5 s. */
  public static ReconnectSchedule standard() {
    return new ReconnectSchedule(
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMinutes(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }
}
