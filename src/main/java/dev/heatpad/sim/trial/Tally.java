package dev.heatpad.sim.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of many lives, added up in their order. */
public final class Tally {

  private static final int MOST_KEPT = 20;

  private final Map<String, Integer> faults = new TreeMap<>();
  private final Map<String, Integer> stops = new TreeMap<>();
  private final Map<String, Integer> exempted = new TreeMap<>();
  private final List<Outcome> failed = new ArrayList<>();
  private int sessions;
  private int lives;
  private int violations;
  private int sessionsBeforeViolation;
  private long checks;
  private long hash;
  private Duration simulated = Duration.ZERO;
  private Duration worstDetection = Duration.ZERO;
  private Duration worstOff = Duration.ZERO;
  private double worstSkinCelsius;
  private double worstDamage;

  void add(Outcome outcome) {
    if (violations == 0) {
      sessionsBeforeViolation = sessions;
    }
    lives++;
    sessions += outcome.openedSessions();
    violations += outcome.violations().size();
    checks += outcome.checks();
    simulated = simulated.plus(outcome.simulated());
    hash = Long.rotateLeft(hash, 7) * 31 + outcome.traceHash();
    outcome.faults().forEach((name, times) -> faults.merge(name, times, Integer::sum));
    outcome.stops().forEach((name, times) -> stops.merge(name, times, Integer::sum));
    outcome.exempted().forEach((name, times) -> exempted.merge(name, times, Integer::sum));
    if (!outcome.holds() && failed.size() < MOST_KEPT) {
      failed.add(outcome);
    }
    for (SessionFacts session : outcome.sessions()) {
      worstSkinCelsius = Math.max(worstSkinCelsius, session.maxSkinCelsius());
      worstDamage = Math.max(worstDamage, session.damage());
      worstDetection = longer(worstDetection, session.detectedAfter());
      worstOff = longer(worstOff, session.offAfter());
    }
  }

  private static Duration longer(Duration one, Optional<Duration> other) {
    return other.filter(it -> it.compareTo(one) > 0).orElse(one);
  }

  public int sessions() {
    return sessions;
  }

  public int lives() {
    return lives;
  }

  public int violations() {
    return violations;
  }

  /** How many sessions there were before the first life in which something did not hold. */
  public int sessionsBeforeViolation() {
    return sessionsBeforeViolation;
  }

  public long checks() {
    return checks;
  }

  public long traceHash() {
    return hash;
  }

  public Duration simulated() {
    return simulated;
  }

  public Map<String, Integer> faults() {
    return faults;
  }

  public Map<String, Integer> stops() {
    return stops;
  }

  public Map<String, Integer> exempted() {
    return exempted;
  }

  /** The first lives in which something did not hold. */
  public List<Outcome> failed() {
    return List.copyOf(failed);
  }

  public Duration worstDetection() {
    return worstDetection;
  }

  public Duration worstOff() {
    return worstOff;
  }

  public double worstSkinCelsius() {
    return worstSkinCelsius;
  }

  public double worstDamage() {
    return worstDamage;
  }
}
