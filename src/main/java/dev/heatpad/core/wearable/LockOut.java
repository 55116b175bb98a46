package dev.heatpad.core.wearable;

import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.unit.MonotonicTime;

/**
 * After a heart rate ended heat nothing starts: for a time, and until a person has acknowledged.
 *
 * @param until never earlier, whatever a person says
 */
public record LockOut(MonotonicTime until, Seen seen) {

  /** Whether a person has acknowledged it. */
  public enum Seen {
    ACKNOWLEDGED,
    NOT_YET
  }

  public static LockOut from(MonotonicTime now) {
    return of(Seen.NOT_YET, now);
  }

  /** One that was kept over a restart: its time begins anew. */
  public static LockOut of(Seen seen, MonotonicTime now) {
    return new LockOut(now.plus(HardLimits.HEART_RATE_LOCK_OUT), seen);
  }

  public LockOut acknowledged() {
    return new LockOut(until, Seen.ACKNOWLEDGED);
  }

  public boolean isOver(MonotonicTime now) {
    return seen == Seen.ACKNOWLEDGED && !until.isAfter(now);
  }
}
