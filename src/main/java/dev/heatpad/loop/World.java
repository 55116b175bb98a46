package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;

/**
 * The world around simulated pads, moved on by the loop at the start of each turn. Real pads need
 * none: their world moves by itself.
 */
@FunctionalInterface
public interface World {

  World REAL = _ -> {};

  /** Brings the world to this moment of session time. */
  void advanceTo(MonotonicTime now);
}
