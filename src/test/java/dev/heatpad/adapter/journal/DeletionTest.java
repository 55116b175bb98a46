package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.JournalEntry.AfterDoseKept;
import dev.heatpad.loop.JournalEntry.ProofKept;
import dev.heatpad.loop.JournalEntry.SessionDeleted;
import dev.heatpad.loop.JournalEntry.SessionEnded;
import dev.heatpad.loop.JournalEntry.SessionOpened;
import dev.heatpad.loop.JournalEntry.TimeKept;
import dev.heatpad.loop.Recovery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S10: a deleted session is gone for people, and counts on for budgets until eight days later. */
class DeletionTest {

  /** A temperature whose bytes stand nowhere else. */
  private static final double ODD_CELSIUS = 38.123456789;

  private static final Duration NOW = Duration.ofDays(10);

  @TempDir Path directory;
  private final Samples samples = new Samples(7);
  private final SessionOpening opening = samples.plainOpening("back");

  @Test
  void s10BudgetsAreTheSameAfterADeletionAndARestart() throws JournalException {
    writeSession();
    JournalContent before = Bench.content(directory);
    delete();
    JournalContent after = Bench.content(directory);
    assertEquals(2, before.past().size(), "the session, and what it gave after its end");
    assertEquals(before.past(), after.past());
    assertEquals(before.time(), after.time());
    assertEquals(ledger(before), ledger(after));
    assertEquals(1, ledger(after).sessionsInDay(Pads.START));
    assertEquals(0.75 + 0.25, ledger(after).cem43MinutesInDay(Pads.START), 1e-12);
    assertTrue(ledger(after).restUntil().isAfter(Pads.START));
  }

  /** The page asks for the curve of a session from its first second, and of none that is gone. */
  @Test
  void aSessionHasAStartFromItsRowUntilItIsDeleted() throws JournalException {
    SqliteJournal.Opened opened = Bench.open(directory);
    assertEquals(Optional.empty(), opened.archive().startOf(opening.id()));
    Bench.writeAll(opened.journal(), samples.opened(opening));
    assertEquals(Optional.of(opening.startedAt()), opened.archive().startOf(opening.id()));
    Bench.writeAll(
        opened.journal(), samples.ended(samples.end(opening)), new SessionDeleted(opening.id()));
    assertEquals(Optional.empty(), opened.archive().startOf(opening.id()));
    opened.journal().close();
  }

  @Test
  void whatCameAfterItCountsOnForADeletedSession() throws JournalException {
    writeSession();
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(
        journal,
        new SessionDeleted(opening.id()),
        new AfterDoseKept(opening.id(), after(0.5), NOW),
        new ProofKept(opening.id(), ProofOfOff.PENDING));
    journal.close();
    JournalContent content = Bench.content(directory);
    assertEquals(0.5, content.past().getLast().cem43Minutes(), "S7");
    JournalContent.LastHeat heat = Objects.requireNonNull(content.lastHeats().get(opening.pad()));
    assertEquals(ProofOfOff.PENDING, heat.proof(), "it is still to be proven");
  }

  @Test
  void nobodyIsShownItAndNoBrokerGetsIt() throws JournalException {
    writeSession();
    SqliteJournal.Opened opened = Bench.open(directory);
    assertEquals(1, opened.content().unpublished().size());
    Bench.writeAll(opened.journal(), new SessionDeleted(opening.id()));
    assertEquals(List.of(), opened.archive().sessions(Bench.search(Instant.MIN, 10)));
    assertEquals(Optional.empty(), opened.archive().session(opening.id()));
    assertEquals(List.of(), opened.archive().readings(opening.id()));
    opened.journal().close();
    JournalContent content = Bench.content(directory);
    assertEquals(List.of(), content.unpublished());
    assertEquals(Map.of(), content.lastStops());
    assertEquals(List.of(), content.open());
  }

  @Test
  void itsReadingsAndWordsAreGoneFromTheFiles() throws Exception {
    writeSession();
    assertTrue(filesHold(oddBytes()), "or this test finds nothing ever");
    assertTrue(filesHold(text("odd alert")));
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(journal, new SessionDeleted(opening.id()));
    Await.until(
        "gone while the journal is open, too",
        () -> !filesHold(oddBytes()) && !filesHold(text("odd alert")));
    // A reading that a disk refused before comes late.
    Bench.writeAll(journal, odd());
    journal.close();
    assertFalse(filesHold(oddBytes()));
    assertFalse(filesHold(text("relax")), "the program");
  }

  @Test
  void aSessionThatRunsIsNotTouched() throws JournalException {
    SqliteJournal.Opened opened = Bench.open(directory);
    Bench.writeAll(
        opened.journal(), new SessionOpened(opening, NOW), odd(), new SessionDeleted(opening.id()));
    assertEquals(1, opened.archive().readings(opening.id()).size());
    opened.journal().close();
    assertEquals(1, Bench.content(directory).open().size(), "S7");
  }

  @Test
  void aTombstoneIsForgottenAfterEightAccountedDays() throws Exception {
    writeSession();
    delete();
    SqliteJournal journal = Bench.open(directory).journal();
    // The broker may have had the record just before.
    Bench.writeAll(
        journal,
        new JournalEntry.RecordPublished(opening.id()),
        timeKept(NOW.plus(Duration.ofDays(8))));
    journal.close();
    assertEquals(1, Bench.number(directory, "SELECT count(*) FROM session"));
    journal = Bench.open(directory).journal();
    Bench.writeAll(journal, timeKept(NOW.plus(Duration.ofDays(8)).plusNanos(1)));
    journal.close();
    for (String table : List.of("session", "session_end", "after_dose", "deleted_session")) {
      assertEquals(0, Bench.number(directory, "SELECT count(*) FROM " + table), table);
    }
  }

  private void writeSession() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(
        journal,
        new SessionOpened(opening, NOW.minusMinutes(20)),
        odd(),
        new SessionEnded(
            withAlert(samples.end(opening, StopReason.USER_STOP)), NOW.minusMinutes(1)),
        new AfterDoseKept(opening.id(), after(0.25), NOW),
        timeKept(NOW));
    journal.close();
  }

  private static dev.heatpad.core.session.SessionRecord withAlert(
      dev.heatpad.core.session.SessionRecord end) {
    return new dev.heatpad.core.session.SessionRecord(
        end.opening(),
        end.endedAt(),
        end.planned(),
        end.elapsed(),
        end.heated(),
        end.stopReason(),
        end.fault(),
        Optional.of(Celsius.of(ODD_CELSIUS)),
        end.dose(),
        end.energyWattHours(),
        end.proofOfOff(),
        List.of("odd alert"));
  }

  private void delete() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(journal, new SessionDeleted(opening.id()));
    journal.close();
  }

  private JournalEntry.Readings odd() {
    return new JournalEntry.Readings(
        List.of(
            new JournalEntry.Reading(
                opening.id(), SensorRole.SKIN_SIDE, Celsius.of(ODD_CELSIUS), Samples.START)));
  }

  private static AfterDose after(double cem43Minutes) {
    return new AfterDose(
        new ThermalDose(cem43Minutes, cem43Minutes, 0),
        Optional.of(Celsius.of(35)),
        AfterDose.Counting.COUNTING);
  }

  private static TimeKept timeKept(Duration accounted) {
    return new TimeKept(
        accounted,
        new WallTime(Samples.START, WallTime.Trust.SYNCHRONISED),
        Map.of(new Person("back"), Duration.ofMinutes(30)));
  }

  private static Ledger ledger(JournalContent content) {
    return Objects.requireNonNull(
        Recovery.recover(
                content,
                List.of(
                    new Recovery.Configured(
                        Pads.definition(), Pads.SETTINGS, Set.of(SensorRole.SKIN_SIDE))),
                Pads.START,
                new WallTime(Samples.START, WallTime.Trust.SYNCHRONISED),
                () -> Pads.SESSION)
            .ledgers()
            .get(new Person("back")));
  }

  private static byte[] oddBytes() {
    return ByteBuffer.allocate(Double.BYTES).putDouble(ODD_CELSIUS).array();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private boolean filesHold(byte[] wanted) {
    String pattern = new String(wanted, StandardCharsets.ISO_8859_1);
    try {
      for (String name : Bench.names(directory)) {
        Path file = directory.resolve(name);
        if (name.startsWith(JournalFile.NAME)
            && Files.readString(file, StandardCharsets.ISO_8859_1).contains(pattern)) {
          return true;
        }
      }
      return false;
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
