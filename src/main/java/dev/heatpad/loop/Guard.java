package dev.heatpad.loop;

import java.lang.System.Logger;
import java.util.HashMap;
import java.util.Map;

/**
 * Calls what must not bring the loop down: listeners, answers, lights. A failure is logged when its
 * kind is new, and counted. The loop's thread owns it.
 */
final class Guard {

  private static final Logger LOG = System.getLogger(Guard.class.getName());

  private final Map<String, Integer> failures = new HashMap<>();

  /** Calls it, and survives what it throws. */
  void call(String what, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException failure) {
      int count = failures.merge(what + failure.getClass(), 1, Integer::sum);
      if (count == 1) {
        LOG.log(Logger.Level.ERROR, "The " + what + " failed; heat is not affected.", failure);
      }
    }
  }
}
