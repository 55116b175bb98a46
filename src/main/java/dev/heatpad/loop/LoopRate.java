package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;

/**
 * Whether turns come as often as they must (docs/safety.md, R21). It counts the intervals of 100 ms
 * that saw a turn: what comes more often does no harm, since the inbox bounds a turn's work. Pure;
 * the loop's thread owns it.
 */
public final class LoopRate {

  static final Duration WINDOW = Duration.ofSeconds(10);

  /** Half of the nominal number. */
  static final long LEAST_IN_WINDOW = WINDOW.dividedBy(ControlLoop.TURN_INTERVAL) / 2;

  private MonotonicTime windowBegan;
  private long lastInterval = -1;
  private long seen;
  private boolean slow;

  public LoopRate(MonotonicTime now) {
    this.windowBegan = now;
  }

  /** A turn begins now. */
  public void turned(MonotonicTime now) {
    Duration passed = now.minus(windowBegan);
    if (passed.compareTo(WINDOW) >= 0) {
      slow = seen < LEAST_IN_WINDOW;
      windowBegan = now;
      lastInterval = -1;
      seen = 0;
      passed = Duration.ZERO;
    }
    long interval = passed.dividedBy(ControlLoop.TURN_INTERVAL);
    if (interval != lastInterval) {
      lastInterval = interval;
      seen++;
    }
  }

  /** Whether the newest whole window saw less than half of the turns. */
  public boolean isSlow() {
    return slow;
  }
}
