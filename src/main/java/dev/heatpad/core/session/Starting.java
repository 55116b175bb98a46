package dev.heatpad.core.session;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Request;
import dev.heatpad.core.command.Verb;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.HeaterChecks.Contact;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.StartGate.Blocked;
import dev.heatpad.core.session.StartGate.Chosen;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.SessionId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** From an accepted start to the first heat: gate, row on the disk, then heat. */
final class Starting {

  /** From here on somebody surely lies on the pad. */
  private static final Celsius WARMED_BY_A_BODY = Celsius.of(32.0);

  private Starting() {}

  /** A start that the policy lets through. It is refused here, or its row goes to the journal. */
  static void begin(Draft draft, Request request, Command.Start start) {
    if (draft.hasEndedASession()) {
      draft.refuse(request, Refusal.BUSY, "");
      return;
    }
    if (draft.definition().limits().profile() == Profile.EXPERT
        && start.confirmation() == Command.Confirmation.NONE) {
      draft.refuse(request, Refusal.NOT_CONFIRMED, "");
      return;
    }
    if (!armingAllows(draft, request)) {
      draft.refuse(request, Refusal.NOT_ARMED, "");
      return;
    }
    Chosen chosen = StartGate.choose(draft.pad(), start.choice());
    if (chosen instanceof Chosen.Refused(var refusal, var detail)) {
      draft.refuse(request, refusal, detail);
      return;
    }
    SessionSettings settings = ((Chosen.Accepted) chosen).settings();
    Optional<Blocked> blocked = StartGate.blocked(draft.pad(), draft.turn, settings.target());
    if (blocked.isPresent()) {
      draft.refuse(request, blocked.get().refusal(), until(draft, blocked.get()));
      return;
    }
    Duration planned = affordable(draft, settings);
    if (planned.compareTo(HardLimits.MIN_SESSION) < 0) {
      draft.refuse(request, Refusal.DOSE_BUDGET, "");
      return;
    }
    SessionOpening opening = opening(draft, request, settings, planned);
    draft.replace(draft.pad().withArmedUntil(Optional.empty()));
    draft.become(new PadState.Starting(opening, OptionalLong.of(request.token())));
    draft.add(new Effect.StoreOpening(opening));
  }

  private static boolean armingAllows(Draft draft, Request request) {
    return switch (draft.definition().arming()) {
      case OFF -> true;
      case REQUIRED ->
          request.source().isLocal()
              || draft.pad().armedUntil().filter(until -> until.isAfter(draft.now())).isPresent();
    };
  }

  private static Duration affordable(Draft draft, SessionSettings settings) {
    Duration allowed =
        shorter(
            StartGate.affordable(draft.pad(), draft.turn, settings.target()),
            StartGate.longestForTheNight(draft.pad(), draft.turn));
    return shorter(allowed, settings.duration());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String until(Draft draft, Blocked blocked) {
    return blocked
        .until()
        .map(moment -> "This ends in " + minutes(moment.minus(draft.now())) + ".")
        .orElse("");
  }

  private static String minutes(Duration left) {
    long minutes = left.plusSeconds(59).toMinutes();
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }

  private static SessionOpening opening(
      Draft draft, Request request, SessionSettings settings, Duration planned) {
    PadDefinition definition = draft.definition();
    return new SessionOpening(
        request.session(),
        definition.name(),
        definition.person(),
        settings.program(),
        definition.limits().profile(),
        request.source(),
        definition.nature(),
        draft.turn.wall().instant(),
        settings.duration(),
        planned,
        settings.target(),
        definition.skinUncertaintyCelsius(),
        request.id());
  }

  /** The row is durable: heat may begin. */
  static void stored(Draft draft, SessionId id) {
    if (!(draft.state() instanceof PadState.Starting(var opening, var token))
        || !opening.id().equals(id)) {
      return;
    }
    Afterwards.close(draft);
    Session session = Session.begin(opening, draft.now(), dosedFrom(draft), contact(draft));
    Pad.Watches watches = draft.pad().watches();
    draft.replace(
        draft
            .pad()
            .with(watches.withProof(Optional.empty()).with(watches.wearable().begun(draft.now()))));
    draft.become(new PadState.Heating(session));
    token.ifPresent(
        waiting -> answer(draft, opening, waiting, Optional.empty(), started(draft, opening)));
    Map<String, String> details = new LinkedHashMap<>();
    details.put("session_id", opening.id().text());
    details.put("program", opening.program());
    details.put("planned_s", Long.toString(opening.planned().toSeconds()));
    details.put("target_c", Double.toString(opening.target().degrees()));
    details.put("source", opening.source().name().toLowerCase(java.util.Locale.ROOT));
    draft.announce(Notice.Kind.STARTED, details);
  }

  /** The dose counts from the temperature at which heat begins. */
  private static Optional<Celsius> dosedFrom(Draft draft) {
    return Senses.skin(draft.pad(), draft.now()) instanceof Reading.Valid(var skin)
        ? Optional.of(Accounting.doseTemperature(draft.pad(), skin, draft.now()))
        : Optional.empty();
  }

  /** Skin under clothes is warmer than a room that people bear; the pad's own heat is not there. */
  private static Contact contact(Draft draft) {
    return Senses.skin(draft.pad(), draft.now()) instanceof Reading.Valid(var skin)
            && skin.isAtLeast(WARMED_BY_A_BODY)
        ? Contact.BODY
        : Contact.UNKNOWN;
  }

  private static String started(Draft draft, SessionOpening opening) {
    String sentence = "Heat for " + minutes(opening.planned()) + " at " + opening.target() + ".";
    if (opening.planned().compareTo(opening.requested()) >= 0) {
      return sentence;
    }
    boolean byNight =
        opening.planned().equals(StartGate.longestForTheNight(draft.pad(), draft.turn));
    return sentence
        + (byNight
            ? " The time was cut because it is night, or soon will be."
            : " The time was cut to what the dose of 24 hours leaves.");
  }

  /** The row is not durable: the session ends before its first heat. */
  static void notStored(Draft draft, SessionId id) {
    if (draft.state() instanceof PadState.Starting(var opening, _) && opening.id().equals(id)) {
      Ending.stop(draft, StopReason.STORAGE);
    }
  }

  /** Tells whoever asked that the start came to nothing. */
  static void answerThatItEnded(
      Draft draft, SessionOpening opening, long token, StopReason reason) {
    answer(
        draft,
        opening,
        token,
        Optional.of(refusalFor(reason)),
        reason.sentence() + " " + reason.nextStep());
  }

  private static Refusal refusalFor(StopReason reason) {
    if (reason == StopReason.STORAGE) {
      return Refusal.STORAGE;
    }
    if (reason == StopReason.SENSOR_INVALID) {
      return Refusal.SENSOR_INVALID;
    }
    boolean byAPerson = reason == StopReason.USER_STOP || reason == StopReason.BUTTON_STOP;
    return byAPerson || reason == StopReason.SHUTDOWN ? Refusal.NOT_RUNNING : Refusal.FAULT;
  }

  private static void answer(
      Draft draft, SessionOpening opening, long token, Optional<Refusal> refusal, String message) {
    draft.add(
        new Effect.Answer(
            token,
            new CommandResult(
                opening.commandId(),
                Verb.START,
                refusal,
                message,
                refusal.isEmpty() ? Optional.of(opening.id()) : Optional.empty(),
                Optional.of(draft.effective()))));
  }
}
