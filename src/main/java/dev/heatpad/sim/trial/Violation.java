package dev.heatpad.sim.trial;

import java.time.Duration;

/**
 * An invariant did not hold.
 *
 * @param at since the beginning of the life
 */
public record Violation(String invariant, Duration at, String what) {
  @Override
  public String toString() {
    return "%s at %s: %s".formatted(invariant, at, what);
  }
}
