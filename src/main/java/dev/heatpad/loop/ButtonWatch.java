package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From the levels of two buttons to what a person did. A stop counts from the first level seen, and
 * again in every turn while it is held, so that nothing can start under a pressed stop. A start
 * counts when the button is let go, or once it was held long; one that was down from the beginning
 * is a fault of the wire, not a wish. Pure; the loop's thread owns it.
 */
final class ButtonWatch {

  /** Shorter than this is a bounce of the contact. */
  static final Duration BOUNCE = Duration.ofMillis(30);

  /** From here on a press is a long one. */
  static final Duration LONG = Duration.ofSeconds(2);

  /** What a person did. */
  enum Seen {
    STOP,
    START_SHORT,
    START_LONG
  }

  private boolean startWasReleased;
  private Optional<MonotonicTime> startPressedAt = Optional.empty();
  private boolean longWasTold;

  List<Seen> saw(Buttons.Pressed pressed, MonotonicTime now) {
    List<Seen> seen = new ArrayList<>(1);
    if (pressed.stop()) {
      seen.add(Seen.STOP);
    }
    startWasReleased |= !pressed.start();
    if (pressed.start() && startWasReleased) {
      if (startPressedAt.isEmpty()) {
        startPressedAt = Optional.of(now);
        longWasTold = false;
      } else if (!longWasTold && lasted(now).compareTo(LONG) >= 0) {
        longWasTold = true;
        seen.add(Seen.START_LONG);
      }
    } else if (startPressedAt.isPresent()) {
      if (!longWasTold && lasted(now).compareTo(BOUNCE) >= 0) {
        seen.add(Seen.START_SHORT);
      }
      startPressedAt = Optional.empty();
    }
    return seen;
  }

  private Duration lasted(MonotonicTime now) {
    return startPressedAt.map(now::minus).orElse(Duration.ZERO);
  }
}
