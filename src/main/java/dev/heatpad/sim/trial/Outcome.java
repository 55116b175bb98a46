package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one life.
 *
 * @param openedSessions rows of sessions that became durable
 * @param faults how often each kind began
 * @param exempted what did not hold for a named reason, and how often
 * @param checks how often an invariant was asked
 * @param traceHash the same for the same scenario, always
 */
public record Outcome(
    Scenario scenario,
    List<Violation> violations,
    List<SessionFacts> sessions,
    int openedSessions,
    Duration simulated,
    Map<String, Integer> faults,
    Map<String, Integer> stops,
    Map<String, Integer> exempted,
    long checks,
    long traceHash) {

  public Outcome {
    violations = List.copyOf(violations);
    sessions = List.copyOf(sessions);
    faults = new TreeMap<>(faults);
    stops = new TreeMap<>(stops);
    exempted = new TreeMap<>(exempted);
  }

  static Outcome of(
      Scenario scenario,
      MonotonicTime end,
      TraceHash hash,
      Chronicle chronicle,
      List<Invariant> invariants) {
    List<Violation> violations = new ArrayList<>();
    Map<String, Integer> exempted = new TreeMap<>();
    long checks = 0;
    for (Invariant invariant : invariants) {
      violations.addAll(invariant.violations());
      invariant.exempted().forEach((name, times) -> exempted.merge(name, times, Integer::sum));
      checks += invariant.checks();
    }
    return new Outcome(
        scenario,
        violations,
        chronicle.sessions(),
        chronicle.opened(),
        end.minus(Stage.START),
        chronicle.faults(),
        chronicle.stops(),
        exempted,
        checks,
        hash.value());
  }

  public boolean holds() {
    return violations.isEmpty();
  }
}
