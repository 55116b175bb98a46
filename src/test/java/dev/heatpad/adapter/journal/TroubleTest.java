package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.loop.Journal.Outcome;
import dev.heatpad.loop.JournalEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Full, busy, failing and vanishing disks while the journal is open (S7, S12). */
class TroubleTest {

  private static final Logger LOGGER = Logger.getLogger(SqliteJournal.class.getPackageName());

  @TempDir Path directory;
  private final Samples samples = new Samples(400);
  private final AtomicReference<Connection> connection = new AtomicReference<>();
  private final Lines lines = new Lines();

  /** Collects what is logged. */
  private static final class Lines extends Handler {
    final List<String> texts = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord record) {
      texts.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    LOGGER.addHandler(lines);
    LOGGER.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(lines);
    LOGGER.setUseParentHandlers(true);
  }

  private SqliteJournal openWithHook() throws JournalException {
    return SqliteJournal.open(
            directory,
            Bench.WALL,
            1000,
            (file, first) -> {
              connection.set(first);
              return new JournalStore(file, first);
            })
        .journal();
  }

  private void pragma(String text) throws SQLException {
    try (Statement statement = Objects.requireNonNull(connection.get()).createStatement()) {
      statement.execute("PRAGMA " + text);
    }
  }

  @Test
  void s12AFullDiskFailsEntriesUntilThereIsRoomAgain() throws Exception {
    SqliteJournal journal = openWithHook();
    SessionOpening opening = samples.plainOpening("back");
    Bench.writeAll(journal, samples.opened(opening), samples.readings(opening, 10));
    pragma("max_page_count = " + Bench.number(directory, "PRAGMA page_count"));
    for (int i = 0; i < 12; i++) {
      assertEquals(Outcome.FAILED, Bench.write(journal, samples.readings(opening, 5000)));
    }
    pragma("max_page_count = 1000000");
    Bench.writeAll(journal, samples.readings(opening, 5000));
    journal.close();
    assertEquals(5010, Bench.content(directory).open().getFirst().readings().size());
    assertEquals(
        List.of(
            "The journal could not be written because the disk is full (1 so far; [SQLITE_FULL] Insertion failed because database is full (database or disk is full)); free some space.",
            "The journal could not be written because the disk is full (10 so far; [SQLITE_FULL] Insertion failed because database is full (database or disk is full)); free some space.",
            "The journal can be written again."),
        lines.texts);
  }

  @Test
  void s7AFullDiskStillTakesTheSmallEntriesOfAGroup() throws Exception {
    SqliteJournal journal = openWithHook();
    SessionOpening opening = samples.plainOpening("back");
    Bench.writeAll(journal, samples.opened(opening));
    pragma("max_page_count = " + Bench.number(directory, "PRAGMA page_count"));
    CountDownLatch release = Bench.holdWriter(journal, samples.commandTaken("x"));
    CompletableFuture<Outcome> large = Bench.start(journal, samples.readings(opening, 5000));
    CompletableFuture<Outcome> end = Bench.start(journal, samples.ended(samples.end(opening)));
    release.countDown();
    assertEquals(Outcome.FAILED, Bench.await(large));
    assertEquals(Outcome.DURABLE, Bench.await(end));
    journal.close();
    assertEquals(1, Bench.content(directory).unpublished().size());
  }

  @Test
  void s12AnotherProgramsLockPasses() throws Exception {
    SqliteJournal journal = Bench.open(directory).journal();
    try (Connection other = Bench.connect(directory);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertEquals(Outcome.FAILED, Bench.write(journal, samples.commandTaken("one")));
      statement.execute("COMMIT");
    }
    assertEquals(Outcome.DURABLE, Bench.write(journal, samples.commandTaken("two")));
    journal.close();
    assertEquals(List.of("two"), Bench.content(directory).commandIds());
    assertTrue(
        lines.texts.getFirst().contains("because another program holds it"), lines.texts::toString);
  }

  @Test
  void s12AFailingDiskGetsANewConnection() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    AtomicReference<SQLiteErrorCode> error = new AtomicReference<>(SQLiteErrorCode.SQLITE_OK);
    SqliteJournal journal =
        SqliteJournal.open(
                directory,
                Bench.WALL,
                1000,
                (file, first) -> new JournalStore(failing(file, error, connections), first))
            .journal();
    Bench.writeAll(journal, samples.commandTaken("one"));
    error.set(SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    assertEquals(Outcome.FAILED, Bench.write(journal, samples.commandTaken("two")));
    assertEquals(Outcome.FAILED, Bench.write(journal, samples.commandTaken("three")));
    error.set(SQLiteErrorCode.SQLITE_OK);
    assertEquals(Outcome.DURABLE, Bench.write(journal, samples.commandTaken("four")));
    journal.close();
    assertEquals(1, connections.get());
    assertEquals(List.of("one", "four"), Bench.content(directory).commandIds());
  }

  private static ConnectionSource failing(
      ConnectionSource file, AtomicReference<SQLiteErrorCode> error, AtomicInteger connections) {
    return new ConnectionSource() {
      @Override
      public Connection connect() throws SQLException {
        connections.incrementAndGet();
        return file.connect();
      }

      @Override
      public void requireInPlace() throws SQLException {
        if (error.get() != SQLiteErrorCode.SQLITE_OK) {
          throw new SQLiteException("as a dying card does", error.get());
        }
        file.requireInPlace();
      }
    };
  }

  @Test
  void anErrorInTheWriterIsSurvived() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    SqliteJournal journal =
        SqliteJournal.open(
                directory,
                Bench.WALL,
                1000,
                (file, first) ->
                    new JournalStore(
                        new ConnectionSource() {
                          @Override
                          public Connection connect() throws SQLException {
                            return file.connect();
                          }

                          @Override
                          public void requireInPlace() {
                            if (calls.getAndIncrement() == 0) {
                              throw new OutOfMemoryError("in a test");
                            }
                          }
                        },
                        first))
            .journal();
    assertEquals(Outcome.FAILED, Bench.write(journal, samples.commandTaken("one")));
    assertEquals(Outcome.DURABLE, Bench.write(journal, samples.commandTaken("two")));
    journal.close();
  }

  @Test
  void s7NothingIsCalledDurableInAFileThatHasNoNameAnyMore() throws Exception {
    SqliteJournal journal = Bench.open(directory).journal();
    Bench.writeAll(journal, samples.commandTaken("one"));
    Path elsewhere = directory.resolve("elsewhere");
    Files.move(Bench.file(directory), elsewhere);
    assertEquals(Outcome.FAILED, Bench.write(journal, samples.commandTaken("two")));
    Files.writeString(Bench.file(directory), "somebody else's");
    assertEquals(Outcome.FAILED, Bench.write(journal, samples.commandTaken("three")));
    Files.move(elsewhere, Bench.file(directory), StandardCopyOption.REPLACE_EXISTING);
    assertEquals(Outcome.DURABLE, Bench.write(journal, samples.commandTaken("four")));
    journal.close();
    assertEquals(List.of("one", "four"), Bench.content(directory).commandIds());
  }

  @Test
  void anArchiveThatCannotReadFindsNothingAndRecovers() throws Exception {
    SqliteJournal.Opened opened = Bench.open(directory);
    SessionOpening opening = samples.plainOpening("back");
    JournalEntry end = samples.ended(samples.end(opening));
    Bench.writeAll(opened.journal(), samples.opened(opening), end);
    Path elsewhere = directory.resolve("elsewhere");
    Files.move(Bench.file(directory), elsewhere);
    assertTrue(opened.archive().sessions(Bench.search(Samples.START, 10)).isEmpty());
    Files.move(elsewhere, Bench.file(directory));
    assertEquals(1, opened.archive().sessions(Bench.search(Samples.START, 10)).size());
    opened.journal().close();
    assertTrue(
        lines.texts.getFirst().startsWith("The journal could not be read because"),
        lines.texts::toString);
  }
}
