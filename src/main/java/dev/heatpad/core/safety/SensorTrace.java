package dev.heatpad.core.safety;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;

/**
 * The short memory of one sensor: enough to say whether its newest reading can be believed. A value
 * object; the pad that owns it replaces it with each sample.
 *
 * @param newest the newest measurement that the sensor itself vouched for
 * @param unchangedSince since when the raw code has been the same
 * @param jump the newest impossible step, kept until {@link #JUMP_REMEMBERED} is over
 * @param trend where the temperature came from
 */
public record SensorTrace(
    Optional<Sample.Measured> newest,
    MonotonicTime unchangedSince,
    Optional<Jump> jump,
    Trend trend) {

  /** A jump makes the sensor doubtful this long; as long as two sensors of a role may disagree. */
  public static final Duration JUMP_REMEMBERED = Duration.ofSeconds(10);

  /**
   * The same raw code for this long under heat is a doubt, and heat pauses: without heat a warm
   * skin falls by one code in 15 s (docs/safety.md, R28).
   */
  public static final Duration DOUBTED_AFTER = Duration.ofSeconds(28);

  /** So long without heat, and the code must have changed, however near its balance the skin is. */
  public static final Duration COOLS_FOR = Duration.ofSeconds(60);

  /** Still the same code after both: the sensor is frozen. */
  public static final Duration FROZEN_AFTER = DOUBTED_AFTER.plus(COOLS_FOR);

  /** An impossible step. */
  public record Jump(double celsiusPerSecond, MonotonicTime at) {}

  public static SensorTrace neverSeen(MonotonicTime now) {
    return new SensorTrace(Optional.empty(), now, Optional.empty(), Trend.NONE);
  }

  /**
   * The trace after one more sample. A failed one is dropped here: the newest good one ages and
   * goes stale. A sample that is not newer than the newest is dropped as well.
   */
  public SensorTrace after(Sample sample) {
    return switch (sample) {
      case Sample.Failed _ -> this;
      case Sample.Measured measured -> afterMeasured(measured);
    };
  }

  private SensorTrace afterMeasured(Sample.Measured measured) {
    Trend continued = trend.with(measured.temperature(), measured.takenAt());
    if (newest.isEmpty()) {
      return new SensorTrace(
          Optional.of(measured), measured.takenAt(), Optional.empty(), continued);
    }
    Sample.Measured previous = newest.get();
    Duration between = measured.takenAt().minus(previous.takenAt());
    if (between.isNegative() || between.isZero()) {
      return this;
    }
    double celsiusPerSecond =
        Math.abs(measured.temperature().degrees() - previous.temperature().degrees())
            / (between.toNanos() / 1e9);
    Optional<Jump> seen =
        celsiusPerSecond > HardLimits.MAX_STEP_CELSIUS_PER_SECOND
            ? Optional.of(new Jump(celsiusPerSecond, measured.takenAt()))
            : jump;
    MonotonicTime since =
        measured.rawCode() == previous.rawCode() ? unchangedSince : measured.takenAt();
    return new SensorTrace(Optional.of(measured), since, seen, continued);
  }

  /** What can be believed now. Whether the sensor is frozen needs {@link #quietFor}. */
  public Reading judge(MonotonicTime now) {
    if (newest.isEmpty()) {
      return new Reading.NeverSeen();
    }
    Sample.Measured measured = newest.get();
    Duration age = now.minus(measured.takenAt());
    if (age.compareTo(HardLimits.MAX_READING_AGE) > 0) {
      return new Reading.Stale(age);
    }
    Celsius temperature = measured.temperature();
    if (temperature.isAbove(HardLimits.MAX_READING)
        || HardLimits.MIN_READING.isAbove(temperature)) {
      return new Reading.OutOfRange(temperature);
    }
    if (jump.isPresent() && now.minus(jump.get().at()).compareTo(JUMP_REMEMBERED) < 0) {
      return new Reading.Jumping(jump.get().celsiusPerSecond());
    }
    return new Reading.Valid(temperature);
  }

  /** How long the raw code has been the same, counted from {@code from} at the earliest. */
  public Duration quietFor(MonotonicTime from, MonotonicTime now) {
    return now.minus(unchangedSince.later(from));
  }
}
