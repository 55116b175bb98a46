package dev.heatpad.core.session;

import dev.heatpad.core.command.Command.Choice;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.dose.Cem43;
import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.HeaterChecks;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.Judgement;
import dev.heatpad.core.session.Pad.Storage;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.LockOut;
import dev.heatpad.core.wearable.WearablePolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Whether a session may start now, and as what. */
public final class StartGate {

  private StartGate() {}

  /**
   * Why no start is possible.
   *
   * @param until when this reason ends by itself; empty when it does not, or nobody can tell
   */
  public record Blocked(Refusal refusal, Optional<MonotonicTime> until) {}

  /** Why a start would be refused now, whoever asks; empty when it would not. */
  public static Optional<Blocked> blocked(Pad pad, Turn turn) {
    return blocked(pad, turn, pad.settings().target());
  }

  /** Why a start at this target would be refused now. */
  static Optional<Blocked> blocked(Pad pad, Turn turn, Celsius target) {
    if (pad.state() instanceof PadState.Fault) {
      return Optional.of(new Blocked(Refusal.FAULT, Optional.empty()));
    }
    Optional<Blocked> answers = screening(pad, turn);
    if (answers.isPresent()) {
      return answers;
    }
    if (pad.conditions().storage() == Storage.FAILING) {
      return Optional.of(new Blocked(Refusal.STORAGE, Optional.empty()));
    }
    if (!Senses.allValid(pad, turn.now())) {
      return Optional.of(new Blocked(Refusal.SENSOR_INVALID, Optional.empty()));
    }
    if (!Senses.findings(pad, turn.now()).isEmpty() || !pad.conditions().doubts().isEmpty()) {
      return Optional.of(new Blocked(Refusal.FAULT, Optional.empty()));
    }
    Optional<LockOut> lockOut = pad.watches().wearable().lockOut();
    if (lockOut.isPresent() || turn.lockedElsewhere().isPresent()) {
      return Optional.of(
          new Blocked(
              Refusal.LOCKOUT,
              lockOut.map(LockOut::until).filter(until -> until.isAfter(turn.now()))));
    }
    if (turn.inUseElsewhere().isPresent()) {
      return Optional.of(new Blocked(Refusal.BUSY, Optional.empty()));
    }
    Optional<Blocked> budget =
        pad.definition().nature().hasBudgets() ? budget(pad, turn, target) : Optional.empty();
    return budget
        .or(() -> objection(pad, turn.now()).map(why -> new Blocked(why, Optional.empty())))
        .or(() -> unproven(pad));
  }

  /** What the answers to the first-use questions mean for this pad now. */
  static Judgement judgement(Pad pad, Turn turn) {
    return turn.screening().judge(pad.definition().firstUse(), turn.now());
  }

  /** Why the answers to the first-use questions allow no start, if they do not. */
  private static Optional<Blocked> screening(Pad pad, Turn turn) {
    Judgement judgement = judgement(pad, turn);
    return switch (judgement.state()) {
      case NEEDED -> Optional.of(new Blocked(Refusal.SETUP_NEEDED, Optional.empty()));
      case BLOCKED -> Optional.of(new Blocked(Refusal.CONTRAINDICATION, judgement.askAgainAt()));
      case RED_FLAG -> Optional.of(new Blocked(Refusal.RED_FLAG, Optional.empty()));
      case CLEAR ->
          judgement.care() == Care.SENSITIVE ? unfitForSensitivePeople(pad) : Optional.empty();
    };
  }

  /** The denser pads of the expert profile are none for sensitive people (D12). */
  private static Optional<Blocked> unfitForSensitivePeople(Pad pad) {
    if (!Profile.SENSITIVE.allowsDensity(pad.definition().heater().wattsPerSquareMetre())) {
      return Optional.of(new Blocked(Refusal.CONTRAINDICATION, Optional.empty()));
    }
    boolean isNarrowed = pad.definition().limits().profile() == Profile.SENSITIVE;
    return isNarrowed ? Optional.empty() : Optional.of(new Blocked(Refusal.BUSY, Optional.empty()));
  }

  /** What the wearable of the pad's person says against heat, or that there is none to ask. */
  static Optional<Refusal> objection(Pad pad, MonotonicTime now) {
    return WearablePolicy.objection(pad.watches().wearable(), pad.definition().wearable(), now)
        .map(objection ->
            switch (objection) {
              case MISSING -> Refusal.WEARABLE_MISSING;
              case NOT_WORN -> Refusal.NOT_WORN;
              case ASLEEP -> Refusal.ASLEEP;
            });
  }

  /** After a session it must show first that the heater is off. */
  private static Optional<Blocked> unproven(Pad pad) {
    return pad.watches().isToBeProven()
        ? Optional.of(
            new Blocked(
                Refusal.BUSY, pad.watches().heater().since().map(HeaterChecks::provenAtTheLatest)))
        : Optional.empty();
  }

  private static Optional<Blocked> budget(Pad pad, Turn turn, Celsius target) {
    Ledger ledger = turn.ledger();
    Limits limits = pad.definition().limits();
    MonotonicTime now = turn.now();
    // Earlier sessions were booked with the rest of the limits that were in force then.
    MonotonicTime restUntil =
        limits.equals(pad.definition().configured())
            ? ledger.restUntil()
            : ledger.restUntil(limits.rest());
    if (restUntil.isAfter(now)) {
      return Optional.of(new Blocked(Refusal.REST, Optional.of(restUntil)));
    }
    if (ledger.sessionsInDay(now) >= limits.sessionsPerDay()) {
      return Optional.of(new Blocked(Refusal.DAY_LIMIT, Optional.of(ledger.dayFreesAt(now))));
    }
    if (affordable(pad, turn, target).compareTo(HardLimits.MIN_SESSION) < 0) {
      return Optional.of(new Blocked(Refusal.DOSE_BUDGET, Optional.of(ledger.dayFreesAt(now))));
    }
    return Optional.empty();
  }

  /** How long the hour of the day allows; whole seconds. */
  static Duration longestForTheNight(Pad pad, Turn turn) {
    return pad.definition().nature().hasBudgets()
        ? pad.definition().night().longestSession(turn.wall()).truncatedTo(ChronoUnit.SECONDS)
        : HardLimits.MAX_SESSION;
  }

  /** How long the day's dose budget allows to hold this target; whole seconds. */
  static Duration affordable(Pad pad, Turn turn, Celsius target) {
    if (!pad.definition().nature().hasBudgets()) {
      return HardLimits.MAX_SESSION;
    }
    double leftMinutes =
        pad.definition().limits().profile().dayCem43Minutes()
            - turn.ledger().cem43MinutesInDay(turn.now());
    double rate = Cem43.rate(target.plus(pad.definition().skinUncertaintyCelsius()).degrees());
    if (leftMinutes <= 0) {
      return Duration.ZERO;
    }
    if (rate * HardLimits.MAX_SESSION.toMinutes() <= leftMinutes) {
      return HardLimits.MAX_SESSION;
    }
    return Duration.ofSeconds((long) (leftMinutes / rate * 60));
  }

  /** Either settings that hold, or why not. */
  sealed interface Chosen {
    record Accepted(SessionSettings settings) implements Chosen {}

    record Refused(Refusal refusal, String detail) implements Chosen {}
  }

  /** The settings that a choice leads to, on top of those of the pad. */
  static Chosen choose(Pad pad, Choice choice) {
    Limits limits = pad.definition().limits();
    SessionSettings base = pad.settings();
    if (choice.program().isPresent()) {
      Program program = pad.definition().programs().get(choice.program().get());
      if (program == null) {
        return new Chosen.Refused(
            Refusal.UNKNOWN_PROGRAM,
            "Known: " + String.join(", ", pad.definition().programs().keySet()) + ".");
      }
      base = fitted(program, limits);
    }
    Duration duration = choice.duration().orElse(base.duration());
    if (duration.compareTo(HardLimits.MIN_SESSION) < 0
        || duration.compareTo(limits.maxSession()) > 0) {
      return new Chosen.Refused(
          Refusal.OUT_OF_RANGE,
          "Minutes go from %d to %d."
              .formatted(HardLimits.MIN_SESSION.toMinutes(), limits.maxSession().toMinutes()));
    }
    double target = choice.targetCelsius().orElse(base.target().degrees());
    if (!(target >= limits.profile().minTarget().degrees()
        && target <= limits.maxTarget().degrees())) {
      return new Chosen.Refused(
          Refusal.OUT_OF_RANGE,
          String.format(
              Locale.ROOT,
              "Targets go from %s to %s.",
              limits.profile().minTarget(),
              limits.maxTarget()));
    }
    return new Chosen.Accepted(new SessionSettings(base.program(), duration, Celsius.of(target)));
  }

  /** A program as this pad may run it. */
  public static SessionSettings fitted(Program program, Limits limits) {
    return fitted(
        new SessionSettings(program.name(), program.duration(), program.target()), limits);
  }

  /** Settings as this pad may run them. */
  public static SessionSettings fitted(SessionSettings settings, Limits limits) {
    Duration duration =
        settings.duration().compareTo(limits.maxSession()) > 0
            ? limits.maxSession()
            : settings.duration();
    Celsius target = settings.target().min(limits.maxTarget()).max(limits.profile().minTarget());
    return new SessionSettings(settings.program(), duration, target);
  }
}
