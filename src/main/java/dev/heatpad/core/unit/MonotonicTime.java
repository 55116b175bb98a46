package dev.heatpad.core.unit;

import java.time.Duration;

/**
 * A moment on a clock that only runs forward. It serves every decision and deadline, and never
 * becomes a date. The origin is arbitrary: only differences mean something, and they are taken by
 * subtraction, so that an overflow of the counter is harmless.
 *
 * @param nanos nanoseconds since an arbitrary origin; may be negative
 */
public record MonotonicTime(long nanos) {

  public static MonotonicTime ofNanos(long nanos) {
    return new MonotonicTime(nanos);
  }

  public MonotonicTime plus(Duration duration) {
    return new MonotonicTime(nanos + duration.toNanos());
  }

  public MonotonicTime minus(Duration duration) {
    return new MonotonicTime(nanos - duration.toNanos());
  }

  /** The time from {@code earlier} to this moment; negative when this one is the earlier. */
  public Duration minus(MonotonicTime earlier) {
    return Duration.ofNanos(nanos - earlier.nanos);
  }

  public boolean isBefore(MonotonicTime other) {
    return nanos - other.nanos < 0;
  }

  public boolean isAfter(MonotonicTime other) {
    return nanos - other.nanos > 0;
  }

  /** The earlier of the two. */
  public MonotonicTime earlier(MonotonicTime other) {
    return isBefore(other) ? this : other;
  }

  /** The later of the two. */
  public MonotonicTime later(MonotonicTime other) {
    return isAfter(other) ? this : other;
  }
}
