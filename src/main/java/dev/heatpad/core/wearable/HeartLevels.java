package dev.heatpad.core.wearable;

import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Since when the heart rate of one device is beyond each limit, in one session. A level lasts as
 * long as it was seen: silence adds nothing to it.
 *
 * @param counts how often each rate was seen in the minutes from which the baseline is taken
 * @param baselinePerMinute the rate at rest; empty until it is known
 * @param seenAt when the newest believed value came
 */
public record HeartLevels(
    Map<Integer, Integer> counts,
    OptionalInt baselinePerMinute,
    Optional<MonotonicTime> hardSince,
    Optional<MonotonicTime> highSince,
    Optional<MonotonicTime> lowSince,
    Optional<MonotonicTime> roseSince,
    Optional<MonotonicTime> fellSince,
    Optional<MonotonicTime> seenAt) {

  /** The baseline is the median of minutes 2 to 7 of a session (docs/safety.md, wearable). */
  public static final Duration BASELINE_FROM = Duration.ofMinutes(2);

  public static final Duration BASELINE_UNTIL = Duration.ofMinutes(7);

  public static final int BASELINE_VALUES = 60;

  /** A heart that was just busy is not at rest. */
  public static final Duration BUSY_AFTER_MOTION = Duration.ofSeconds(30);

  /** Limits look at the median of so long. */
  public static final Duration MEDIAN = Duration.ofSeconds(10);

  /** High is so far above the baseline, but never below {@link #LOWEST_HIGH}. */
  public static final int HIGH_ABOVE_BASELINE = 30;

  public static final int LOWEST_HIGH = 100;

  /** About 0.6 C at the core, at 33 beats a degree. */
  public static final int ROSE_ABOVE_BASELINE = 20;

  /** Asleep a heart may fall by so little; most fall less (docs/safety.md, wearable). */
  public static final double FELL_TO_SHARE = 0.92;

  public static final int FELL_AT_LEAST = 4;

  public static final HeartLevels NONE =
      new HeartLevels(
          Map.of(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public HeartLevels {
    counts = Map.copyOf(counts);
  }

  /** From where on a heart rate is high in this session. */
  public int highPerMinute(WearableRules rules) {
    int byBaseline =
        baselinePerMinute.isPresent()
            ? Math.max(LOWEST_HIGH, baselinePerMinute.getAsInt() + HIGH_ABOVE_BASELINE)
            : rules.highHeartRatePerMinute();
    return Math.min(rules.highHeartRatePerMinute(), byBaseline);
  }

  /** What a new believed value of the device changes. */
  HeartLevels after(
      HeartTrace heart,
      Optional<MonotonicTime> movedAt,
      WearableRules rules,
      MonotonicTime sessionSince) {
    HeartTrace.Beat beat = heart.newest().orElseThrow();
    MonotonicTime at = beat.at();
    HeartLevels rested = rested(beat, movedAt, at.minus(sessionSince));
    int median = heart.median(MEDIAN).orElseThrow();
    OptionalInt base = rested.baselinePerMinute;
    boolean rose = base.isPresent() && median >= base.getAsInt() + ROSE_ABOVE_BASELINE;
    return new HeartLevels(
        rested.counts,
        base,
        since(median > HardLimits.MAX_HEART_RATE_PER_MINUTE, hardSince, at),
        since(median > rested.highPerMinute(rules), highSince, at),
        since(median < HardLimits.MIN_HEART_RATE_PER_MINUTE, lowSince, at),
        unmoved(since(rose, roseSince, at), movedAt),
        unmoved(since(hasFallen(heart, base), fellSince, at), movedAt),
        Optional.of(at));
  }

  /** After a silence nothing lasts. */
  HeartLevels afterSilence() {
    return new HeartLevels(
        counts,
        baselinePerMinute,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        seenAt);
  }

  private HeartLevels rested(
      HeartTrace.Beat beat, Optional<MonotonicTime> movedAt, Duration inSession) {
    boolean isBusy =
        movedAt
            .filter(moved -> beat.at().minus(moved).compareTo(BUSY_AFTER_MOTION) < 0)
            .isPresent();
    if (baselinePerMinute.isPresent()) {
      return this;
    }
    if (inSession.compareTo(BASELINE_UNTIL) >= 0) {
      return with(counts, median());
    }
    if (inSession.compareTo(BASELINE_FROM) < 0 || isBusy) {
      return this;
    }
    Map<Integer, Integer> counted = new TreeMap<>(counts);
    counted.merge(beat.perMinute(), 1, Integer::sum);
    return with(counted, OptionalInt.empty());
  }

  private OptionalInt median() {
    int values = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (values < BASELINE_VALUES) {
      return OptionalInt.empty();
    }
    int seen = 0;
    for (Map.Entry<Integer, Integer> entry : new TreeMap<>(counts).entrySet()) {
      seen += entry.getValue();
      if (seen * 2 >= values) {
        return OptionalInt.of(entry.getKey());
      }
    }
    return OptionalInt.empty();
  }

  private static boolean hasFallen(HeartTrace heart, OptionalInt base) {
    if (base.isEmpty() || !heart.spans(HeartTrace.REMEMBERED.minusSeconds(10), BASELINE_VALUES)) {
      return false;
    }
    int median = heart.median(HeartTrace.REMEMBERED).orElseThrow();
    return median <= FELL_TO_SHARE * base.getAsInt() && base.getAsInt() - median >= FELL_AT_LEAST;
  }

  private HeartLevels with(Map<Integer, Integer> newCounts, OptionalInt newBaseline) {
    return new HeartLevels(
        newCounts, newBaseline, hardSince, highSince, lowSince, roseSince, fellSince, seenAt);
  }

  private static Optional<MonotonicTime> since(
      boolean holds, Optional<MonotonicTime> before, MonotonicTime at) {
    return holds ? before.or(() -> Optional.of(at)) : Optional.empty();
  }

  /** Motion explains it: the time counts from the last motion at the earliest. */
  private static Optional<MonotonicTime> unmoved(
      Optional<MonotonicTime> since, Optional<MonotonicTime> movedAt) {
    return since.map(from -> movedAt.map(from::later).orElse(from));
  }

  /** How long a level was seen, counted from {@code from} at the earliest. */
  Duration lasted(Optional<MonotonicTime> since, MonotonicTime from) {
    if (since.isEmpty() || seenAt.isEmpty()) {
      return Duration.ZERO;
    }
    MonotonicTime begin = since.get().later(from);
    return seenAt.get().later(begin).minus(begin);
  }
}
