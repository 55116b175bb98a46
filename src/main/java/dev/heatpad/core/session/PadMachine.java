package dev.heatpad.core.session;

import dev.heatpad.core.control.TwoPositionControl;
import dev.heatpad.core.control.TwoPositionControl.Demand;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.Alert;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.HeaterChecks;
import dev.heatpad.core.safety.HeaterWatch;
import dev.heatpad.core.safety.HeaterWatch.Supply;
import dev.heatpad.core.safety.HeaterWatch.Told;
import dev.heatpad.core.safety.HeaterWatch.Wish;
import dev.heatpad.core.safety.Interlock;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.unit.MonotonicTime;
import java.util.List;
import java.util.Optional;

/**
 * The machine of one pad: {@code step(pad, event, turn)} gives the pad as it is next and what is to
 * be done. It never waits, never asks for the time, and never throws on bad input. Every step says
 * what the heater is to do: on for one lease, or off.
 *
 * <p>In each step the event is noted, time and dose are counted, all interlocks judge, and only
 * then is the event itself carried out; so a command never outruns a limit.
 *
 * <pre>
 * from     | cause                           | to
 * idle     | start                           | starting
 * idle     | latching interlock              | fault
 * starting | row stored                      | heating
 * starting | row not stored                  | idle
 * starting | stop                            | idle
 * starting | interlock                       | idle
 * starting | latching interlock              | fault
 * heating  | pause                           | paused
 * heating  | wearable off or lost            | paused
 * heating  | stop                            | idle
 * heating  | interlock                       | idle
 * heating  | latching interlock              | fault
 * paused   | resume                          | heating
 * paused   | wearable back                   | heating
 * paused   | stop                            | idle
 * paused   | interlock                       | idle
 * paused   | latching interlock              | fault
 * fault    | acknowledge                     | idle
 * </pre>
 *
 * An answer of the person that speaks against heat is a stop. The deadline, the end of a pause, an
 * unanswered question and the end of the program are interlocks too. No other transition exists.
 */
public final class PadMachine {

  private PadMachine() {}

  /** One step. Calling it twice with the same arguments gives the same result. */
  public static Step step(Pad before, Event event, Turn turn) {
    Draft draft = new Draft(Senses.absorb(before, event, turn.now()), turn);
    count(draft);
    Wearing.noteEnds(draft);
    Ending.apply(draft, Interlock.judgeAll(Senses.evidence(draft.pad(), event, turn)));
    Heeding.mind(draft);
    carryOut(draft, event);
    Wearing.mind(draft);
    noteAlerts(draft);
    disarmInTime(draft);
    Wearing.unlockInTime(draft);
    Prompting.askInTime(draft);
    Effect heater = heater(draft);
    watch(draft, heater);
    prove(draft);
    return draft.finish(heater);
  }

  /** What the heater is told now is what its checks compare the next readings with. */
  private static void watch(Draft draft, Effect heater) {
    Position told = heater instanceof Effect.Energise ? Position.ON : Position.OFF;
    Supply supply = draft.state() instanceof PadState.Heating ? Supply.HELD : Supply.RELEASED;
    Pad.Watches watches = draft.pad().watches();
    HeaterWatch next =
        watches
            .heater()
            .after(
                new Told(told, supply, wish(draft, told)),
                Senses.skinUnderHeat(draft.pad(), draft.now()),
                draft.now());
    draft.replace(draft.pad().with(watches.with(next)));
  }

  /** Heat may be off for the doubt in a sensor, or for its dwell, and still be wished for. */
  private static Wish wish(Draft draft, Position told) {
    if (Wearing.forbidsHeat(draft.pad(), draft.now())) {
      return Wish.NONE;
    }
    boolean isCold =
        draft.state() instanceof PadState.Heating(var session)
            && Senses.skin(draft.pad(), draft.now()) instanceof Reading.Valid(var skin)
            && TwoPositionControl.asksFrom(session.plan().target()).isAtLeast(skin);
    boolean onlyDoubted =
        Senses.isDoubtful(draft.pad(), draft.now())
            && draft.pad().watches().heater().askedSince().isPresent();
    return told == Position.ON || isCold || onlyDoubted ? Wish.HEAT : Wish.NONE;
  }

  /** After a session it must show that the heater is off (R27). */
  private static void prove(Draft draft) {
    Pad.Watches watches = draft.pad().watches();
    if (watches.proof().isEmpty()) {
      return;
    }
    Pad.Proof known = watches.proof().get();
    Optional<ProofOfOff> shown =
        isKnownToBeStuck(draft.state())
            ? Optional.of(ProofOfOff.FAILED)
            : known.shown() == ProofOfOff.PENDING
                ? HeaterChecks.proofOfOff(
                    Senses.heaterView(draft.pad(), draft.now()),
                    watches.meter().newest(),
                    draft.now())
                : Optional.empty();
    shown
        .filter(proof -> proof != known.shown())
        .ifPresent(proof -> {
          Pad.Proof newer = new Pad.Proof(known.session(), proof);
          draft.replace(draft.pad().with(watches.withProof(Optional.of(newer))));
          draft.add(new Effect.StoreProof(known.session(), proof));
        });
  }

  private static boolean isKnownToBeStuck(PadState state) {
    return state instanceof PadState.Fault(var codes)
        && codes.stream().anyMatch(code -> code.reason() == StopReason.RELAY_STUCK);
  }

  private static void count(Draft draft) {
    draft
        .state()
        .session()
        .ifPresentOrElse(
            session ->
                draft.keep(Accounting.count(draft.pad(), draft.state(), session, draft.now())),
            () -> Afterwards.count(draft));
  }

  private static void carryOut(Draft draft, Event event) {
    switch (event) {
      case Event.Commanded(var request) -> Commanding.commanded(draft, request);
      case Event.Pressed pressed -> Commanding.pressed(draft, pressed);
      case Event.SessionStored(var session) -> Starting.stored(draft, session);
      case Event.SessionNotStored(var session) -> Starting.notStored(draft, session);
      case Event.Ticked _,
          Event.LeaseLost _,
          Event.OutputFailed _,
          Event.Metered _,
          Event.HostJudged _,
          Event.WearableReported _,
          Event.StorageFailing _,
          Event.StorageRecovered _,
          Event.ShuttingDown _ -> {}
      case Event.Sampled(var role, var sample) -> keepReading(draft, role, sample);
    }
  }

  private static void keepReading(Draft draft, SensorRole role, Sample sample) {
    Optional<Session> running = draft.state().session();
    if (running.isPresent() && sample instanceof Sample.Measured measured) {
      draft.add(
          new Effect.StoreReading(
              running.get().opening().id(),
              role,
              measured.temperature(),
              draft.turn.wall().instant()));
    }
  }

  /** What was true on the way stays in the record. */
  private static void noteAlerts(Draft draft) {
    Optional<Session> running = draft.state().session();
    if (running.isEmpty()) {
      return;
    }
    List<String> alerts =
        Alerting.alerts(draft.pad(), draft.turn).stream().map(Alert::text).toList();
    if (!running.get().alerts().containsAll(alerts)) {
      draft.keep(running.get().withAlerts(alerts));
    }
  }

  private static void disarmInTime(Draft draft) {
    if (draft.pad().armedUntil().filter(until -> !until.isAfter(draft.now())).isPresent()) {
      draft.replace(draft.pad().withArmedUntil(Optional.empty()));
    }
  }

  /** The heater is on only in the state of heating, with a reading to control it by. */
  private static Effect heater(Draft draft) {
    if (!(draft.state() instanceof PadState.Heating(var session))
        || !(Senses.skin(draft.pad(), draft.now()) instanceof Reading.Valid(var skin))) {
      switchedOff(draft);
      return new Effect.Deenergise();
    }
    Demand demand =
        Senses.isDoubtful(draft.pad(), draft.now()) || Wearing.forbidsHeat(draft.pad(), draft.now())
            ? session.demand().off(draft.now())
            : TwoPositionControl.next(session.demand(), skin, session.plan().target(), draft.now());
    draft.keep(session.with(demand));
    return switch (demand.position()) {
      case ON -> new Effect.Energise(HardLimits.HEAT_LEASE);
      case OFF -> new Effect.Deenergise();
    };
  }

  /** A pause opens the relay whatever its dwell; the dwell counts from there. */
  private static void switchedOff(Draft draft) {
    draft
        .state()
        .session()
        .filter(session -> session.demand().position() == Position.ON)
        .ifPresent(session -> draft.keep(session.with(session.demand().off(draft.now()))));
  }

  /**
   * When this pad next needs a step even if nothing happens; empty when any later turn will do. The
   * loop wakes for it, so that heat ends on time and not at the next turn.
   */
  public static Optional<MonotonicTime> nextDeadline(Pad pad) {
    return switch (pad.state()) {
      case PadState.Heating(var session) -> Optional.of(session.plan().deadline());
      case PadState.Paused(var session, var until, _) ->
          Optional.of(session.plan().deadline().earlier(until));
      case PadState.Idle _, PadState.Starting _, PadState.Fault _ -> Optional.empty();
    };
  }
}
