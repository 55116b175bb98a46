package dev.heatpad.fake;

import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.Alert;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadDefinition.Nature;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.PadView.Budgets;
import dev.heatpad.core.session.Program;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.session.WearingView;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.wearable.HeartTrace;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.WearableRules;
import dev.heatpad.core.wearable.WearableTrace;
import dev.heatpad.loop.Publisher.Stamp;
import dev.heatpad.loop.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Pads and sessions as the loop tells of them. */
public final class PadSamples {

  public static final PadName BACK = new PadName("back");
  public static final PadName NECK = new PadName("neck");
  public static final SessionId SESSION = new SessionId("0193f1a0-0000-7000-8000-000000000001");
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00.250Z");

  private static final SessionSettings SETTINGS =
      new SessionSettings("steady", Duration.ofMinutes(20), Celsius.of(40.0));

  private PadSamples() {}

  public static PadDefinition definition(PadName name) {
    return new PadDefinition(
        name,
        new Person(name.text()),
        Limits.of(Profile.STANDARD),
        0.5,
        new HeaterRatings(30, 250, Optional.empty()),
        PadDefinition.Arming.OFF,
        Nature.SIMULATED,
        NightWindow.usual(ZoneOffset.UTC),
        Map.of(
            "steady",
            new Program("steady", "Steady warmth", Duration.ofMinutes(20), Celsius.of(40.0))));
  }

  /** A pad on which nothing runs and nothing ever ran. */
  public static Snapshot idle(PadName name, long sequence) {
    return new Snapshot(
        view(name, "idle", Optional.empty(), Set.of()), still(name), stamp(sequence));
  }

  public static Snapshot heating(PadName name, long sequence) {
    PadView.Running running =
        new PadView.Running(
            SESSION,
            "steady",
            NOON.minusSeconds(600),
            Instant.parse("2026-11-23T12:10:00Z"),
            Duration.ofMinutes(20),
            Celsius.of(40.0),
            Optional.of("prompt-1"));
    PadView.Live live =
        new PadView.Live(
            name,
            Optional.of(Celsius.of(39.1875)),
            Optional.of(Celsius.of(44.5)),
            Duration.ofMillis(599_100),
            Duration.ofMillis(600_900),
            Duration.ofSeconds(580),
            new ThermalDose(0.123456, 0.13, 0.0012345));
    PadView idle = view(name, "heating", Optional.of(running), Set.of());
    return new Snapshot(idle.withHeater(Position.ON), live, stamp(sequence));
  }

  public static Snapshot faulty(PadName name, long sequence) {
    return new Snapshot(
        view(name, "fault", Optional.empty(), EnumSet.of(FaultCode.OVER_TEMPERATURE)),
        still(name),
        stamp(sequence));
  }

  /** A pad that owes a rest after a session. */
  public static Snapshot resting(PadName name, long sequence) {
    PadView idle = idle(name, sequence).view();
    PadView resting =
        new PadView(
            idle.definition(),
            "idle",
            Position.OFF,
            Optional.of(StopReason.COMPLETED),
            Optional.of(
                new PadView.Blocking(
                    Refusal.REST, Optional.of(Instant.parse("2026-11-23T13:00:00Z")))),
            SETTINGS,
            Optional.empty(),
            Set.of(),
            Set.of(Alert.WEEK_DOSE),
            Optional.of(ProofOfOff.COOLING),
            Optional.of(Instant.parse("2026-11-23T12:10:00Z")),
            idle.budgets());
    return new Snapshot(resting, still(name), stamp(sequence));
  }

  /** A pad that needs a wearable, and hears one. */
  public static Snapshot worn(PadName name, long sequence) {
    PadView idle = idle(name, sequence).view();
    PadView worn =
        new PadView(
            idle.definition(),
            "idle",
            Position.OFF,
            Optional.empty(),
            Optional.empty(),
            SETTINGS,
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            idle.budgets(),
            Optional.of(
                new WearingView(
                    WearableRules.Mode.REQUIRE,
                    Optional.of("strap"),
                    WearingView.Worn.YES,
                    Optional.of(Signal.Stage.AWAKE),
                    WearableTrace.Hearing.LATE,
                    OptionalInt.of(81))),
            idle.screening());
    PadView.Live live =
        new PadView.Live(
            name,
            Optional.of(Celsius.of(33.0)),
            Optional.empty(),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            ThermalDose.NONE,
            Optional.of(new HeartTrace.Beat(63, MonotonicTime.ofNanos(0))),
            Optional.of(Duration.ofMillis(4_900)));
    return new Snapshot(worn, live, stamp(sequence));
  }

  private static PadView view(
      PadName name, String state, Optional<PadView.Running> running, Set<FaultCode> faults) {
    return new PadView(
        definition(name),
        state,
        Position.OFF,
        Optional.empty(),
        faults.isEmpty()
            ? Optional.empty()
            : Optional.of(new PadView.Blocking(Refusal.FAULT, Optional.empty())),
        SETTINGS,
        running,
        faults,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        new Budgets(1, 3, 1.25, 5.0));
  }

  private static PadView.Live still(PadName name) {
    return new PadView.Live(
        name,
        Optional.of(Celsius.of(33.0)),
        Optional.empty(),
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        ThermalDose.NONE);
  }

  public static Stamp stamp(long sequence) {
    return new Stamp(sequence, "boot-1", NOON);
  }

  /** The end record of a session, with everything in it that may be absent. */
  public static SessionRecord fullRecord() {
    return new SessionRecord(
        opening(Optional.of("start-1")),
        Instant.parse("2026-11-23T12:12:34.567Z"),
        Duration.ofMinutes(20),
        Duration.ofMillis(754_567),
        Duration.ofMillis(700_001),
        StopReason.OVER_TEMPERATURE,
        Optional.of(FaultCode.OVER_TEMPERATURE),
        Optional.of(Celsius.of(43.0625)),
        new ThermalDose(0.12345678, 0.2, 0.00123456789),
        4.933333333333334,
        ProofOfOff.COOLING,
        List.of("sensor_invalid", "storage"));
  }

  /** The end record of a session without anything that may be absent. */
  public static SessionRecord bareRecord() {
    return new SessionRecord(
        opening(Optional.empty()),
        NOON,
        Duration.ofMinutes(20),
        Duration.ZERO,
        Duration.ZERO,
        StopReason.USER_STOP,
        Optional.empty(),
        Optional.empty(),
        ThermalDose.NONE,
        0,
        ProofOfOff.NOT_CHECKED,
        List.of());
  }

  private static SessionOpening opening(Optional<String> commandId) {
    return new SessionOpening(
        SESSION,
        BACK,
        new Person("anna"),
        "steady",
        Profile.STANDARD,
        Source.MQTT,
        Nature.SIMULATED,
        NOON,
        Duration.ofMinutes(25),
        Duration.ofMinutes(20),
        Celsius.of(40.0),
        0.5,
        commandId);
  }
}
