package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Journal.Outcome;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalContent.Condition;
import dev.heatpad.loop.JournalEntry.FaultsKept;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no journal, damaged, gone or newer than the program (S10). */
class DamageTest {

  private static final String ASIDE = "journal-damaged-20261123T100000Z";

  @TempDir Path directory;
  private final Samples samples = new Samples(300);

  /** Ways in which a file goes bad. */
  enum Way {
    TEXT,
    EMPTY,
    HEADER_ONLY,
    CUT_IN_HALF,
    PAGES_OVERWRITTEN,
    OTHER_DATABASE,
    NO_VERSION,
    UNKNOWN_WORD;

    void strike(Path directory) throws Exception {
      Path file = Bench.file(directory);
      byte[] sound = Files.readAllBytes(file);
      switch (this) {
        case TEXT -> Files.writeString(file, "not a database\n".repeat(1000));
        case EMPTY -> Files.write(file, new byte[0]);
        case HEADER_ONLY -> truncate(file, 100);
        case CUT_IN_HALF -> truncate(file, sound.length / 2);
        case PAGES_OVERWRITTEN -> {
          for (int i = 8192; i < sound.length; i += 3) {
            sound[i] = (byte) 0xa5;
          }
          Files.write(file, sound);
        }
        case OTHER_DATABASE -> {
          Files.delete(file);
          Bench.execute(directory, "CREATE TABLE other (text TEXT)");
        }
        case NO_VERSION -> Bench.execute(directory, "PRAGMA user_version = -1");
        case UNKNOWN_WORD ->
            Bench.execute(directory, "UPDATE session_end SET stop_reason = 'unheard'");
      }
    }

    private static void truncate(Path file, long bytes) throws Exception {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(bytes);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void s10ADamagedJournalIsSetAsideAndReplaced(Way way) throws Exception {
    writeSomething();
    way.strike(directory);
    byte[] damaged = Files.readAllBytes(Bench.file(directory));
    SqliteJournal.Opened opened = Bench.open(directory);
    assertEquals(replaced(), opened.content());
    assertEquals(Outcome.DURABLE, Bench.write(opened.journal(), samples.commandTaken("new")));
    opened.journal().close();
    Path aside = directory.resolve(ASIDE + ".sqlite3");
    assertArrayEquals(damaged, Files.readAllBytes(aside), "kept as it was found");
  }

  /** A file with years of readings is checked where it matters. */
  @ParameterizedTest
  @ValueSource(strings = {"session", "session_end", "fault", "accounted_time"})
  void s10DamageOfWhatDecidesIsFoundInALargeFileToo(String table) throws Exception {
    writeSomething();
    Bench.execute(
        directory,
        """
        WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 450000)
        INSERT INTO reading (session, role, celsius, at_nanos) SELECT 1, 'skin_side', 38.5, n FROM count\
        """);
    assertTrue(Files.size(Bench.file(directory)) > 16 << 20);
    assertEquals(Condition.SOUND, Bench.content(directory).condition());
    long page =
        Bench.number(
            directory, "SELECT rootpage FROM sqlite_schema WHERE name = '%s'".formatted(table));
    try (FileChannel channel = FileChannel.open(Bench.file(directory), StandardOpenOption.WRITE)) {
      channel.write(
          ByteBuffer.wrap("damage".getBytes(StandardCharsets.US_ASCII)), (page - 1) * 4096);
    }
    assertEquals(Condition.REPLACED, Bench.content(directory).condition());
  }

  @Test
  void s10ALostJournalIsNotMistakenForAFirstStart() throws Exception {
    writeSomething();
    Files.delete(Bench.file(directory));
    assertEquals(replaced(), Bench.content(directory));
  }

  @Test
  void aLogWithoutItsDatabaseIsNotReadIntoTheNextOne() throws Exception {
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(journal, samples.commandTaken("old"));
    byte[] log = Files.readAllBytes(Path.of(Bench.file(directory) + "-wal"));
    journal.close();
    Files.delete(Bench.file(directory));
    // Even where nothing else tells of the lost database.
    Files.delete(directory.resolve("journal.lock"));
    Files.write(Path.of(Bench.file(directory) + "-wal"), log);
    assertEquals(replaced(), Bench.content(directory));
    assertArrayEquals(log, Files.readAllBytes(directory.resolve(ASIDE + ".sqlite3-wal")));
  }

  @Test
  void s10TheLossIsReportedUntilTimeIsKept() throws Exception {
    writeSomething();
    Way.TEXT.strike(directory);
    assertEquals(Condition.REPLACED, Bench.content(directory).condition());
    SqliteJournal.Opened second = Bench.open(directory);
    assertEquals(Condition.REPLACED, second.content().condition());
    Bench.writeAll(
        second.journal(),
        new FaultsKept(new PadName("back"), Set.of(FaultCode.JOURNAL_LOST)),
        samples.timeKept());
    second.journal().close();
    assertEquals(Condition.SOUND, Bench.content(directory).condition());
  }

  @Test
  void aSecondDamageInTheSameSecondKeepsBothFiles() throws Exception {
    writeSomething();
    Way.TEXT.strike(directory);
    Bench.content(directory);
    Way.EMPTY.strike(directory);
    Bench.content(directory);
    assertTrue(
        Bench.names(directory).containsAll(List.of(ASIDE + ".sqlite3", ASIDE + "-2.sqlite3")));
  }

  @Test
  void aBirthThatWasCutShortIsNoLoss() throws Exception {
    Files.writeString(directory.resolve("journal-new.sqlite3"), "half");
    Files.writeString(directory.resolve("journal-new.sqlite3-journal"), "half");
    assertEquals(JournalContent.nothing(), Bench.content(directory));
    assertEquals(
        List.of("journal.lock", "journal.sqlite3"),
        Bench.names(directory).stream().filter(name -> !name.equals("native")).toList());
  }

  @Test
  void aNewerJournalIsRefusedAndLeftAlone() throws Exception {
    writeSomething();
    Bench.execute(directory, "PRAGMA user_version = " + (Migrations.newestVersion() + 1));
    byte[] newer = Files.readAllBytes(Bench.file(directory));
    JournalException refused = assertThrows(JournalException.class, () -> Bench.open(directory));
    assertEquals(
        "The journal %s has version %d and this heatpad knows only %d; install the newer heatpad again, or move the file away to begin a new journal."
            .formatted(
                Bench.file(directory.toRealPath()),
                Migrations.newestVersion() + 1,
                Migrations.newestVersion()),
        refused.getMessage());
    assertArrayEquals(newer, Files.readAllBytes(Bench.file(directory)));
    Bench.execute(directory, "PRAGMA user_version = " + Migrations.newestVersion());
    assertEquals(Condition.SOUND, Bench.content(directory).condition());
  }

  private static JournalContent replaced() {
    JournalContent nothing = JournalContent.nothing();
    return new JournalContent(
        nothing.open(),
        nothing.past(),
        nothing.faults(),
        nothing.settings(),
        nothing.lastStops(),
        nothing.lastHeats(),
        nothing.commandIds(),
        nothing.unpublished(),
        nothing.time(),
        nothing.newestAt(),
        Condition.REPLACED);
  }

  private void writeSomething() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    SessionOpening opening = samples.plainOpening("back");
    Bench.writeAll(
        journal,
        samples.opened(opening),
        samples.readings(opening, 2000),
        samples.ended(samples.end(opening, StopReason.COMPLETED)));
    journal.close();
  }
}
