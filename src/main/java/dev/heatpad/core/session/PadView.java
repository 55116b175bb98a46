package dev.heatpad.core.session;

import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.Alert;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.Judgement;
import dev.heatpad.core.screening.ScreeningState;
import dev.heatpad.core.session.StartGate.Blocked;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.wearable.HeartTrace;
import dev.heatpad.core.wearable.WearableRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is shown of a pad: the one source of topics, API and terminal. Everything in it changes only
 * when something worth telling changed, so that equal views need not be sent again; what moves all
 * the time is in {@link Live}.
 *
 * @param heater the demand on the output; the loop replaces it by the output as driven
 * @param blocked why a start would be refused now; empty while a session runs
 * @param proofOfOff how it was shown that the heater is off since the last session; empty before
 *     the first, and while one runs
 */
public record PadView(
    PadDefinition definition,
    String state,
    Position heater,
    Optional<StopReason> reason,
    Optional<Blocking> blocked,
    SessionSettings settings,
    Optional<Running> running,
    Set<FaultCode> faults,
    Set<Alert> alerts,
    Optional<ProofOfOff> proofOfOff,
    Optional<Instant> armedUntil,
    Budgets budgets,
    Optional<WearingView> wearing,
    Screened screening) {

  /** A view of a pad for which wearables have nothing to say, and which is set up. */
  public PadView(
      PadDefinition definition,
      String state,
      Position heater,
      Optional<StopReason> reason,
      Optional<Blocking> blocked,
      SessionSettings settings,
      Optional<Running> running,
      Set<FaultCode> faults,
      Set<Alert> alerts,
      Optional<ProofOfOff> proofOfOff,
      Optional<Instant> armedUntil,
      Budgets budgets) {
    this(
        definition,
        state,
        heater,
        reason,
        blocked,
        settings,
        running,
        faults,
        alerts,
        proofOfOff,
        armedUntil,
        budgets,
        Optional.empty(),
        Screened.CLEAR);
  }

  /** What the first-use questions come to, and whether they should be gone through again. */
  public record Screened(ScreeningState state, Judgement.Review review) {
    public static final Screened CLEAR =
        new Screened(ScreeningState.CLEAR, Judgement.Review.NOT_DUE);

    static Screened of(Judgement judgement) {
      return new Screened(judgement.state(), judgement.review());
    }
  }

  /** Why nothing may start, and until when, rounded up to the minute, where that is known. */
  public record Blocking(Refusal refusal, Optional<Instant> until) {}

  /**
   * The session as it is planned.
   *
   * @param prompt the open question
   */
  public record Running(
      SessionId id,
      String program,
      Instant startedAt,
      Instant endsAt,
      Duration planned,
      Celsius target,
      Optional<String> prompt) {}

  /** What the person has had in the last 24 hours, and may have. */
  public record Budgets(
      int sessionsInDay, int sessionsPerDay, double cem43MinutesInDay, double dayCem43Minutes) {}

  /**
   * What moves all the time.
   *
   * @param remaining until the deadline; zero when nothing runs
   * @param heart the newest believed heart rate; it leaves the computer only where that was chosen
   * @param heartAge how old that is
   */
  public record Live(
      PadName pad,
      Optional<Celsius> skin,
      Optional<Celsius> element,
      Duration remaining,
      Duration elapsed,
      Duration heated,
      ThermalDose dose,
      Optional<HeartTrace.Beat> heart,
      Optional<Duration> heartAge) {

    /** Without a heart rate. */
    public Live(
        PadName pad,
        Optional<Celsius> skin,
        Optional<Celsius> element,
        Duration remaining,
        Duration elapsed,
        Duration heated,
        ThermalDose dose) {
      this(
          pad, skin, element, remaining, elapsed, heated, dose, Optional.empty(), Optional.empty());
    }
  }

  public PadView {
    faults = Collections.unmodifiableSet(faults);
    alerts = Collections.unmodifiableSet(alerts);
  }

  public PadName name() {
    return definition.name();
  }

  public boolean sessionRuns() {
    return switch (state) {
      case "starting", "heating", "paused" -> true;
      default -> false;
    };
  }

  /** The view with the heater as it is really driven. */
  public PadView withHeater(Position driven) {
    return new PadView(
        definition,
        state,
        driven,
        reason,
        blocked,
        settings,
        running,
        faults,
        alerts,
        proofOfOff,
        armedUntil,
        budgets,
        wearing,
        screening);
  }

  public static PadView of(Pad pad, Turn turn) {
    Optional<Session> session = pad.state().session();
    return new PadView(
        pad.definition(),
        pad.state().text(),
        session.map(running -> running.demand().position()).orElse(Position.OFF),
        pad.lastStop(),
        blocking(pad, turn),
        pad.settings(),
        session.map(running -> running(running)),
        faults(pad),
        Alerting.alerts(pad, turn),
        session.isPresent() ? Optional.empty() : pad.watches().proof().map(Pad.Proof::shown),
        pad.armedUntil().map(until -> wholeMinute(turn, until)),
        budgets(pad, turn),
        WearingView.of(pad, turn.now()),
        Screened.of(StartGate.judgement(pad, turn)));
  }

  public static Live live(Pad pad, Turn turn) {
    Optional<Session> session = pad.state().session();
    MonotonicTime now = turn.now();
    Optional<HeartTrace.Beat> heart =
        pad.definition().wearable().mode() == WearableRules.Mode.OFF
            ? Optional.empty()
            : pad.watches().wearable().wearables().newestBeat();
    return new Live(
        pad.definition().name(),
        believed(Senses.reading(pad, SensorRole.SKIN_SIDE, now)),
        believed(Senses.reading(pad, SensorRole.ELEMENT, now)),
        session.map(running -> running.plan().deadline().minus(now)).orElse(Duration.ZERO),
        session.map(running -> now.minus(running.plan().startedAt())).orElse(Duration.ZERO),
        session.map(running -> running.progress().heated()).orElse(Duration.ZERO),
        session.map(running -> running.progress().doseAt(now)).orElse(ThermalDose.NONE),
        heart,
        heart.map(beat -> now.minus(beat.at())));
  }

  private static Optional<Celsius> believed(Optional<Reading> reading) {
    return reading.flatMap(read ->
        read instanceof Reading.Valid(var temperature)
            ? Optional.of(temperature)
            : Optional.empty());
  }

  private static Optional<Blocking> blocking(Pad pad, Turn turn) {
    return switch (pad.state().situation()) {
      case RUNNING, PAUSED -> Optional.empty();
      case IDLE, FAULT ->
          StartGate.blocked(pad, turn)
              .map((Blocked blocked) ->
                  new Blocking(
                      blocked.refusal(), blocked.until().map(until -> wholeMinute(turn, until))));
    };
  }

  private static Running running(Session session) {
    SessionOpening opening = session.opening();
    return new Running(
        opening.id(),
        opening.program(),
        opening.startedAt(),
        opening.startedAt().plus(session.plan().planned()).truncatedTo(ChronoUnit.SECONDS),
        session.plan().planned(),
        session.plan().target(),
        session.attention().openPrompt());
  }

  private static Set<FaultCode> faults(Pad pad) {
    return pad.state() instanceof PadState.Fault(var codes)
        ? codes
        : EnumSet.noneOf(FaultCode.class);
  }

  private static Budgets budgets(Pad pad, Turn turn) {
    Ledger ledger = turn.ledger();
    return new Budgets(
        ledger.sessionsInDay(turn.now()),
        pad.definition().limits().sessionsPerDay(),
        ledger.cem43MinutesInDay(turn.now()),
        pad.definition().limits().profile().dayCem43Minutes());
  }

  private static Instant wholeMinute(Turn turn, MonotonicTime moment) {
    Instant exact = turn.instantAt(moment);
    Instant floor = exact.truncatedTo(ChronoUnit.MINUTES);
    return floor.equals(exact) ? exact : floor.plus(1, ChronoUnit.MINUTES);
  }
}
