package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalContent.Past;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.JournalEntry.CommandTaken;
import dev.heatpad.loop.JournalEntry.Reading;
import dev.heatpad.loop.JournalEntry.Readings;
import dev.heatpad.loop.JournalEntry.SessionEnded;
import dev.heatpad.loop.JournalEntry.SessionOpened;
import dev.heatpad.loop.JournalEntry.TimeKept;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the loop is given at its start (S9, S10). */
class ContentTest {

  private static final Instant START = Samples.START;

  @TempDir Path directory;
  private final Samples samples = new Samples(100);

  @Test
  void aNewJournalHoldsNothing() throws JournalException {
    assertEquals(JournalContent.nothing(), Bench.content(directory.resolve("new").resolve("er")));
  }

  @Test
  void s9TheNewestCommandIdsComeBackOldestFirst() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    List<String> ids = new ArrayList<>();
    List<JournalEntry> entries = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      ids.add("command-" + i);
      entries.add(
          i % 1000 == 999
              ? new SessionOpened(withCommand("command-" + i), Duration.ZERO)
              : new CommandTaken("command-" + i, START));
    }
    Bench.writeAll(journal, entries.toArray(JournalEntry[]::new));
    // A repetition is no newer command.
    Bench.writeAll(journal, new CommandTaken("command-0", START));
    journal.close();
    assertEquals(ids.subList(5000 - 4096, 5000), Bench.content(directory).commandIds());
  }

  @Test
  void s10EightAccountedDaysArePastWhateverTheWallClockSays() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    end(journal, Duration.ofDays(2).minusNanos(1), START.plus(Duration.ofDays(9000)));
    end(journal, Duration.ofDays(6), START);
    end(journal, Duration.ofDays(2), START.minus(Duration.ofDays(9000)));
    Bench.writeAll(journal, timeKept(Duration.ofDays(10), START));
    journal.close();
    Past template = new Past(new Person("back"), Duration.ZERO, Duration.ofMinutes(18), 0.75);
    assertEquals(
        List.of(
            new Past(template.person(), Duration.ofDays(2), template.heated(), 0.75),
            new Past(template.person(), Duration.ofDays(6), template.heated(), 0.75)),
        Bench.content(directory).past());
  }

  @Test
  void s10WithoutKeptTimeTheNewestSessionTellsTheTime() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    end(journal, Duration.ofDays(1), START);
    end(journal, Duration.ofDays(3), START);
    Bench.writeAll(journal, new SessionOpened(samples.plainOpening("other"), Duration.ofDays(10)));
    journal.close();
    assertEquals(
        List.of(Duration.ofDays(3)),
        Bench.content(directory).past().stream().map(Past::accountedEnd).toList());
  }

  @Test
  void s10NewestMomentIsOfAnyKind() throws JournalException {
    SessionOpening opening = samples.plainOpening("back");
    List<JournalEntry> steps =
        List.of(
            timeKept(Duration.ZERO, START.minusSeconds(100)),
            new SessionOpened(opening, Duration.ZERO),
            new CommandTaken("x", START.plusSeconds(10)),
            new Readings(
                List.of(
                    new Reading(
                        opening.id(),
                        SensorRole.SKIN_SIDE,
                        Celsius.of(30),
                        START.plusSeconds(20)))),
            new SessionEnded(samples.end(opening, StopReason.COMPLETED), Duration.ZERO),
            timeKept(Duration.ZERO, START.plusSeconds(2000)));
    List<Instant> newest = new ArrayList<>();
    for (JournalEntry step : steps) {
      SqliteJournal journal = Bench.open(directory).journal();
      Bench.writeAll(journal, step);
      journal.close();
      newest.add(Bench.content(directory).newestAt().orElseThrow());
    }
    assertEquals(
        List.of(
            START.minusSeconds(100),
            START,
            START.plusSeconds(10),
            START.plusSeconds(20),
            START.plusSeconds(1200),
            START.plusSeconds(2000)),
        newest);
  }

  private void end(SqliteJournal journal, Duration accounted, Instant startedAt) {
    SessionOpening any = samples.plainOpening("back");
    SessionOpening opening = opening(any.id(), startedAt, Optional.empty());
    Bench.writeAll(
        journal,
        new SessionOpened(opening, accounted.minusMinutes(20)),
        new SessionEnded(samples.end(opening, StopReason.COMPLETED), accounted));
  }

  private SessionOpening withCommand(String id) {
    return opening(samples.plainOpening("back").id(), START, Optional.of(id));
  }

  private static SessionOpening opening(SessionId id, Instant startedAt, Optional<String> command) {
    return new SessionOpening(
        id,
        new PadName("back"),
        new Person("back"),
        "relax",
        Profile.STANDARD,
        Source.MQTT,
        PadDefinition.Nature.REAL,
        startedAt,
        Duration.ofMinutes(20),
        Duration.ofMinutes(20),
        Celsius.of(40),
        0.5,
        command);
  }

  private static TimeKept timeKept(Duration accounted, Instant wall) {
    return new TimeKept(accounted, new WallTime(wall, WallTime.Trust.SYNCHRONISED), Map.of());
  }
}
