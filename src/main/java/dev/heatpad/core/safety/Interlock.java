package dev.heatpad.core.safety;

import dev.heatpad.core.safety.Evidence.Incident;
import dev.heatpad.core.safety.Evidence.OfSession;
import dev.heatpad.core.safety.Verdict.HeatEnds;
import dev.heatpad.core.safety.Verdict.NoObjection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Every reason for which heat ends, in order of precedence. All are asked in every turn, none can
 * be switched off, and none can allow what another forbids.
 */
public enum Interlock {
  LEASE(evidence ->
      evidence.incidents().contains(Incident.LEASE_LOST_REPEATEDLY)
          ? latched(FaultCode.LEASE_LOST_REPEATEDLY)
          : endsIf(evidence.incidents().contains(Incident.LEASE_LOST), StopReason.LEASE_LOST)),
  OVER_TEMPERATURE(
      evidence -> isTooWarm(evidence) ? latched(FaultCode.OVER_TEMPERATURE) : new NoObjection()),
  SENSOR(evidence ->
      endsIf(
          !(evidence.skin() instanceof Reading.Valid)
              || evidence.element().filter(it -> !(it instanceof Reading.Valid)).isPresent(),
          StopReason.SENSOR_INVALID)),
  OUTPUT(evidence ->
      evidence.incidents().contains(Incident.OUTPUT_FAILED)
          ? latched(FaultCode.OUTPUT_FAILED)
          : new NoObjection()),
  DOSE(evidence ->
      endsIfSession(
          evidence,
          session -> isEnough(session, evidence.limits().profile()),
          StopReason.DOSE_LIMIT)),
  ANSWER(evidence ->
      endsIfSession(
          evidence,
          session ->
              reached(session.unansweredFor(), evidence.limits().profile().answerWithin())
                  || session.pauseLeft().filter(Interlock::isOver).isPresent(),
          StopReason.NO_ANSWER)),
  STORAGE(evidence ->
      endsIf(evidence.incidents().contains(Incident.STORAGE_FAILING), StopReason.STORAGE)),
  SHUTDOWN(evidence ->
      endsIf(evidence.incidents().contains(Incident.SHUTTING_DOWN), StopReason.SHUTDOWN)),
  TIMER(evidence ->
      endsIfSession(
          evidence,
          session ->
              isOver(session.left()) || session.heated().compareTo(HardLimits.MAX_SESSION) >= 0,
          StopReason.COMPLETED));

  private final Function<Evidence, Verdict> rule;

  Interlock(Function<Evidence, Verdict> rule) {
    this.rule = rule;
  }

  public Verdict judge(Evidence evidence) {
    return rule.apply(evidence);
  }

  /** Everything that ends heat now, in order of precedence; empty when nothing does. */
  public static List<HeatEnds> judgeAll(Evidence evidence) {
    List<HeatEnds> ends = new ArrayList<>();
    for (Interlock interlock : values()) {
      switch (interlock.judge(evidence)) {
        case NoObjection _ -> {}
        case HeatEnds end -> ends.add(end);
      }
    }
    return List.copyOf(ends);
  }

  private static boolean isEnough(OfSession session, Profile profile) {
    double cem43Minutes = session.dose().cem43BoundMinutes();
    return cem43Minutes >= profile.sessionCem43Minutes()
        || cem43Minutes + session.earlierCem43Minutes() >= profile.dayCem43Minutes()
        || session.dose().damageBound() >= profile.sessionDamage();
  }

  private static boolean isTooWarm(Evidence evidence) {
    boolean skinAtOnce =
        evidence.skin() instanceof Reading.Valid(var skin)
            && skin.isAtLeast(HardLimits.TRIP_AT_ONCE);
    boolean element =
        evidence.element().orElse(evidence.skin()) instanceof Reading.Valid(var warmest)
            && warmest.isAtLeast(HardLimits.ELEMENT_TRIP);
    return skinAtOnce || element || reached(evidence.aboveTripFor(), HardLimits.TRIP_AFTER);
  }

  private static boolean reached(Optional<Duration> lasted, Duration limit) {
    return lasted.filter(duration -> duration.compareTo(limit) >= 0).isPresent();
  }

  private static boolean isOver(Duration left) {
    return left.isNegative() || left.isZero();
  }

  private static Verdict endsIf(boolean holds, StopReason reason) {
    return holds ? new HeatEnds(reason, Optional.empty()) : new NoObjection();
  }

  private static Verdict endsIfSession(
      Evidence evidence, Predicate<OfSession> rule, StopReason reason) {
    return endsIf(evidence.session().filter(rule).isPresent(), reason);
  }

  private static Verdict latched(FaultCode fault) {
    return new HeatEnds(fault.reason(), Optional.of(fault));
  }
}
