package dev.heatpad.core.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Signal.Movement;
import java.time.Duration;
import java.util.Optional;

/**
 * What one device says of movement.
 *
 * @param heardAt when it last said anything of it
 * @param movedAt when it last saw movement
 * @param stillSince since when it says "still" without a gap; silence is no stillness
 */
public record MotionTrace(
    Optional<MonotonicTime> heardAt,
    Optional<MonotonicTime> movedAt,
    Optional<MonotonicTime> stillSince) {

  public static final MotionTrace NONE =
      new MotionTrace(Optional.empty(), Optional.empty(), Optional.empty());

  MotionTrace after(Movement movement, Duration staleAfter, MonotonicTime at) {
    boolean isGap = heardAt.filter(last -> at.minus(last).compareTo(staleAfter) > 0).isPresent();
    return switch (movement) {
      case MOVING -> new MotionTrace(Optional.of(at), Optional.of(at), Optional.empty());
      case STILL ->
          new MotionTrace(
              Optional.of(at), movedAt, Optional.of(isGap ? at : stillSince.orElse(at)));
    };
  }

  /** How long stillness was seen, counted from {@code from} at the earliest. */
  Duration stillFor(MonotonicTime from) {
    if (stillSince.isEmpty() || heardAt.isEmpty()) {
      return Duration.ZERO;
    }
    MonotonicTime begin = stillSince.get().later(from);
    return heardAt.get().later(begin).minus(begin);
  }
}
