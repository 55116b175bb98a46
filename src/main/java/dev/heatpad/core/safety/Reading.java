package dev.heatpad.core.safety;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;

/** What can be believed of a sensor at a given moment. Only {@link Valid} keeps heat on. */
public sealed interface Reading {

  /** Fresh, in range, moving as skin can move. */
  record Valid(Celsius temperature) implements Reading {}

  /** The sensor has not delivered anything yet. */
  record NeverSeen() implements Reading {}

  /** The newest usable sample is older than {@link HardLimits#MAX_READING_AGE}. */
  record Stale(Duration age) implements Reading {}

  /** Outside what pad and skin can have. */
  record OutOfRange(Celsius temperature) implements Reading {}

  /** Two samples lie further apart than pad and skin can move. */
  record Jumping(double celsiusPerSecond) implements Reading {}

  /** The same raw code for too long while it must move. */
  record Frozen(Duration unchangedFor) implements Reading {}

  /** Another sensor of the same role says something else. */
  record Disagreeing(Duration since) implements Reading {}
}
