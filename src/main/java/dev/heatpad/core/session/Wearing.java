package dev.heatpad.core.session;

import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadState.PauseCause;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Finding;
import dev.heatpad.core.wearable.LockOut;
import dev.heatpad.core.wearable.Rule;
import dev.heatpad.core.wearable.Rule.Consequence;
import dev.heatpad.core.wearable.WearablePolicy;
import dev.heatpad.core.wearable.WearableWatch;
import dev.heatpad.core.wearable.WearableWatch.Resumes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a session makes of {@link WearablePolicy}: it ends, pauses, asks or eases. Only a pause that
 * it began itself does it end again, once in a session, and heat is then what it was before (S11).
 */
final class Wearing {

  private Wearing() {}

  /** Every rule about wearables that speaks of this session now. */
  static List<Finding> findings(Pad pad, MonotonicTime now) {
    return pad.state()
        .session()
        .map(session ->
            WearablePolicy.judge(
                pad.watches().wearable(),
                pad.definition().wearable(),
                new WearablePolicy.Session(
                    session.attention().lastAction(),
                    session.attention().answers(),
                    pad.definition().limits().profile().trip()),
                now))
        .orElse(List.of());
  }

  /** Why heat ends for a wearable: at once, or because a pause was not mended in time. */
  static Set<StopReason> ends(Pad pad, MonotonicTime now) {
    Set<StopReason> ends = EnumSet.noneOf(StopReason.class);
    for (Finding finding : findings(pad, now)) {
      boolean isPauseTooMany =
          finding.rule().consequence() == Consequence.PAUSE
              && pad.state() instanceof PadState.Heating
              && hasResumed(pad.watches().wearable());
      if (finding.rule().consequence() == Consequence.STOP || isPauseTooMany) {
        ends.add(finding.rule().reason());
      }
    }
    if (pad.state() instanceof PadState.Paused(_, var until, PauseCause.Wearable(var rule, _))
        && !until.isAfter(now)) {
      ends.add(rule.reason());
    }
    return ends;
  }

  private static boolean hasResumed(WearableWatch watch) {
    return watch.session().filter(session -> session.resumes() == Resumes.USED).isPresent();
  }

  /** What ends heat now is kept in the record with its values. */
  static void noteEnds(Draft draft) {
    if (ends(draft.pad(), draft.now()).isEmpty()) {
      return;
    }
    List<String> ends =
        findings(draft.pad(), draft.now()).stream()
            .filter(finding ->
                finding.rule().consequence() == Consequence.STOP
                    || (finding.rule().consequence() == Consequence.PAUSE
                        && draft.state() instanceof PadState.Heating))
            .map(Finding::text)
            .toList();
    draft.state().session().ifPresent(session -> draft.keep(session.withAlerts(ends)));
  }

  /** Pauses, asks, eases, and takes back a pause whose cause is gone. */
  static void mind(Draft draft) {
    switch (draft.state()) {
      case PadState.Heating _ -> mindHeat(draft);
      case PadState.Paused(var session, var until, PauseCause.Wearable(var rule, var since)) ->
          mindPause(draft, session, until, new PauseCause.Wearable(rule, since));
      case PadState.Paused _, PadState.Idle _, PadState.Starting _, PadState.Fault _ -> {}
    }
  }

  private static void mindHeat(Draft draft) {
    for (Finding finding : findings(draft.pad(), draft.now())) {
      switch (finding.rule().consequence()) {
        case STOP -> {}
        case PAUSE -> pause(draft, finding);
        case ASK -> ask(draft, finding);
        case EASE -> ease(draft, finding);
      }
    }
  }

  private static void pause(Draft draft, Finding finding) {
    if (!(draft.state() instanceof PadState.Heating(var session))) {
      return;
    }
    MonotonicTime now = draft.now();
    draft.become(
        new PadState.Paused(
            session.withAlerts(List.of(finding.text())),
            now.plus(backWithin(finding.rule())),
            new PauseCause.Wearable(finding.rule(), now)));
    draft.announce(Notice.Kind.PHASE, phase("paused", finding.rule()));
  }

  private static Duration backWithin(Rule rule) {
    return rule.reason() == StopReason.NOT_WORN
        ? HardLimits.WORN_BACK_WITHIN
        : HardLimits.WEARABLE_BACK_WITHIN;
  }

  private static Map<String, String> phase(String name, Rule rule) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("phase", name);
    details.put("rule", rule.text());
    return details;
  }

  private static void mindPause(
      Draft draft, Session session, MonotonicTime until, PauseCause.Wearable cause) {
    WearableWatch watch = draft.pad().watches().wearable();
    MonotonicTime now = draft.now();
    if (!hasResumed(watch)
        && WearablePolicy.isBack(watch, draft.definition().wearable(), cause.since(), now)) {
      draft.replace(draft.pad().with(draft.pad().watches().with(watch.resumed())));
      draft.become(new PadState.Heating(session));
      draft.announce(Notice.Kind.PHASE, phase("heating", cause.rule()));
      return;
    }
    findings(draft.pad(), now).stream()
        .filter(finding -> finding.rule().reason() == StopReason.NOT_WORN)
        .filter(_ -> cause.rule().reason() != StopReason.NOT_WORN)
        .findFirst()
        .ifPresent(finding ->
            draft.become(
                new PadState.Paused(
                    session.withAlerts(List.of(finding.text())),
                    until.earlier(now.plus(HardLimits.WORN_BACK_WITHIN)),
                    new PauseCause.Wearable(finding.rule(), cause.since()))));
  }

  /** A wearable's doubt is asked at once, and heat is off until somebody answered. */
  private static void ask(Draft draft, Finding finding) {
    if (!(draft.state() instanceof PadState.Heating(var session))
        || !draft.definition().nature().hasBudgets()
        || session.attention().isDoubted()) {
      return;
    }
    boolean isOpen = session.attention().openSince().isPresent();
    draft.keep(
        session.with(session.attention().doubt(draft.now())).withAlerts(List.of(finding.text())));
    if (!isOpen) {
      Map<String, String> why = new LinkedHashMap<>();
      why.put("rule", finding.rule().text());
      why.put("message", "You seem to sleep. Without an answer the heat ends.");
      Prompting.announce(draft, why);
    }
  }

  /** Half of the way down to the lowest target, and never up again by itself. */
  private static void ease(Draft draft, Finding finding) {
    Optional<Session> running = draft.state().session();
    if (running.isEmpty()) {
      return;
    }
    Celsius lowest = draft.definition().limits().profile().minTarget();
    Celsius asked = running.get().opening().target();
    Celsius eased = Celsius.of((lowest.degrees() + asked.degrees()) / 2);
    if (running.get().plan().target().isAbove(eased)) {
      draft.keep(running.get().withTarget(eased).withAlerts(List.of(finding.text())));
      draft.announce(Notice.Kind.PHASE, phase("eased", finding.rule()));
    }
  }

  /** A session has ended; a heart rate that ended it locks the pad. */
  static void ended(Draft draft, StopReason reason) {
    WearableWatch watch = draft.pad().watches().wearable();
    keep(
        draft,
        reason == StopReason.HEART_RATE ? Optional.of(LockOut.from(draft.now())) : watch.lockOut());
    Pad.Watches watches = draft.pad().watches();
    draft.replace(draft.pad().with(watches.with(watches.wearable().ended())));
  }

  private static void keep(Draft draft, Optional<LockOut> lockOut) {
    Pad.Watches watches = draft.pad().watches();
    Optional<LockOut> before = watches.wearable().lockOut();
    draft.replace(draft.pad().with(watches.with(watches.wearable().with(lockOut))));
    if (!lockOut.map(LockOut::seen).equals(before.map(LockOut::seen))) {
      draft.add(new Effect.StoreLockOut(lockOut.map(LockOut::seen)));
    }
  }

  /** Forgets a lock-out that is over. */
  static void unlockInTime(Draft draft) {
    Optional<LockOut> lockOut = draft.pad().watches().wearable().lockOut();
    if (lockOut.filter(lock -> lock.isOver(draft.now())).isPresent()) {
      keep(draft, Optional.empty());
    }
  }

  /** Whether a lock-out still waits for a person. */
  static boolean waitsForAPerson(Pad pad) {
    return pad.watches()
        .wearable()
        .lockOut()
        .filter(lock -> lock.seen() == LockOut.Seen.NOT_YET)
        .isPresent();
  }

  static void acknowledge(Draft draft) {
    keep(draft, draft.pad().watches().wearable().lockOut().map(LockOut::acknowledged));
  }

  /** What speaks against a resume by a person. */
  static Optional<Refusal> objection(Pad pad, MonotonicTime now) {
    boolean isOff =
        findings(pad, now).stream()
            .anyMatch(finding -> finding.rule().reason() == StopReason.NOT_WORN);
    return isOff ? Optional.of(Refusal.NOT_WORN) : StartGate.objection(pad, now);
  }

  /** No heat while a doubt waits for its answer, or while anything ends heat. */
  static boolean forbidsHeat(Pad pad, MonotonicTime now) {
    boolean isDoubted =
        pad.state().session().filter(session -> session.attention().isDoubted()).isPresent();
    return isDoubted || !ends(pad, now).isEmpty();
  }
}
