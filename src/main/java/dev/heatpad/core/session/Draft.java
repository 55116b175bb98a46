package dev.heatpad.core.session;

import dev.heatpad.core.command.CommandPolicy.Situation;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.CommandResult.Effective;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Request;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.SessionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pad while one step works on it, and the effects collected so far. It lives inside a single
 * call of {@link PadMachine#step} and is never seen outside.
 */
final class Draft {

  final Turn turn;
  private final List<Effect> effects = new ArrayList<>();
  private Pad pad;
  private boolean sessionEnded;

  Draft(Pad pad, Turn turn) {
    this.pad = pad;
    this.turn = turn;
  }

  Pad pad() {
    return pad;
  }

  PadState state() {
    return pad.state();
  }

  Situation situation() {
    return pad.state().situation();
  }

  PadDefinition definition() {
    return pad.definition();
  }

  MonotonicTime now() {
    return turn.now();
  }

  void become(PadState state) {
    pad = pad.with(state);
  }

  void replace(Pad newPad) {
    pad = newPad;
  }

  /** The running session changed; the kind of state stays. */
  void keep(Session session) {
    switch (pad.state()) {
      case PadState.Heating _ -> become(new PadState.Heating(session));
      case PadState.Paused paused ->
          become(new PadState.Paused(session, paused.until(), paused.cause()));
      case PadState.Idle _, PadState.Starting _, PadState.Fault _ ->
          throw new IllegalStateException("no session runs");
    }
  }

  void add(Effect effect) {
    effects.add(effect);
    sessionEnded |= effect instanceof Effect.StoreEnd;
  }

  /** Whether this step ended a session: its heat is not booked yet, so nothing may start in it. */
  boolean hasEndedASession() {
    return sessionEnded;
  }

  void announce(Notice.Kind kind, Map<String, String> details) {
    effects.add(
        new Effect.Announce(
            new Notice(kind, java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details)))));
  }

  void accept(Request request, String message, Optional<SessionId> session) {
    answer(request.token(), request, Optional.empty(), message, session);
  }

  void refuse(Request request, Refusal refusal, String detail) {
    String message = (refusal.sentence() + " " + detail).strip() + " " + refusal.nextStep();
    answer(request.token(), request, Optional.of(refusal), message, Optional.empty());
    Map<String, String> details = new LinkedHashMap<>();
    details.put("verb", request.command().verb().text());
    details.put("reason", refusal.text());
    details.put("source", request.source().text());
    details.put("message", message);
    announce(Notice.Kind.REFUSED, details);
  }

  private void answer(
      long token,
      Request request,
      Optional<Refusal> refusal,
      String message,
      Optional<SessionId> session) {
    effects.add(
        new Effect.Answer(
            token,
            new CommandResult(
                request.id(),
                request.command().verb(),
                refusal,
                message,
                session,
                Optional.of(effective()))));
  }

  /** The values that hold: of the session where there is one, else of the next. */
  Effective effective() {
    return switch (pad.state()) {
      case PadState.Starting(var opening, _) ->
          new Effective(opening.program(), opening.planned(), opening.target());
      case PadState.Heating(var session) -> effective(session);
      case PadState.Paused(var session, _, _) -> effective(session);
      case PadState.Idle _, PadState.Fault _ ->
          new Effective(
              pad.settings().program(), pad.settings().duration(), pad.settings().target());
    };
  }

  private static Effective effective(Session session) {
    return new Effective(
        session.opening().program(), session.plan().planned(), session.plan().target());
  }

  /** The finished step. The heater's effect goes first. */
  Step finish(Effect heater) {
    List<Effect> ordered = new ArrayList<>(effects.size() + 1);
    ordered.add(heater);
    ordered.addAll(effects);
    return new Step(pad, ordered);
  }
}
