package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;

/**
 * The time that the budgets have seen pass, over all starts of the program. It grows with the
 * monotonic clock while the program runs. Across a restart it grows by what the wall clock shows
 * only where that can be believed, else by nothing; so a rest never ends early because a clock was
 * set. Pure; the loop's thread uses it.
 */
public final class AccountedTime {

  private final MonotonicTime start;
  private final Duration atStart;

  public AccountedTime(MonotonicTime start, Duration atStart) {
    this.start = start;
    this.atStart = atStart;
  }

  /** Time accounted for at this moment. */
  public Duration at(MonotonicTime now) {
    return atStart.plus(now.minus(start));
  }

  /** The moment, perhaps before the start of the program, at which this much was accounted for. */
  public MonotonicTime momentOf(Duration accounted) {
    return start.plus(accounted.minus(atStart));
  }
}
