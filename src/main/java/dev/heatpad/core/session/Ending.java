package dev.heatpad.core.session;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.safety.Verdict.HeatEnds;
import dev.heatpad.core.session.Effect.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How sessions end and faults latch: the only place that writes an end record. */
final class Ending {

  private Ending() {}

  /** Ends what runs for the first of these, and latches what they latch. */
  static void apply(Draft draft, List<HeatEnds> ends) {
    if (ends.isEmpty()) {
      return;
    }
    HeatEnds first = ends.getFirst();
    Set<FaultCode> latched = EnumSet.noneOf(FaultCode.class);
    Set<FaultCode> all = EnumSet.noneOf(FaultCode.class);
    ends.forEach(end -> all.addAll(end.faults()));
    all.stream().filter(FaultCode::latches).forEach(latched::add);
    Optional<FaultCode> fault = first.faults().stream().findFirst();
    endWhatRuns(draft, first.reason(), fault, alerts(ends, all, fault));
    if (!latched.isEmpty()) {
      latch(draft, latched);
    }
  }

  /** What else was true: the further reasons, and every fault but the one that the record names. */
  private static List<String> alerts(
      List<HeatEnds> ends, Set<FaultCode> faults, Optional<FaultCode> named) {
    Set<String> alerts = new LinkedHashSet<>();
    ends.stream().skip(1).forEach(end -> alerts.add(end.reason().text()));
    for (FaultCode fault : faults) {
      if (!named.equals(Optional.of(fault))) {
        alerts.add(fault.text());
      }
    }
    return List.copyOf(alerts);
  }

  /** Ends the session because a person asked for it. */
  static void stop(Draft draft, StopReason reason) {
    endWhatRuns(draft, reason, Optional.empty(), List.of());
  }

  private static void endWhatRuns(
      Draft draft, StopReason reason, Optional<FaultCode> fault, List<String> alerts) {
    switch (draft.state()) {
      case PadState.Starting(var opening, var token) -> {
        token.ifPresent(waiting -> Starting.answerThatItEnded(draft, opening, waiting, reason));
        end(draft, neverHeated(draft, opening, reason, fault, alerts));
      }
      case PadState.Heating(var session) ->
          end(draft, session, record(draft, session, reason, fault, alerts));
      case PadState.Paused(var session, _, _) ->
          end(draft, session, record(draft, session, reason, fault, alerts));
      case PadState.Idle _, PadState.Fault _ -> {}
    }
  }

  /** The record's dose is that of its end; what pad and skin still give is counted apart. */
  private static void end(Draft draft, Session session, SessionRecord end) {
    end(draft, end);
    Afterwards.begin(draft, session);
  }

  private static void end(Draft draft, SessionRecord end) {
    draft.become(new PadState.Idle());
    draft.replace(draft.pad().withLastStop(end.stopReason()));
    draft.add(new Effect.StoreEnd(end));
    if (end.proofOfOff() == ProofOfOff.PENDING) {
      Pad.Proof proof = new Pad.Proof(end.opening().id(), ProofOfOff.PENDING);
      draft.replace(draft.pad().with(draft.pad().watches().withProof(Optional.of(proof))));
    }
    Wearing.ended(draft, end.stopReason());
    Map<String, String> details = new LinkedHashMap<>();
    details.put("session_id", end.opening().id().text());
    details.put("reason", end.stopReason().text());
    details.put("heated_s", Long.toString(end.heated().toSeconds()));
    details.put("message", end.stopReason().sentence());
    draft.announce(Notice.Kind.STOPPED, details);
  }

  private static SessionRecord record(
      Draft draft,
      Session session,
      StopReason reason,
      Optional<FaultCode> fault,
      List<String> alerts) {
    List<String> all = new ArrayList<>(session.withAlerts(alerts).alerts());
    Session.Progress progress = session.progress();
    return new SessionRecord(
        session.opening(),
        draft.turn.wall().instant(),
        session.plan().planned(),
        draft.now().minus(session.plan().startedAt()),
        progress.heated(),
        reason,
        fault,
        progress.maxSkin(),
        progress.doseAt(draft.now()),
        draft.definition().heater().watts() * progress.elementOn().toMillis() / 3_600_000.0,
        progress.elementOn().isZero() ? ProofOfOff.NOT_CHECKED : ProofOfOff.PENDING,
        all,
        draft.pad().watches().wearable().heartRate());
  }

  private static SessionRecord neverHeated(
      Draft draft,
      SessionOpening opening,
      StopReason reason,
      Optional<FaultCode> fault,
      List<String> alerts) {
    return new SessionRecord(
        opening,
        draft.turn.wall().instant(),
        opening.planned(),
        Duration.ZERO,
        Duration.ZERO,
        reason,
        fault,
        Optional.empty(),
        ThermalDose.NONE,
        0,
        ProofOfOff.NOT_CHECKED,
        alerts);
  }

  private static void latch(Draft draft, Set<FaultCode> codes) {
    Set<FaultCode> all = EnumSet.copyOf(codes);
    if (draft.state() instanceof PadState.Fault(var known)) {
      if (known.containsAll(codes)) {
        return;
      }
      all.addAll(known);
    }
    PadState.Fault fault = new PadState.Fault(all);
    draft.become(fault);
    draft.replace(draft.pad().withArmedUntil(Optional.empty()));
    draft.add(new Effect.StoreFaults(fault.codes()));
    for (FaultCode code : codes) {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("code", code.text());
      details.put("message", code.sentence());
      details.put("next_step", code.nextStep());
      draft.announce(Notice.Kind.FAULT, details);
    }
  }
}
