package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;

/**
 * From process time to the time that sessions live in. On hardware the two are the same. Where
 * every pad is simulated, sessions run faster, and a turn advances them by half a second at most,
 * so that a stalled computer slows a simulation instead of tearing it. The loop's thread owns it.
 */
public final class SessionTime {

  /** The longest stretch that a simulated turn may cover (docs/overview.md). */
  public static final Duration LONGEST_SIMULATED_TURN = Duration.ofMillis(500);

  /** How fast sessions run, and whether turns are capped. */
  public sealed interface Pace {}

  /** Session time is process time. */
  public record Real() implements Pace {}

  /** Session time runs {@code speed} times as fast; 1 to 600. */
  public record Simulated(int speed) implements Pace {
    public Simulated {
      if (speed < 1 || speed > 600) {
        throw new IllegalArgumentException("the speed goes from 1 to 600");
      }
    }
  }

  private final Pace pace;
  private MonotonicTime lastProcessTime;
  private MonotonicTime now;

  public SessionTime(Pace pace, MonotonicTime processNow) {
    this.pace = pace;
    this.lastProcessTime = processNow;
    this.now = processNow;
  }

  /** Session time as of the newest turn. */
  public MonotonicTime now() {
    return now;
  }

  /** Moves on to the turn that begins at this process time. */
  public MonotonicTime advanceTo(MonotonicTime processNow) {
    Duration passed = processNow.minus(lastProcessTime);
    lastProcessTime = processNow;
    now =
        switch (pace) {
          case Real _ -> processNow;
          case Simulated(var speed) -> {
            Duration scaled = passed.multipliedBy(speed);
            yield now.plus(
                scaled.compareTo(LONGEST_SIMULATED_TURN) > 0 ? LONGEST_SIMULATED_TURN : scaled);
          }
        };
    return now;
  }

  /** The process time at which the newest turn began. */
  public MonotonicTime processTimeOfTurn() {
    return lastProcessTime;
  }

  /** How long the process has to wait for this much session time. */
  public Duration processTimeOf(Duration sessionTime) {
    return switch (pace) {
      case Real _ -> sessionTime;
      case Simulated(var speed) -> sessionTime.dividedBy(speed);
    };
  }
}
