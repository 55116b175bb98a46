package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;

/** Whoever watches a life. Called for every fact, in order, on the trial's thread. */
@FunctionalInterface
interface Observer {

  /**
   * A fact.
   *
   * @param at true time
   */
  void saw(MonotonicTime at, Fact fact);
}
