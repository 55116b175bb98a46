package dev.heatpad.core.safety;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/**
 * Where a temperature came from in the last minute and a half: enough to say how far it rose or
 * fell. One mark each five seconds; a gap begins a new trend.
 *
 * @param marks oldest first
 */
public record Trend(List<Mark> marks) {

  /** How far back a change can be asked for. */
  public static final Duration REACH = Duration.ofSeconds(90);

  private static final Duration MARK_INTERVAL = Duration.ofSeconds(5);

  /** Two samples further apart do not belong to one trend. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

  /** A temperature at a moment. */
  public record Mark(Celsius temperature, MonotonicTime at) {}

  public static final Trend NONE = new Trend(List.of());

  public Trend {
    marks = List.copyOf(marks);
  }

  /** The trend with one more temperature; times must not go back. */
  public Trend with(Celsius temperature, MonotonicTime at) {
    if (marks.isEmpty()) {
      return new Trend(List.of(new Mark(temperature, at)));
    }
    Duration sinceLast = at.minus(marks.getLast().at());
    if (sinceLast.compareTo(MARK_INTERVAL) < 0) {
      return this;
    }
    if (sinceLast.compareTo(LONGEST_GAP) > 0) {
      return new Trend(List.of(new Mark(temperature, at)));
    }
    List<Mark> kept = new ArrayList<>(marks.size() + 1);
    for (int i = 0; i < marks.size(); i++) {
      // The first mark beyond the reach stays: it answers for the whole of it.
      boolean nextIsOldEnough =
          i + 1 < marks.size() && at.minus(marks.get(i + 1).at()).compareTo(REACH) >= 0;
      if (!nextIsOldEnough) {
        kept.add(marks.get(i));
      }
    }
    kept.add(new Mark(temperature, at));
    return new Trend(kept);
  }

  /**
   * How far the temperature has risen over the last {@code window}, in Celsius; negative when it
   * fell; empty when the trend is not that long. {@code window} is at most {@link #REACH}.
   */
  public OptionalDouble riseCelsius(Duration window, Celsius newest, MonotonicTime now) {
    OptionalDouble rise = OptionalDouble.empty();
    for (Mark mark : marks) {
      if (now.minus(mark.at()).compareTo(window) < 0) {
        return rise;
      }
      rise = OptionalDouble.of(newest.degrees() - mark.temperature().degrees());
    }
    return rise;
  }

  /** The lowest temperature of the last {@code window}; empty when the trend is not that long. */
  public OptionalDouble lowestCelsius(Duration window, MonotonicTime now) {
    return extreme(Math::min, window, now);
  }

  /** The highest temperature of the last {@code window}; empty when the trend is not that long. */
  public OptionalDouble highestCelsius(Duration window, MonotonicTime now) {
    return extreme(Math::max, window, now);
  }

  private OptionalDouble extreme(DoubleBinaryOperator further, Duration window, MonotonicTime now) {
    OptionalDouble extreme = OptionalDouble.empty();
    for (Mark mark : marks.reversed()) {
      double degrees = mark.temperature().degrees();
      extreme = OptionalDouble.of(further.applyAsDouble(extreme.orElse(degrees), degrees));
      if (now.minus(mark.at()).compareTo(window) >= 0) {
        return extreme;
      }
    }
    return OptionalDouble.empty();
  }
}
