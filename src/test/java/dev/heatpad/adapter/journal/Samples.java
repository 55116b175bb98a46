package dev.heatpad.adapter.journal;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.core.wearable.HeartSummary;
import dev.heatpad.core.wearable.LockOut;
import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.ClientName;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.JournalEntry.AfterDoseKept;
import dev.heatpad.loop.JournalEntry.Reading;
import dev.heatpad.loop.JournalEntry.Readings;
import dev.heatpad.loop.JournalEntry.SessionEnded;
import dev.heatpad.loop.JournalEntry.SessionOpened;
import dev.heatpad.loop.JournalEntry.TimeKept;
import dev.heatpad.loop.PairedClient;
import dev.heatpad.loop.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Values to write, drawn from one seed: all constants, all optional parts, awkward text. */
final class Samples {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private static final List<String> TEXTS =
      List.of("plain", "it's \"quoted\"; DROP TABLE session;--", "Größe 🔥 ✓", "", " ", "a\nb\t\\");

  private final Random random;

  Samples(long seed) {
    this.random = new Random(seed);
  }

  SessionOpening opening(String pad) {
    return new SessionOpening(
        new SessionId(new UUID(random.nextLong(), random.nextLong()).toString()),
        new PadName(pad),
        new Person(text()),
        text(),
        any(Profile.values()),
        any(Source.values()),
        any(PadDefinition.Nature.values()),
        instant(),
        duration(),
        duration(),
        celsius(),
        random.nextDouble(),
        random.nextBoolean() ? Optional.of(text() + random.nextLong()) : Optional.empty());
  }

  /** An opening with nothing in it that a test of something else would stumble over. */
  SessionOpening plainOpening(String pad) {
    SessionOpening any = opening(pad);
    return new SessionOpening(
        any.id(),
        any.pad(),
        new Person(pad),
        "relax",
        Profile.STANDARD,
        Source.BUTTON,
        PadDefinition.Nature.REAL,
        START,
        Duration.ofMinutes(20),
        Duration.ofMinutes(20),
        Celsius.of(40),
        0.5,
        Optional.empty());
  }

  /** The same number gives the same id and token, and another name and other times. */
  PairedClient client(int number) {
    return new PairedClient(
        new ClientId("%08x".formatted(number)),
        ClientName.cleaned(text()).orElse(new ClientName("phone")),
        TokenHash.of("token " + number),
        instant(),
        instant());
  }

  SessionRecord end(SessionOpening opening) {
    List<String> alerts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      alerts.add(text());
    }
    return new SessionRecord(
        opening,
        instant(),
        duration(),
        duration(),
        duration(),
        any(StopReason.values()),
        random.nextBoolean() ? Optional.of(any(FaultCode.values())) : Optional.empty(),
        random.nextBoolean() ? Optional.of(celsius()) : Optional.empty(),
        new ThermalDose(random.nextDouble(), random.nextDouble() * 1e-300, 1 / 3.0),
        random.nextInt(8) == 0 ? Double.NaN : random.nextDouble() * 100,
        any(ProofOfOff.values()),
        alerts,
        random.nextBoolean()
            ? Optional.of(new HeartSummary(50, 50 + random.nextInt(20), 80 + random.nextInt(50)))
            : Optional.empty());
  }

  SessionRecord end(SessionOpening opening, StopReason reason) {
    return new SessionRecord(
        opening,
        opening.startedAt().plusSeconds(1200),
        opening.planned(),
        Duration.ofMinutes(20),
        Duration.ofMinutes(18),
        reason,
        Optional.empty(),
        Optional.empty(),
        new ThermalDose(0.5, 0.75, 0.01),
        9,
        ProofOfOff.COOLING,
        List.of());
  }

  SessionOpened opened(SessionOpening opening) {
    return new SessionOpened(opening, duration());
  }

  SessionEnded ended(SessionRecord end) {
    return new SessionEnded(end, duration());
  }

  AfterDoseKept afterDose(SessionOpening opening) {
    ThermalDose dose = new ThermalDose(random.nextDouble(), random.nextDouble(), 1 / 3.0);
    Optional<Celsius> dosed = random.nextBoolean() ? Optional.of(celsius()) : Optional.empty();
    return new AfterDoseKept(
        opening.id(), new AfterDose(dose, dosed, any(AfterDose.Counting.values())), duration());
  }

  Reading reading(SessionOpening session) {
    return new Reading(session.id(), any(SensorRole.values()), celsius(), instant());
  }

  Readings readings(SessionOpening session, int count) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      readings.add(reading(session));
    }
    return new Readings(readings);
  }

  Set<FaultCode> faults() {
    Set<FaultCode> faults = EnumSet.noneOf(FaultCode.class);
    for (FaultCode code : FaultCode.values()) {
      if (random.nextBoolean()) {
        faults.add(code);
      }
    }
    return faults;
  }

  Optional<LockOut.Seen> lockOut() {
    return random.nextBoolean() ? Optional.of(any(LockOut.Seen.values())) : Optional.empty();
  }

  SessionSettings settings() {
    return new SessionSettings(text(), duration(), celsius());
  }

  TimeKept timeKept() {
    return new TimeKept(
        duration(),
        new WallTime(instant(), any(WallTime.Trust.values())),
        Map.of(new Person(text() + "a"), duration(), new Person(text() + "b"), duration()));
  }

  JournalEntry commandTaken(String id) {
    return new JournalEntry.CommandTaken(id, instant());
  }

  Duration duration() {
    return Duration.ofNanos(random.nextLong(Duration.ofDays(40).toNanos()));
  }

  Instant instant() {
    // Some lie before 1970: a Raspberry Pi without a clock may say so.
    return START.plusNanos(
        random.nextLong(-2_000_000_000_000_000_000L, 2_000_000_000_000_000_000L));
  }

  private Celsius celsius() {
    return Celsius.of(random.nextDouble(5, 60));
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
