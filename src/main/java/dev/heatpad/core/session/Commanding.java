package dev.heatpad.core.session;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandPolicy;
import dev.heatpad.core.command.Freshness;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Request;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.Event.Press;
import dev.heatpad.core.session.PadState.PauseCause;
import dev.heatpad.core.session.Session.Plan;
import dev.heatpad.core.session.StartGate.Chosen;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.SessionId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out what {@link CommandPolicy} lets through, within the limits of the pad. */
final class Commanding {

  private Commanding() {}

  /** A press of the start button, as the command that it means in this state. */
  static void pressed(Draft draft, Event.Pressed pressed) {
    meaning(draft, pressed.press())
        .ifPresent(command ->
            commanded(
                draft,
                new Request(
                    pressed.token(),
                    Source.BUTTON,
                    command,
                    Freshness.FRESH,
                    Optional.empty(),
                    pressed.session())));
  }

  private static Optional<Command> meaning(Draft draft, Press press) {
    return switch (draft.state()) {
      case PadState.Idle _ ->
          Optional.of(
              switch (press) {
                case SHORT -> new Command.Start(Command.Choice.NOTHING);
                case LONG ->
                    Wearing.waitsForAPerson(draft.pad())
                        ? new Command.Acknowledge()
                        : new Command.Arm();
              });
      case PadState.Starting _ -> Optional.empty();
      case PadState.Heating(var session) ->
          session.attention().openPrompt().map(prompt -> new Command.Answer(Optional.of(prompt)));
      case PadState.Paused _ -> Optional.of(new Command.Resume());
      case PadState.Fault _ ->
          press == Press.LONG ? Optional.of(new Command.Acknowledge()) : Optional.empty();
    };
  }

  static void commanded(Draft draft, Request request) {
    switch (CommandPolicy.judge(request, draft.situation())) {
      case CommandPolicy.Refused(var refusal) -> draft.refuse(request, refusal, "");
      case CommandPolicy.NoChange _ ->
          draft.accept(
              request,
              "It is so already.",
              draft.state().session().map(Session::opening).map(SessionOpening::id));
      case CommandPolicy.Run _ -> run(draft, request);
    }
  }

  private static void run(Draft draft, Request request) {
    switch (request.command()) {
      case Command.Stop _ -> stop(draft, request);
      case Command.Start start -> Starting.begin(draft, request, start);
      case Command.Pause _ -> pause(draft, request);
      case Command.Resume _ -> resume(draft, request);
      case Command.Extend(var by) -> extend(draft, request, by);
      case Command.Answer(var prompt) -> answer(draft, request, prompt);
      case Command.Acknowledge _ -> acknowledge(draft, request);
      case Command.Arm _ -> arm(draft, request);
      case Command.Set(var choice) -> set(draft, request, choice);
    }
  }

  private static void stop(Draft draft, Request request) {
    Optional<SessionId> session =
        draft.state().session().map(Session::opening).map(SessionOpening::id);
    Ending.stop(
        draft, request.source() == Source.BUTTON ? StopReason.BUTTON_STOP : StopReason.USER_STOP);
    draft.replace(draft.pad().withArmedUntil(Optional.empty()));
    draft.accept(request, "Heat is off.", session);
  }

  private static void pause(Draft draft, Request request) {
    Optional<Session> running = draft.state().session();
    if (running.isEmpty()) {
      draft.refuse(request, Refusal.NOT_RUNNING, "");
      return;
    }
    Session session = running.get();
    if (draft.state() instanceof PadState.Paused(_, _, PauseCause.Person _)) {
      draft.accept(request, "It is so already.", Optional.of(session.opening().id()));
      return;
    }
    draft.become(
        new PadState.Paused(
            acted(session, draft),
            draft.now().plus(HardLimits.MAX_PAUSE),
            new PauseCause.Person()));
    phase(draft, "paused");
    draft.accept(
        request,
        "Paused. Without a resume the session ends in "
            + HardLimits.MAX_PAUSE.toMinutes()
            + " minutes.",
        Optional.of(session.opening().id()));
  }

  private static void resume(Draft draft, Request request) {
    Optional<Refusal> objection = Wearing.objection(draft.pad(), draft.now());
    if (objection.isPresent()) {
      draft.refuse(request, objection.get(), "");
      return;
    }
    if (!(draft.state() instanceof PadState.Paused(var session, _, _))) {
      draft.refuse(request, Refusal.NOT_RUNNING, "");
      return;
    }
    draft.become(new PadState.Heating(acted(session, draft)));
    phase(draft, "heating");
    draft.accept(request, "Heat goes on.", Optional.of(session.opening().id()));
  }

  private static void extend(Draft draft, Request request, Duration by) {
    Optional<Session> running = draft.state().session();
    if (running.isEmpty()) {
      draft.refuse(request, Refusal.NOT_RUNNING, "");
      return;
    }
    Session session = running.get();
    Plan plan = session.plan();
    Limits limits = draft.definition().limits();
    if (plan.extensions() >= HardLimits.MAX_EXTENSIONS) {
      draft.refuse(
          request,
          Refusal.OUT_OF_RANGE,
          "A session is extended at most " + HardLimits.MAX_EXTENSIONS + " times.");
      return;
    }
    Duration total = plan.planned().plus(by);
    if (by.compareTo(Duration.ZERO) <= 0 || total.compareTo(limits.maxSession()) > 0) {
      draft.refuse(
          request,
          Refusal.OUT_OF_RANGE,
          "A session lasts at most " + limits.maxSession().toMinutes() + " minutes.");
      return;
    }
    Duration elapsed = draft.now().minus(plan.startedAt());
    boolean isNight = draft.definition().night().isNight(draft.turn.wall());
    Duration forTheNight =
        StartGate.longestForTheNight(draft.pad(), draft.turn)
            .plus(isNight ? Duration.ZERO : elapsed);
    if (total.compareTo(forTheNight) > 0) {
      draft.refuse(
          request,
          Refusal.OUT_OF_RANGE,
          "At night a session lasts at most "
              + HardLimits.NIGHT_MAX_SESSION.toMinutes()
              + " minutes.");
      return;
    }
    if (total.compareTo(StartGate.affordable(draft.pad(), draft.turn, plan.target())) > 0) {
      draft.refuse(request, Refusal.DOSE_BUDGET, "");
      return;
    }
    draft.keep(
        acted(session, draft)
            .with(
                new Plan(
                    plan.startedAt(),
                    plan.startedAt().plus(total),
                    plan.target(),
                    plan.extensions() + 1)));
    request.id().ifPresent(id -> draft.add(new Effect.StoreCommandId(id)));
    draft.accept(
        request,
        "Extended to " + total.toMinutes() + " minutes.",
        Optional.of(session.opening().id()));
  }

  private static void answer(Draft draft, Request request, Optional<String> prompt) {
    Optional<Session> asked =
        draft
            .state()
            .session()
            .filter(session -> session.attention().openPrompt().isPresent())
            .filter(session -> prompt.isEmpty() || prompt.equals(session.attention().openPrompt()));
    if (asked.isEmpty()) {
      draft.refuse(request, Refusal.NO_PROMPT, "");
      return;
    }
    draft.keep(acted(asked.get(), draft));
    draft.accept(request, "Good. Heat goes on.", Optional.of(asked.get().opening().id()));
  }

  private static void acknowledge(Draft draft, Request request) {
    boolean isLockedOut = Wearing.waitsForAPerson(draft.pad());
    Wearing.acknowledge(draft);
    if (!(draft.state() instanceof PadState.Fault(var codes))) {
      draft.accept(request, isLockedOut ? "Acknowledged." : "It is so already.", Optional.empty());
      return;
    }
    Set<FaultCode> left = EnumSet.noneOf(FaultCode.class);
    for (FaultCode code : codes) {
      boolean mayClear =
          request.source().isLocal() || code.clearing() == FaultCode.Clearing.REMOTE_TOO;
      if (!mayClear || (code == FaultCode.OVER_TEMPERATURE && !hasCooled(draft))) {
        left.add(code);
      }
    }
    if (left.equals(codes)) {
      draft.refuse(request, Refusal.FAULT, left.iterator().next().nextStep());
      return;
    }
    draft.become(left.isEmpty() ? new PadState.Idle() : new PadState.Fault(left));
    if (codes.contains(FaultCode.LEASE_LOST_REPEATEDLY)
        && !left.contains(FaultCode.LEASE_LOST_REPEATEDLY)) {
      draft.replace(draft.pad().with(draft.pad().conditions().withoutLeaseLosses()));
    }
    draft.add(new Effect.StoreFaults(left));
    request.id().ifPresent(id -> draft.add(new Effect.StoreCommandId(id)));
    for (FaultCode code : codes) {
      if (!left.contains(code)) {
        draft.announce(Notice.Kind.FAULT_CLEARED, Map.of("code", code.text()));
      }
    }
    draft.accept(request, "Acknowledged.", Optional.empty());
  }

  private static boolean hasCooled(Draft draft) {
    return Senses.skin(draft.pad(), draft.now()) instanceof Reading.Valid(var skin)
        && draft.definition().limits().profile().trip().isAbove(skin);
  }

  private static void arm(Draft draft, Request request) {
    draft.replace(draft.pad().withArmedUntil(Optional.of(draft.now().plus(HardLimits.ARMED_FOR))));
    draft.accept(
        request,
        "A remote start is allowed for " + HardLimits.ARMED_FOR.toMinutes() + " minutes.",
        Optional.empty());
  }

  private static void set(Draft draft, Request request, Command.Choice choice) {
    switch (StartGate.choose(draft.pad(), choice)) {
      case Chosen.Refused(var refusal, var detail) -> draft.refuse(request, refusal, detail);
      case Chosen.Accepted(var settings) -> {
        draft.replace(draft.pad().with(settings));
        draft.add(new Effect.StoreSettings(settings));
        lowerTargetAtOnce(draft, settings.target());
        draft.accept(request, "Set.", Optional.empty());
      }
    }
  }

  /**
   * A running session takes a lower target at once; a higher one is for the next session. It is no
   * sign of life: an automation may do it.
   */
  private static void lowerTargetAtOnce(Draft draft, Celsius target) {
    if (draft.state() instanceof PadState.Starting(var opening, var token)
        && opening.target().isAbove(target)) {
      draft.become(new PadState.Starting(opening.with(target), token));
      return;
    }
    draft
        .state()
        .session()
        .filter(session -> session.plan().target().isAbove(target))
        .ifPresent(session -> {
          Plan plan = session.plan();
          draft.keep(
              session.with(new Plan(plan.startedAt(), plan.deadline(), target, plan.extensions())));
        });
  }

  private static Session acted(Session session, Draft draft) {
    return session.with(session.attention().acted(draft.now()));
  }

  private static void phase(Draft draft, String name) {
    draft.announce(Notice.Kind.PHASE, Map.of("phase", name));
  }
}
