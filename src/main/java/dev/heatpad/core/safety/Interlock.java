package dev.heatpad.core.safety;

import dev.heatpad.core.safety.Evidence.Incident;
import dev.heatpad.core.safety.Evidence.OfSession;
import dev.heatpad.core.safety.Verdict.HeatEnds;
import dev.heatpad.core.safety.Verdict.NoObjection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Every reason for which heat ends, in order of precedence. All are asked in every turn, none can
 * be switched off, and none can allow what another forbids.
 */
public enum Interlock {
  LEASE(evidence ->
      evidence.incidents().contains(Incident.LEASE_LOST_REPEATEDLY)
          ? fault(FaultCode.LEASE_LOST_REPEATEDLY)
          : faultIf(evidence.incidents().contains(Incident.LEASE_LOST), FaultCode.LEASE_LOST)),
  STUCK(evidence -> found(evidence, StopReason.RELAY_STUCK)),
  OVER_TEMPERATURE(evidence -> {
    Set<FaultCode> faults = tooWarm(evidence);
    return faults.isEmpty()
        ? byWearable(evidence, StopReason.OVER_TEMPERATURE)
        : ends(StopReason.OVER_TEMPERATURE, faults);
  }),
  RUNAWAY(evidence -> found(evidence, StopReason.RUNAWAY)),
  SENSOR(evidence -> ends(StopReason.SENSOR_INVALID, wrongWithSensors(evidence))),
  HARDWARE(evidence -> ends(StopReason.HARDWARE, wrongWithHardware(evidence))),
  POWER(evidence -> found(evidence, StopReason.POWER)),
  NOT_HEATING(evidence -> found(evidence, StopReason.NOT_HEATING)),
  DOSE(evidence ->
      endsIfSession(
          evidence,
          session -> isEnough(session, evidence.limits().profile()),
          StopReason.DOSE_LIMIT)),
  HEART_RATE(evidence -> byWearable(evidence, StopReason.HEART_RATE)),
  NOT_WORN(evidence -> byWearable(evidence, StopReason.NOT_WORN)),
  WEARABLE_LOST(evidence -> byWearable(evidence, StopReason.WEARABLE_LOST)),
  ASLEEP(evidence -> byWearable(evidence, StopReason.ASLEEP)),
  ANSWER(evidence ->
      endsIfSession(
          evidence,
          session ->
              reached(session.unansweredFor(), evidence.limits().profile().answerWithin())
                  || session.pauseLeft().filter(Interlock::isOver).isPresent(),
          StopReason.NO_ANSWER)),
  STORAGE(evidence ->
      faultIf(evidence.incidents().contains(Incident.STORAGE_FAILING), FaultCode.STORAGE_FAILING)),
  SHUTDOWN(evidence ->
      evidence.incidents().contains(Incident.SHUTTING_DOWN)
          ? new HeatEnds(StopReason.SHUTDOWN, Set.of())
          : new NoObjection()),
  INTERNAL(evidence -> ends(StopReason.INTERNAL, wrongWithTheProgram(evidence))),
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

  private static Set<FaultCode> tooWarm(Evidence evidence) {
    Set<FaultCode> faults = EnumSet.noneOf(FaultCode.class);
    boolean skinAtOnce =
        evidence.skin() instanceof Reading.Valid(var skin)
            && skin.isAtLeast(HardLimits.TRIP_AT_ONCE);
    if (skinAtOnce || reached(evidence.aboveTripFor(), HardLimits.TRIP_AFTER)) {
      faults.add(FaultCode.OVER_TEMPERATURE);
    }
    if (reached(evidence.elementHotFor(), HardLimits.TRIP_AFTER)) {
      faults.add(FaultCode.ELEMENT_OVER_TEMPERATURE);
    }
    return faults;
  }

  private static Set<FaultCode> wrongWithSensors(Evidence evidence) {
    Set<FaultCode> faults = EnumSet.noneOf(FaultCode.class);
    wrongWith(evidence.skin()).ifPresent(faults::add);
    evidence.element().flatMap(Interlock::wrongWith).ifPresent(faults::add);
    faults.addAll(among(evidence.findings(), StopReason.SENSOR_INVALID));
    return faults;
  }

  private static Optional<FaultCode> wrongWith(Reading reading) {
    return switch (reading) {
      case Reading.Valid _ -> Optional.empty();
      case Reading.NeverSeen _, Reading.Stale _ -> Optional.of(FaultCode.SENSOR_SILENT);
      case Reading.OutOfRange _ -> Optional.of(FaultCode.SENSOR_OUT_OF_RANGE);
      case Reading.Jumping _ -> Optional.of(FaultCode.SENSOR_JUMPING);
      case Reading.Frozen _ -> Optional.of(FaultCode.SENSOR_FROZEN);
      case Reading.Disagreeing _ -> Optional.of(FaultCode.SENSORS_DISAGREE);
    };
  }

  private static Set<FaultCode> wrongWithHardware(Evidence evidence) {
    Set<FaultCode> faults = EnumSet.noneOf(FaultCode.class);
    if (evidence.incidents().contains(Incident.OUTPUT_FAILED)) {
      faults.add(FaultCode.OUTPUT_FAILED);
    }
    faults.addAll(among(evidence.findings(), StopReason.HARDWARE));
    return faults;
  }

  private static Set<FaultCode> wrongWithTheProgram(Evidence evidence) {
    Set<FaultCode> faults = EnumSet.noneOf(FaultCode.class);
    if (evidence.incidents().contains(Incident.CLOCK_DRIFT)) {
      faults.add(FaultCode.CLOCK_DRIFT);
    }
    if (evidence.incidents().contains(Incident.LOOP_SLOW)) {
      faults.add(FaultCode.LOOP_SLOW);
    }
    return faults;
  }

  private static Verdict found(Evidence evidence, StopReason reason) {
    return ends(reason, among(evidence.findings(), reason));
  }

  private static Set<FaultCode> among(Set<FaultCode> findings, StopReason reason) {
    Set<FaultCode> faults = EnumSet.noneOf(FaultCode.class);
    for (FaultCode finding : findings) {
      if (finding.reason() == reason) {
        faults.add(finding);
      }
    }
    return faults;
  }

  private static boolean reached(Optional<Duration> lasted, Duration limit) {
    return lasted.filter(duration -> duration.compareTo(limit) >= 0).isPresent();
  }

  private static boolean isOver(Duration left) {
    return left.isNegative() || left.isZero();
  }

  private static Verdict endsIfSession(
      Evidence evidence, Predicate<OfSession> rule, StopReason reason) {
    return evidence.session().filter(rule).isPresent()
        ? new HeatEnds(reason, Set.of())
        : new NoObjection();
  }

  private static Verdict byWearable(Evidence evidence, StopReason reason) {
    return endsIfSession(evidence, session -> session.wearable().contains(reason), reason);
  }

  private static Verdict ends(StopReason reason, Set<FaultCode> faults) {
    return faults.isEmpty() ? new NoObjection() : new HeatEnds(reason, faults);
  }

  private static Verdict faultIf(boolean holds, FaultCode fault) {
    return holds ? fault(fault) : new NoObjection();
  }

  private static Verdict fault(FaultCode fault) {
    return new HeatEnds(fault.reason(), Set.of(fault));
  }
}
