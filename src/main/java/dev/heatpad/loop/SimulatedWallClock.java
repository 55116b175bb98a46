package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.WallTime;
import java.time.Instant;

/**
 * A wall clock that follows session time from a given moment on, and is always right.
 *
 * @param startedAt what it shows at {@code start}
 */
public record SimulatedWallClock(MonotonicTime start, Instant startedAt) implements WallClock {
  @Override
  public WallTime at(MonotonicTime sessionNow) {
    return new WallTime(startedAt.plus(sessionNow.minus(start)), WallTime.Trust.SYNCHRONISED);
  }
}
