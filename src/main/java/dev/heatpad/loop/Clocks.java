package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.WallTime;
import java.util.function.Supplier;

/**
 * The clocks of the loop.
 *
 * @param process the computer's monotonic clock: leases, time-outs of the journal, ages of ids
 * @param real the computer's wall clock: ages of time stamps in commands
 * @param sessionTime what sessions live in
 * @param wall the wall clock of sessions
 */
public record Clocks(
    Supplier<MonotonicTime> process,
    Supplier<WallTime> real,
    SessionTime sessionTime,
    WallClock wall) {

  MonotonicTime processNow() {
    return process.get();
  }

  WallTime realWall() {
    return real.get();
  }

  WallTime sessionWall() {
    return wall.at(sessionTime.now());
  }
}
