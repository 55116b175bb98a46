package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.dose.Cem43;
import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.Effect;
import dev.heatpad.core.session.Event;
import dev.heatpad.core.session.Pad;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadMachine;
import dev.heatpad.core.session.PadState;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.Step;
import dev.heatpad.core.session.Turn;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.JournalContent.Condition;
import dev.heatpad.loop.JournalContent.KeptTime;
import dev.heatpad.loop.JournalContent.LastHeat;
import dev.heatpad.loop.JournalContent.OpenSession;
import dev.heatpad.loop.JournalContent.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** S5, S6, S7, S10: what a start makes of what an earlier run left. */
class RecoveryTest {

  private static final Instant STARTED = Pads.WALL_START.minus(Duration.ofMinutes(10));
  private static final Duration HOUR = Duration.ofHours(1);

  private static SessionOpening opening() {
    return new SessionOpening(
        Pads.SESSION,
        Pads.BACK,
        Pads.ANNA,
        "heat",
        Profile.STANDARD,
        Source.MQTT,
        PadDefinition.Nature.REAL,
        STARTED,
        Duration.ofMinutes(20),
        Duration.ofMinutes(20),
        Celsius.of(40),
        0.5,
        Optional.of("id-1"));
  }

  private static List<JournalEntry.Reading> readings(int seconds, double celsius) {
    List<JournalEntry.Reading> readings = new ArrayList<>();
    for (int second = 0; second <= seconds; second++) {
      readings.add(
          new JournalEntry.Reading(
              Pads.SESSION,
              SensorRole.SKIN_SIDE,
              Celsius.of(celsius),
              STARTED.plusSeconds(second)));
    }
    return readings;
  }

  private static JournalContent content(
      List<OpenSession> open, List<Past> past, Optional<KeptTime> time, Condition condition) {
    return new JournalContent(
        open,
        past,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        time,
        time.map(it -> it.wall().instant()),
        condition);
  }

  private static Recovery.Recovered recover(JournalContent content, WallTime wall) {
    return Recovery.recover(
        content,
        List.of(
            new Recovery.Configured(
                Pads.definition(), Pads.SETTINGS, Set.of(SensorRole.SKIN_SIDE))),
        Pads.START,
        wall,
        () -> Pads.SESSION);
  }

  private static WallTime trusted(Duration afterStart) {
    return new WallTime(Pads.WALL_START.plus(afterStart), WallTime.Trust.SYNCHRONISED);
  }

  private static Ledger ledger(Recovery.Recovered recovered) {
    return Objects.requireNonNull(recovered.ledgers().get(Pads.ANNA));
  }

  @Test
  void anOpenSessionIsClosedAsInterruptedWithWhatCouldNotBeSeenBooked() {
    OpenSession open = new OpenSession(opening(), HOUR, readings(300, 40));
    Recovery.Recovered recovered =
        recover(
            content(List.of(open), List.of(), Optional.empty(), Condition.SOUND),
            trusted(Duration.ZERO));
    SessionRecord end = recovered.interrupted().getFirst();
    assertEquals(1, recovered.interrupted().size());
    assertEquals(StopReason.INTERRUPTED, end.stopReason());
    assertEquals(Duration.ofSeconds(333), end.elapsed());
    double minutes = (300 + 33) / 60.0;
    assertEquals(minutes * Cem43.rate(40.5), end.dose().cem43BoundMinutes(), 1e-9);
    assertEquals(Celsius.of(40), end.maxSkin().orElseThrow());
    JournalEntry.SessionEnded entry =
        assertInstanceOf(JournalEntry.SessionEnded.class, recovered.entries().getFirst());
    assertEquals(HOUR.plusSeconds(300), entry.accounted(), "no later than what was seen of it");
    assertInstanceOf(PadState.Idle.class, recovered.pads().getFirst().state(), "S6");
    assertEquals(Optional.of(StopReason.INTERRUPTED), recovered.pads().getFirst().lastStop());
    assertEquals(
        Pads.START.plus(Duration.ofSeconds(3 * 333)),
        ledger(recovered).restUntil(),
        "rest counts from the last moment that is accounted for");
  }

  /** S7: the dose is that of the hotter sensor, also where the cooler one was read last. */
  @Test
  void ofTwoSensorsOnTheSkinSideTheHotterIsBookedAndTheElementIsNot() {
    List<JournalEntry.Reading> readings = new ArrayList<>();
    for (JournalEntry.Reading reading : readings(300, 40)) {
      readings.add(reading);
      readings.add(of(SensorRole.SECOND_SKIN_SIDE, 39, reading));
      readings.add(of(SensorRole.ELEMENT, 47, reading));
    }
    SessionRecord end =
        recover(
                content(
                    List.of(new OpenSession(opening(), HOUR, readings)),
                    List.of(),
                    Optional.empty(),
                    Condition.SOUND),
                trusted(Duration.ZERO))
            .interrupted()
            .getFirst();
    double minutes = (300 + 33) / 60.0;
    assertEquals(minutes * Cem43.rate(40.5), end.dose().cem43BoundMinutes(), 1e-9);
    assertEquals(Celsius.of(40), end.maxSkin().orElseThrow());
  }

  private static JournalEntry.Reading of(
      SensorRole role, double celsius, JournalEntry.Reading beside) {
    return new JournalEntry.Reading(beside.session(), role, Celsius.of(celsius), beside.at());
  }

  /**
   * S7, S10: a clock that was set during the session neither hides heat nor invents years of it.
   */
  @Test
  void aClockThatWasSetBooksTheLongestSessionAtTheHottestReading() {
    for (Duration jump : List.of(Duration.ofDays(-2), Duration.ofDays(300))) {
      List<JournalEntry.Reading> readings = new ArrayList<>();
      for (JournalEntry.Reading reading : readings(900, 40)) {
        boolean later = reading.at().isAfter(STARTED.plusSeconds(60));
        readings.add(
            new JournalEntry.Reading(
                reading.session(),
                reading.role(),
                reading.temperature(),
                later ? reading.at().plus(jump) : reading.at()));
      }
      SessionRecord end = Recovery.interrupted(new OpenSession(opening(), HOUR, readings));
      assertEquals(Duration.ofMinutes(30), end.heated());
      assertEquals(30 * Cem43.rate(40.5), end.dose().cem43BoundMinutes(), 1e-9);
    }
  }

  @Test
  void anExtendedSessionIsBookedBeyondItsFirstPlan() {
    SessionRecord end = Recovery.interrupted(new OpenSession(opening(), HOUR, readings(1_500, 40)));
    assertEquals(Duration.ofSeconds(1_533), end.heated());
  }

  @Test
  void withoutAReadingTheTargetIsBooked() {
    SessionRecord end = Recovery.interrupted(new OpenSession(opening(), HOUR, List.of()));
    assertEquals(33 / 60.0 * Cem43.rate(40.5), end.dose().cem43BoundMinutes(), 1e-9);
    assertEquals(Duration.ofSeconds(33), end.elapsed());
  }

  @Test
  void timeSwitchedOffCountsOnlyWhenTheClockCanBeBelieved() {
    Past past = new Past(Pads.ANNA, HOUR, Duration.ofMinutes(20), 0.25);
    KeptTime kept =
        new KeptTime(HOUR, trusted(Duration.ZERO), Map.of(Pads.ANNA, Duration.ofMinutes(60)));
    JournalContent content = content(List.of(), List.of(past), Optional.of(kept), Condition.SOUND);
    Duration half = Duration.ofMinutes(30);
    assertEquals(
        Pads.START.plus(half), ledger(recover(content, trusted(half))).restUntil(), "credited");
    WallTime guessed = new WallTime(Pads.WALL_START.plus(half), WallTime.Trust.UNSYNCHRONISED);
    assertEquals(Pads.START.plus(HOUR), ledger(recover(content, guessed)).restUntil());
    assertEquals(
        Pads.START.plus(HOUR),
        ledger(recover(content, trusted(Duration.ofDays(-400)))).restUntil(),
        "a clock that went back credits nothing");
    WallTime guessedBefore = new WallTime(Pads.WALL_START, WallTime.Trust.UNSYNCHRONISED);
    KeptTime keptByGuess =
        new KeptTime(HOUR, guessedBefore, Map.of(Pads.ANNA, Duration.ofMinutes(60)));
    JournalContent guess =
        content(List.of(), List.of(past), Optional.of(keptByGuess), Condition.SOUND);
    assertEquals(
        Pads.START.plus(HOUR),
        ledger(recover(guess, trusted(half))).restUntil(),
        "nor does one that was a guess when time was kept");
  }

  @Test
  void aSessionOfYesterdayCountsUntilItsDayIsOver() {
    Past past = new Past(Pads.ANNA, HOUR, Duration.ofMinutes(20), 0.25);
    KeptTime kept = new KeptTime(HOUR, trusted(Duration.ZERO), Map.of());
    JournalContent content = content(List.of(), List.of(past), Optional.of(kept), Condition.SOUND);
    assertEquals(
        1, ledger(recover(content, trusted(Duration.ofHours(23)))).sessionsInDay(Pads.START));
    assertEquals(
        0, ledger(recover(content, trusted(Duration.ofHours(24)))).sessionsInDay(Pads.START));
  }

  @Test
  void aLostJournalLatchesAFaultAndBooksAFullSession() {
    Recovery.Recovered recovered =
        recover(
            content(List.of(), List.of(), Optional.empty(), Condition.REPLACED),
            trusted(Duration.ZERO));
    PadState.Fault fault =
        assertInstanceOf(PadState.Fault.class, recovered.pads().getFirst().state());
    assertEquals(Set.of(FaultCode.JOURNAL_LOST), fault.codes());
    assertEquals(Pads.START.plus(HOUR), ledger(recovered).restUntil());
    assertEquals(1, recovered.interrupted().size(), "S7: it is told like any other");
    assertTrue(
        recovered.entries().stream().anyMatch(JournalEntry.FaultsKept.class::isInstance),
        "S5: the next start knows it too");
    assertTrue(
        recovered.entries().stream()
            .anyMatch(entry ->
                entry instanceof JournalEntry.SessionEnded(var end, _)
                    && end.dose().cem43BoundMinutes() == 2.0),
        "S10: and so it knows the dose");
  }

  /**
   * S10: what is assumed of an interrupted session must not make time run: older sessions would
   * leave their day too early.
   */
  @Test
  void anAssumedEndDoesNotMoveTheAccountedTime() {
    List<JournalEntry.Reading> jumping = new ArrayList<>(readings(10, 40));
    jumping.add(
        new JournalEntry.Reading(
            Pads.SESSION, SensorRole.SKIN_SIDE, Celsius.of(40), STARTED.plus(Duration.ofDays(99))));
    OpenSession open = new OpenSession(opening(), HOUR, jumping);
    KeptTime kept =
        new KeptTime(
            HOUR.plusSeconds(40),
            new WallTime(Pads.WALL_START, WallTime.Trust.UNSYNCHRONISED),
            Map.of());
    Recovery.Recovered recovered =
        recover(
            content(List.of(open), List.of(), Optional.of(kept), Condition.SOUND),
            trusted(Duration.ZERO));
    assertEquals(Duration.ofMinutes(30), recovered.interrupted().getFirst().elapsed());
    assertEquals(HOUR.plusSeconds(40), recovered.accountedTime().at(Pads.START));
    JournalEntry.SessionEnded entry =
        assertInstanceOf(JournalEntry.SessionEnded.class, recovered.entries().getFirst());
    assertEquals(HOUR.plusSeconds(40), entry.accounted(), "and the next start sees the same");
  }

  @Test
  void latchedFaultsSurviveARestart() {
    JournalContent content =
        new JournalContent(
            List.of(),
            List.of(),
            Map.of(Pads.BACK, Set.of(FaultCode.OVER_TEMPERATURE)),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Condition.SOUND);
    PadState state = recover(content, trusted(Duration.ZERO)).pads().getFirst().state();
    assertEquals(new PadState.Fault(Set.of(FaultCode.OVER_TEMPERATURE)), state);
  }

  private static JournalContent after(LastHeat heat, List<Past> past, Optional<KeptTime> time) {
    return new JournalContent(
        List.of(),
        past,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(Pads.BACK, heat),
        List.of(),
        List.of(),
        time,
        time.map(it -> it.wall().instant()),
        Condition.SOUND);
  }

  private static LastHeat warm(ProofOfOff proof) {
    return new LastHeat(
        Pads.SESSION,
        proof,
        Optional.of(
            new AfterDose(
                new ThermalDose(0.2, 0.2, 0.001),
                Optional.of(Celsius.of(41)),
                AfterDose.Counting.COUNTING)));
  }

  /** R27: a clean end of the program shows nothing. */
  @Test
  void aProofThatIsPendingBlocksAlsoAfterACleanEnd() {
    Pad pending =
        recover(
                after(warm(ProofOfOff.PENDING), List.of(), Optional.empty()),
                trusted(Duration.ZERO))
            .pads()
            .getFirst();
    assertTrue(pending.watches().isToBeProven());
    Pad shown =
        recover(
                after(warm(ProofOfOff.COOLING), List.of(), Optional.empty()),
                trusted(Duration.ZERO))
            .pads()
            .getFirst();
    assertFalse(shown.watches().isToBeProven());
  }

  /** S7: where no clock says how long the program was away, a pad that is off has become cool. */
  @Test
  void theDoseAfterASessionGoesOnFromItsLastRow() {
    Past kept = new Past(Pads.ANNA, HOUR, Duration.ZERO, 0.2);
    Recovery.Recovered recovered =
        recover(
            after(warm(ProofOfOff.PENDING), List.of(kept), Optional.empty()),
            trusted(Duration.ZERO));
    assertEquals(0.2, ledger(recovered).cem43MinutesInDay(Pads.START), 1e-9);
    assertEquals(0, ledger(recovered).sessionsInDay(Pads.START));
    assertFalse(ledger(recovered).restUntil().isAfter(Pads.START), "it owes no rest");
    assertEquals(0.2 + 5 * Cem43.rate(41), counted(recovered, 36), 1e-9, "five minutes unseen");
    KeptTime synchronised = new KeptTime(HOUR, trusted(Duration.ZERO), Map.of());
    Recovery.Recovered soon =
        recover(
            after(warm(ProofOfOff.PENDING), List.of(kept), Optional.of(synchronised)),
            trusted(Duration.ofSeconds(26)));
    assertEquals(
        0.2 + 60 / 60.0 * Cem43.rate(41), counted(soon, 40.5), 1e-9, "26 s, 33 s and one more");
  }

  /** S7: an interrupted session has given up to 33 s; the warmth of its pad comes after. */
  @Test
  void aSessionThatWasInterruptedGivesADoseAfterItsEndToo() {
    OpenSession open = new OpenSession(opening(), HOUR, readings(300, 40));
    Recovery.Recovered recovered =
        recover(
            content(List.of(open), List.of(), Optional.empty(), Condition.SOUND),
            trusted(Duration.ZERO));
    assertEquals(5 * Cem43.rate(40.5), counted(recovered, 36), 1e-9);
  }

  /** What is booked after the session once this was read, a second after the start. */
  private static double counted(Recovery.Recovered recovered, double celsius) {
    MonotonicTime now = Pads.START.plus(Duration.ofSeconds(1));
    Step step =
        PadMachine.step(
            recovered.pads().getFirst(),
            new Event.Sampled(
                SensorRole.SKIN_SIDE, new Sample.Measured(Celsius.of(celsius), 1, now)),
            new Turn(now, Pads.wall(now), Ledger.empty(now), Optional.empty()));
    return step.effects().stream()
        .filter(Effect.StoreAfterDose.class::isInstance)
        .map(Effect.StoreAfterDose.class::cast)
        .findFirst()
        .orElseThrow()
        .after()
        .dose()
        .cem43BoundMinutes();
  }
}
