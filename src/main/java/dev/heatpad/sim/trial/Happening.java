package dev.heatpad.sim.trial;

import java.time.Duration;

/**
 * Something that happens in a life at a fixed moment.
 *
 * @param at since the beginning of the life
 */
public record Happening(Duration at, Deed deed) {
  public Happening {
    if (at.isNegative()) {
      throw new IllegalArgumentException("nothing happens before the beginning");
    }
  }
}
