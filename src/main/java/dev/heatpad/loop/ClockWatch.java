package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;

/**
 * Whether the monotonic clock, by which everything is timed, runs at the speed of the bare
 * oscillator. A time service may bend the one and not the other (docs/safety.md, R22). Pure; its
 * owner feeds it pairs of readings.
 */
public final class ClockWatch {

  /** Shorter, and the time between the two readings of a pair would count. */
  static final Duration WINDOW = Duration.ofSeconds(60);

  /** A session of 30 min ends at most 36 s late within it. */
  static final double MAX_DRIFT_SHARE = 0.02;

  private MonotonicTime monotonicThen;
  private MonotonicTime rawThen;
  private boolean drifts;

  /** Begins with a first pair of readings, taken one right after the other. */
  public ClockWatch(MonotonicTime monotonic, MonotonicTime raw) {
    this.monotonicThen = monotonic;
    this.rawThen = raw;
  }

  /** Takes a pair of readings; judges once a window is over. */
  public void read(MonotonicTime monotonic, MonotonicTime raw) {
    Duration byRaw = raw.minus(rawThen);
    Duration byMonotonic = monotonic.minus(monotonicThen);
    Duration longer = byRaw.compareTo(byMonotonic) > 0 ? byRaw : byMonotonic;
    if (longer.compareTo(WINDOW) < 0) {
      return;
    }
    double differenceSeconds = Math.abs(byMonotonic.minus(byRaw).toNanos() / 1e9);
    drifts = differenceSeconds > MAX_DRIFT_SHARE * byRaw.toNanos() / 1e9;
    monotonicThen = monotonic;
    rawThen = raw;
  }

  /** Whether the newest whole window was off by more than {@link #MAX_DRIFT_SHARE}. */
  public boolean drifts() {
    return drifts;
  }
}
