package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.loop.Archive;
import dev.heatpad.loop.Journal;
import dev.heatpad.loop.Journal.Outcome;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What tests of the journal do all the time. */
final class Bench {

  static final InstantSource WALL = InstantSource.fixed(Samples.START);

  private static final long PATIENCE_SECONDS = 20;

  private Bench() {}

  static SqliteJournal.Opened open(Path directory) throws JournalException {
    return SqliteJournal.open(directory, WALL);
  }

  /** The content of a journal that is opened and closed for it. */
  static JournalContent content(Path directory) throws JournalException {
    SqliteJournal.Opened opened = open(directory);
    opened.journal().close();
    return opened.content();
  }

  static CompletableFuture<Outcome> start(Journal journal, JournalEntry entry) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    journal.write(entry, outcome::complete);
    return outcome;
  }

  static Outcome write(Journal journal, JournalEntry entry) {
    return await(start(journal, entry));
  }

  static void writeAll(Journal journal, JournalEntry... entries) {
    List<CompletableFuture<Outcome>> outcomes =
        Stream.of(entries).map(entry -> start(journal, entry)).toList();
    for (CompletableFuture<Outcome> outcome : outcomes) {
      assertEquals(Outcome.DURABLE, await(outcome));
    }
  }

  static Archive.Search search(Instant since, int limit) {
    return new Archive.Search(since, Optional.empty(), limit);
  }

  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Holds the writer in a callback, so that what is written meanwhile forms one group. */
  static CountDownLatch holdWriter(Journal journal, JournalEntry entry) {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    journal.write(
        entry,
        outcome -> {
          held.countDown();
          await(release);
        });
    await(held);
    return release;
  }

  static Path file(Path directory) {
    return directory.resolve(JournalFile.NAME);
  }

  /** The file as any other program sees it. */
  static Connection connect(Path directory) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file(directory));
  }

  static void execute(Path directory, String sql) throws SQLException {
    try (Connection connection = connect(directory);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static long number(Path directory, String sql) throws SQLException {
    try (Connection connection = connect(directory);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
