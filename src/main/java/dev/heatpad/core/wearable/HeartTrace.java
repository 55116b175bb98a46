package dev.heatpad.core.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The heart rates of one device that can be believed: the short memory for medians.
 *
 * @param recent the believed values of the last {@link #REMEMBERED}, oldest first, thinned
 * @param newest the newest believed value
 * @param inARow believed values without anything else between them
 * @param leap values that came too far from the newest believed one, and wait for confirmation
 */
public record HeartTrace(
    List<Beat> recent, Optional<Beat> newest, int inARow, Optional<Leap> leap) {

  /** The longest median that a rule asks for (docs/safety.md, wearable). */
  public static final Duration REMEMBERED = Duration.ofMinutes(3);

  /** A larger step from the last believed value is believed only when it is confirmed. */
  public static final int MAX_STEP = 30;

  /** So many values confirm a step, the first of them included. */
  public static final int CONFIRMATIONS = 3;

  /** Values that come faster are not remembered one by one, so the memory stays small. */
  private static final Duration CLOSEST = Duration.ofMillis(500);

  public static final HeartTrace NONE =
      new HeartTrace(List.of(), Optional.empty(), 0, Optional.empty());

  /** A believed heart rate. */
  public record Beat(int perMinute, MonotonicTime at) {}

  /** A step that is not believed yet. */
  public record Leap(int perMinute, int seen) {}

  public HeartTrace {
    recent = List.copyOf(recent);
  }

  /** The trace after a plausible value of a device that touches skin, as far as is known. */
  HeartTrace after(int perMinute, MonotonicTime at) {
    if (newest.filter(last -> Math.abs(perMinute - last.perMinute()) > MAX_STEP).isPresent()) {
      int seen =
          leap.filter(known -> Math.abs(known.perMinute() - perMinute) <= MAX_STEP)
                  .map(Leap::seen)
                  .orElse(0)
              + 1;
      if (seen < CONFIRMATIONS) {
        return new HeartTrace(recent, newest, 0, Optional.of(new Leap(perMinute, seen)));
      }
    }
    Beat beat = new Beat(perMinute, at);
    return new HeartTrace(remember(beat), Optional.of(beat), inARow + 1, Optional.empty());
  }

  /** The trace after a packet that cannot be believed: no memory is lost, and none is gained. */
  HeartTrace afterNothing() {
    return new HeartTrace(recent, newest, 0, leap);
  }

  private List<Beat> remember(Beat beat) {
    List<Beat> kept = new ArrayList<>();
    for (Beat known : recent) {
      if (beat.at().minus(known.at()).compareTo(REMEMBERED) < 0) {
        kept.add(known);
      }
    }
    if (kept.isEmpty() || beat.at().minus(kept.getLast().at()).compareTo(CLOSEST) >= 0) {
      kept.add(beat);
    }
    return kept;
  }

  public Optional<Duration> age(MonotonicTime now) {
    return newest.map(beat -> now.minus(beat.at()));
  }

  /** The median of the values that came in this time before the newest; empty without any. */
  public OptionalInt median(Duration window) {
    if (newest.isEmpty()) {
      return OptionalInt.empty();
    }
    MonotonicTime end = newest.get().at();
    int[] sorted =
        recent.stream()
            .filter(beat -> end.minus(beat.at()).compareTo(window) < 0)
            .mapToInt(Beat::perMinute)
            .sorted()
            .toArray();
    return sorted.length == 0
        ? OptionalInt.of(newest.get().perMinute())
        : OptionalInt.of(sorted[sorted.length / 2]);
  }

  /** Whether the memory reaches back long enough, and is dense enough, for a median of minutes. */
  boolean spans(Duration window, int atLeast) {
    return recent.size() >= atLeast
        && newest.get().at().minus(recent.getFirst().at()).compareTo(window) >= 0;
  }
}
