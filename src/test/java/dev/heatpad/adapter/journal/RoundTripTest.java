package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.Answer;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.screening.Said;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.wearable.LockOut;
import dev.heatpad.fixture.Answers;
import dev.heatpad.loop.Journal.Outcome;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalContent.KeptTime;
import dev.heatpad.loop.JournalContent.LastHeat;
import dev.heatpad.loop.JournalContent.OpenSession;
import dev.heatpad.loop.JournalContent.Past;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.JournalEntry.AfterDoseKept;
import dev.heatpad.loop.JournalEntry.FaultsKept;
import dev.heatpad.loop.JournalEntry.LockOutKept;
import dev.heatpad.loop.JournalEntry.Readings;
import dev.heatpad.loop.JournalEntry.RecordPublished;
import dev.heatpad.loop.JournalEntry.ScreeningKept;
import dev.heatpad.loop.JournalEntry.SessionEnded;
import dev.heatpad.loop.JournalEntry.SessionOpened;
import dev.heatpad.loop.JournalEntry.SettingsKept;
import dev.heatpad.loop.JournalEntry.TimeKept;
import dev.heatpad.loop.PairedClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back to the last digit, across a restart (S5, S7, S9, S10). */
class RoundTripTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void s7FinishedSessionsComeBackAsTheyWere(long seed) throws JournalException {
    Samples samples = new Samples(seed);
    List<SessionRecord> records = new ArrayList<>();
    SqliteJournal.Opened opened = Bench.open(directory);
    for (int i = 0; i < 25; i++) {
      SessionOpening opening = samples.opening("pad-" + i % 3);
      SessionRecord end = samples.end(opening);
      records.add(end);
      Bench.writeAll(opened.journal(), samples.opened(opening), samples.ended(end));
    }
    List<SessionRecord> newestFirst = new ArrayList<>(records);
    newestFirst.sort(
        Comparator.comparing((SessionRecord record) -> record.opening().startedAt()).reversed());
    assertEquals(newestFirst, opened.archive().sessions(Bench.search(Instant.MIN, 100)));
    assertEquals(
        newestFirst.subList(0, 7), opened.archive().sessions(Bench.search(Instant.MIN, 7)));
    assertEquals(
        newestFirst.subList(0, 5),
        opened.archive().sessions(Bench.search(newestFirst.get(4).opening().startedAt(), 100)));
    opened.journal().close();
    assertEquals(records, Bench.content(directory).unpublished());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void s7OpenSessionsComeBackWithTheirReadings(long seed) throws JournalException {
    Samples samples = new Samples(seed);
    List<OpenSession> expected = new ArrayList<>();
    SqliteJournal.Opened opened = Bench.open(directory);
    for (int i = 0; i < 4; i++) {
      SessionOpened opening = samples.opened(samples.opening("pad"));
      Readings readings = samples.readings(opening.opening(), 50);
      Bench.writeAll(opened.journal(), opening, readings);
      expected.add(new OpenSession(opening.opening(), opening.accounted(), readings.readings()));
      assertEquals(readings.readings(), opened.archive().readings(opening.opening().id()));
    }
    opened.journal().close();
    assertEquals(expected, Bench.content(directory).open());
  }

  /** S7 and S10: the dose after a session, and what the next start has to know of the last one. */
  @Test
  void s7TheDoseAfterASessionComesBack() throws JournalException {
    Samples samples = new Samples(30);
    SessionOpening opening = samples.plainOpening("back");
    SessionRecord end = samples.end(opening, StopReason.COMPLETED).with(ProofOfOff.PENDING);
    Duration hour = Duration.ofHours(1);
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(journal, new SessionOpened(opening, Duration.ZERO), new SessionEnded(end, hour));
    journal.close();
    JournalContent ended = Bench.content(directory);
    assertEquals(
        Map.of(
            opening.pad(),
            new LastHeat(
                opening.id(),
                ProofOfOff.PENDING,
                Optional.of(AfterDose.nothingYet(Optional.empty())))),
        ended.lastHeats());
    assertEquals(1, ended.past().size(), "no dose yet");
    AfterDose more = afterDose(0.5);
    journal = Bench.open(directory).journal();
    Bench.writeAll(journal, new AfterDoseKept(opening.id(), more, hour.plusMinutes(2)));
    Bench.writeAll(journal, new AfterDoseKept(opening.id(), afterDose(0.25), hour.plusMinutes(1)));
    journal.close();
    JournalContent given = Bench.content(directory);
    assertEquals(
        Optional.of(more), Objects.requireNonNull(given.lastHeats().get(opening.pad())).after());
    assertEquals(
        List.of(
            new Past(opening.person(), hour, end.heated(), 0.75),
            new Past(opening.person(), hour.plusMinutes(2), Duration.ZERO, 0.5)),
        given.past(),
        "a smaller one that comes late changes nothing");
  }

  private static AfterDose afterDose(double cem43Minutes) {
    return new AfterDose(
        new ThermalDose(cem43Minutes, cem43Minutes, 0.001),
        Optional.of(Celsius.of(40.5)),
        AfterDose.Counting.COUNTING);
  }

  /** After a heart rate ended heat no restart lets anybody start. */
  @Test
  void lockOutsComeBackUntilTheyAreOver() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    PadName over = new PadName("over");
    Bench.writeAll(
        journal,
        new LockOutKept(new PadName("locked"), Optional.of(LockOut.Seen.NOT_YET)),
        new LockOutKept(new PadName("seen"), Optional.of(LockOut.Seen.NOT_YET)),
        new LockOutKept(new PadName("seen"), Optional.of(LockOut.Seen.ACKNOWLEDGED)),
        new LockOutKept(over, Optional.of(LockOut.Seen.NOT_YET)),
        new LockOutKept(over, Optional.empty()));
    journal.close();
    assertEquals(
        Map.of(
            new PadName("locked"), LockOut.Seen.NOT_YET,
            new PadName("seen"), LockOut.Seen.ACKNOWLEDGED),
        Bench.content(directory).lockOuts());
  }

  /** Who was paired stays so over a restart, and who was sent away stays away. */
  @Test
  void clientsComeBackUntilTheyAreRevoked() throws JournalException {
    Samples samples = new Samples(31);
    PairedClient anna = samples.client(1);
    PairedClient bob = samples.client(2);
    Instant later = Samples.START.plus(Duration.ofDays(1));
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(
        journal,
        new JournalEntry.ClientPaired(anna),
        new JournalEntry.ClientPaired(bob),
        new JournalEntry.ClientPaired(samples.client(1)),
        new JournalEntry.ClientSeen(anna.id(), later),
        new JournalEntry.ClientRevoked(bob.id()),
        new JournalEntry.ClientSeen(bob.id(), later));
    journal.close();
    assertEquals(List.of(anna.seenAt(later)), Bench.content(directory).clients());
  }

  /**
   * What was said last holds, down to each answer; a question that is asked no more is left out.
   */
  @Test
  void answersToTheFirstUseQuestionsComeBack() throws JournalException {
    Said first = Answers.said(Care.AS_CONFIGURED, Question.NUMBNESS, Question.AGE_55);
    Map<Question, Answer> fewer = new EnumMap<>(Answers.yesTo(Question.NIGHT_PAIN));
    fewer.remove(Question.BOTH_LEGS);
    Said second = new Said(fewer, Care.SENSITIVE, Samples.START.plusNanos(1));
    Person other = new Person("other");
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(
        journal,
        new ScreeningKept(new Person("back"), first, Duration.ofHours(1)),
        new ScreeningKept(other, first, Duration.ofHours(2)),
        new ScreeningKept(new Person("back"), second, Duration.ofHours(3)));
    journal.close();
    assertEquals(
        Map.of(
            new Person("back"),
            new JournalContent.KeptScreening(second, Duration.ofHours(3)),
            other,
            new JournalContent.KeptScreening(first, Duration.ofHours(2))),
        Bench.content(directory).screenings());
  }

  @Test
  void s5FaultsSettingsAndStopsComeBack() throws JournalException {
    Samples samples = new Samples(20);
    Map<PadName, Set<FaultCode>> faults =
        Map.of(
            new PadName("one"), Set.of(FaultCode.OVER_TEMPERATURE, FaultCode.OUTPUT_FAILED),
            new PadName("two"), Set.of(FaultCode.JOURNAL_LOST));
    Map<PadName, SessionSettings> settings =
        Map.of(new PadName("one"), samples.settings(), new PadName("two"), samples.settings());
    SqliteJournal journal = Bench.open(directory).journal();
    for (String pad : List.of("one", "two", "cleared")) {
      PadName name = new PadName(pad);
      Bench.writeAll(journal, new FaultsKept(name, Set.of(FaultCode.values())));
      Bench.writeAll(journal, new FaultsKept(name, faults.getOrDefault(name, Set.of())));
    }
    for (PadName pad : settings.keySet()) {
      Bench.writeAll(
          journal,
          new SettingsKept(pad, samples.settings()),
          new SettingsKept(pad, settings.get(pad)));
    }
    for (StopReason reason : List.of(StopReason.PAIN, StopReason.COMPLETED, StopReason.ASLEEP)) {
      SessionOpening opening = samples.plainOpening("one");
      Bench.writeAll(journal, samples.opened(opening), samples.ended(samples.end(opening, reason)));
    }
    journal.close();
    JournalContent content = Bench.content(directory);
    assertEquals(faults, content.faults());
    assertEquals(settings, content.settings());
    assertEquals(Map.of(new PadName("one"), StopReason.ASLEEP), content.lastStops());
  }

  @Test
  void s10TimeIsTheNewestAndKeepsItsTrust() throws JournalException {
    Samples samples = new Samples(30);
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(journal, samples.timeKept(), samples.timeKept());
    TimeKept last = samples.timeKept();
    Bench.writeAll(journal, last);
    journal.close();
    assertEquals(
        Optional.of(new KeptTime(last.accounted(), last.wall(), last.restLeft())),
        Bench.content(directory).time());
  }

  @Test
  void s7TheFirstEndStays() throws Exception {
    Samples samples = new Samples(40);
    SessionOpening opening = samples.plainOpening("back");
    SessionRecord first = samples.end(opening, StopReason.PAIN);
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(
        journal,
        samples.opened(opening),
        samples.ended(first),
        samples.ended(samples.end(opening, StopReason.COMPLETED)),
        samples.ended(samples.end(opening)));
    journal.close();
    assertEquals(List.of(first), Bench.content(directory).unpublished());
    assertEquals(1, Bench.number(directory, "SELECT count(*) FROM session_end"));
    assertEquals(0, Bench.number(directory, "SELECT count(*) FROM session_alert"));
  }

  @Test
  void s7WhatNeverBeganLeavesNoTrace() throws Exception {
    Samples samples = new Samples(50);
    SessionOpening unknown = samples.plainOpening("back");
    SqliteJournal journal = Bench.open(directory).journal();
    assertEquals(Outcome.DURABLE, Bench.write(journal, samples.ended(samples.end(unknown))));
    assertEquals(Outcome.DURABLE, Bench.write(journal, samples.readings(unknown, 3)));
    assertEquals(Outcome.DURABLE, Bench.write(journal, new RecordPublished(unknown.id())));
    journal.close();
    assertEquals(JournalContent.nothing(), Bench.content(directory));
    assertEquals(0, Bench.number(directory, "SELECT count(*) FROM reading"));
  }

  @Test
  void aPublishedRecordIsNotSentAgain() throws JournalException {
    Samples samples = new Samples(60);
    SqliteJournal journal = Bench.open(directory).journal();
    List<SessionRecord> records = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      SessionOpening opening = samples.plainOpening("back");
      records.add(samples.end(opening, StopReason.COMPLETED));
      Bench.writeAll(journal, samples.opened(opening), samples.ended(records.get(i)));
    }
    RecordPublished published = new RecordPublished(records.get(1).opening().id());
    Bench.writeAll(journal, published, published);
    journal.close();
    assertEquals(List.of(records.get(0), records.get(2)), Bench.content(directory).unpublished());
  }

  @Test
  void theEdgesOfTimeFitOrAreRefused() throws JournalException {
    Samples samples = new Samples(70);
    SqliteJournal.Opened opened = Bench.open(directory);
    SqliteJournal journal = opened.journal();
    SessionOpening opening = samples.plainOpening("back");
    Duration longest = Duration.ofNanos(Long.MAX_VALUE);
    Bench.writeAll(journal, new SessionOpened(opening, longest));
    assertEquals(
        Outcome.FAILED,
        Bench.write(
            journal,
            new SessionEnded(samples.end(opening, StopReason.PAIN), longest.plusNanos(1))));
    assertTrue(opened.archive().sessions(Bench.search(Instant.MAX, 10)).isEmpty());
    assertTrue(opened.archive().sessions(Bench.search(Instant.MIN, -1)).isEmpty());
    journal.close();
    assertEquals(longest, Bench.content(directory).open().getFirst().accounted());
  }
}
