package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that must hold in every life, judged from facts alone. It starts anew with each life,
 * and tells a kind of violation once a pad or session at most, as far as it can.
 */
abstract class Invariant implements Observer {

  private final List<Violation> violations = new ArrayList<>();
  private final Map<String, Integer> exempted = new TreeMap<>();
  private final String name;
  private long checks;

  Invariant(String name) {
    this.name = name;
  }

  final String name() {
    return name;
  }

  /** What must hold, in one sentence. */
  abstract String sentence();

  /** Says whether something held. */
  final void check(boolean holds, MonotonicTime at, String what) {
    checks++;
    if (!holds) {
      violations.add(new Violation(name, at.minus(Stage.START), what));
    }
  }

  /** Something did not hold, for a reason that no software can help. */
  final void exempt(String reason) {
    exempted.merge(name + ": " + reason, 1, Integer::sum);
  }

  final List<Violation> violations() {
    return violations;
  }

  final Map<String, Integer> exempted() {
    return exempted;
  }

  final long checks() {
    return checks;
  }
}
