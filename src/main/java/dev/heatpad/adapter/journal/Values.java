package dev.heatpad.adapter.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Values as the columns hold them. What does not fit into 64 bits of nanoseconds, 292 years, is
 * refused by an {@link ArithmeticException}. Pure.
 */
final class Values {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Values() {}

  static long nanosOf(Duration duration) {
    return duration.toNanos();
  }

  static Duration durationOf(long nanos) {
    return Duration.ofNanos(nanos);
  }

  /** Nanoseconds since 1970. */
  static long nanosOf(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
  }

  static Instant instantOf(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }

  static String textOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E constantOf(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}
