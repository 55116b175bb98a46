package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.WallTime;

/** The wall clock of sessions: the computer's, or a simulated one that follows session time. */
@FunctionalInterface
public interface WallClock {
  WallTime at(MonotonicTime sessionNow);
}
