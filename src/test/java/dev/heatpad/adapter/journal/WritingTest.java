package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.loop.Journal.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/** Order, groups, and telling each listener exactly once; closing (S7). */
class WritingTest {

  @TempDir Path directory;
  private final Samples samples = new Samples(200);

  @Test
  void listenersHearInOrderOnTheJournalsThread() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
    List<String> threads = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch all = new CountDownLatch(300);
    for (int i = 0; i < 300; i++) {
      int number = i;
      journal.write(
          samples.commandTaken("command-" + i),
          outcome -> {
            assertEquals(Outcome.DURABLE, outcome);
            heard.add(number);
            threads.add(Thread.currentThread().getName());
            all.countDown();
          });
    }
    Bench.await(all);
    journal.close();
    assertEquals(IntStream.range(0, 300).boxed().toList(), heard);
    assertTrue(threads.stream().allMatch("journal"::equals));
  }

  @Test
  void whatWaitsIsWrittenInOneTransaction() throws Exception {
    AtomicInteger commits = new AtomicInteger();
    SqliteJournal journal = openCounting(commits);
    CountDownLatch release = Bench.holdWriter(journal, samples.commandTaken("first"));
    assertEquals(1, commits.get());
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      outcomes.add(Bench.start(journal, samples.commandTaken("command-" + i)));
    }
    release.countDown();
    outcomes.forEach(outcome -> assertEquals(Outcome.DURABLE, Bench.await(outcome)));
    assertEquals(2, commits.get());
    journal.close();
  }

  private SqliteJournal openCounting(AtomicInteger commits) throws JournalException {
    return SqliteJournal.open(
            directory,
            Bench.WALL,
            1000,
            (file, first) -> {
              ((SQLiteConnection) first)
                  .addCommitListener(
                      new SQLiteCommitListener() {
                        @Override
                        public void onCommit() {
                          commits.incrementAndGet();
                        }

                        @Override
                        public void onRollback() {}
                      });
              return new JournalStore(file, first);
            })
        .journal();
  }

  @Test
  void oneBadEntryCostsNoOther() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    SessionOpening opening = samples.plainOpening("back");
    CountDownLatch release = Bench.holdWriter(journal, samples.opened(opening));
    CompletableFuture<Outcome> before = Bench.start(journal, samples.commandTaken("before"));
    CompletableFuture<Outcome> bad = Bench.start(journal, samples.opened(opening));
    CompletableFuture<Outcome> after = Bench.start(journal, samples.commandTaken("after"));
    release.countDown();
    assertEquals(Outcome.DURABLE, Bench.await(before));
    assertEquals(Outcome.FAILED, Bench.await(bad));
    assertEquals(Outcome.DURABLE, Bench.await(after));
    journal.close();
    List<String> ids = Bench.content(directory).commandIds();
    assertEquals(List.of("before", "after"), ids.subList(ids.size() - 2, ids.size()));
  }

  @Test
  void aFullQueueFailsAtOnce() throws JournalException {
    SqliteJournal journal =
        SqliteJournal.open(directory, Bench.WALL, 3, JournalStore::new).journal();
    CountDownLatch release = Bench.holdWriter(journal, samples.commandTaken("first"));
    List<CompletableFuture<Outcome>> taken = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taken.add(Bench.start(journal, samples.commandTaken("waiting-" + i)));
    }
    assertEquals(
        Outcome.FAILED,
        Bench.start(journal, samples.commandTaken("too much")).getNow(Outcome.DURABLE));
    release.countDown();
    taken.forEach(outcome -> assertEquals(Outcome.DURABLE, Bench.await(outcome)));
    assertEquals(Outcome.DURABLE, Bench.write(journal, samples.commandTaken("room again")));
    journal.close();
  }

  @Test
  void aThrowingListenerHarmsNobody() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    journal.write(
        samples.commandTaken("one"),
        outcome -> {
          throw new StackOverflowError("as a listener may");
        });
    assertEquals(Outcome.DURABLE, Bench.write(journal, samples.commandTaken("two")));
    journal.close();
  }

  @Test
  void closingWritesWhatWaits() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      outcomes.add(Bench.start(journal, samples.commandTaken("command-" + i)));
    }
    journal.close();
    journal.close();
    for (CompletableFuture<Outcome> outcome : outcomes) {
      assertEquals(Outcome.DURABLE, outcome.getNow(Outcome.FAILED));
    }
    assertEquals(
        Outcome.FAILED, Bench.start(journal, samples.commandTaken("late")).getNow(Outcome.DURABLE));
    assertTrue(!Files.exists(Path.of(Bench.file(directory) + "-wal")), "one file holds it all");
    assertEquals(500, Bench.content(directory).commandIds().size());
  }

  @Test
  void closingGivesUpOnAStuckWriterAndTellsEachOnce() throws JournalException {
    SqliteJournal journal = Bench.open(directory).journal();
    CountDownLatch release = Bench.holdWriter(journal, samples.commandTaken("stuck"));
    AtomicInteger told = new AtomicInteger();
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    journal.write(
        samples.commandTaken("waiting"),
        result -> {
          told.incrementAndGet();
          outcome.complete(result);
        });
    journal.close();
    assertEquals(Outcome.FAILED, outcome.getNow(Outcome.DURABLE));
    assertThrows(JournalException.class, () -> Bench.open(directory));
    release.countDown();
    reopenOnceReleased().close();
    assertEquals(1, told.get());
  }

  /** The lock falls when the writer ends, which this test cannot see but by trying. */
  private SqliteJournal reopenOnceReleased() throws JournalException {
    long patience = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try {
        return Bench.open(directory).journal();
      } catch (JournalException e) {
        if (System.nanoTime() - patience > 0) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void readersAndTheWriterDoNotWaitForEachOther() throws Exception {
    SqliteJournal.Opened opened = Bench.open(directory);
    try (Connection reader = Bench.connect(directory)) {
      reader.setAutoCommit(false);
      try (var statement = reader.createStatement();
          var row = statement.executeQuery("SELECT count(*) FROM session")) {
        SessionOpening opening = samples.plainOpening("back");
        Bench.writeAll(opened.journal(), samples.opened(opening), samples.readings(opening, 5));
        assertEquals(5, opened.archive().readings(opening.id()).size());
        assertNotEquals(1, row.getInt(1));
      }
    }
    opened.journal().close();
    assertTrue(opened.archive().readings(samples.plainOpening("back").id()).isEmpty());
  }
}
