package dev.heatpad.adapter.journal;

import dev.heatpad.adapter.journal.WriteQueue.Request;
import dev.heatpad.loop.Archive;
import dev.heatpad.loop.Journal;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.JournalNumbers;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The session journal in one SQLite file. Entries queue for one thread, {@code journal}, which
 * writes all that wait in one transaction and tells each when the disk has it. {@code Main} opens
 * and closes it; the loop writes.
 *
 * <p>A group that cannot be written is taken apart, so that an entry that does not fit costs no
 * other. The thread outlives every trouble: each later entry is a new try.
 */
public final class SqliteJournal implements Journal, AutoCloseable {

  /** Hours of a running session, at a few entries a second; a disk that stuck so long is gone. */
  private static final int CAPACITY = 8192;

  /** A service manager that stops the program does not wait for ever. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  /** Groups between two moves of the log into the database; the log stays below some megabytes. */
  private static final int GROUPS_PER_CHECKPOINT = 200;

  private static final Logger LOGGER = System.getLogger(SqliteJournal.class.getPackageName());

  private final JournalStore store;
  private final SqliteArchive archive;
  private final DirectoryLock lock;
  private final FailureLog failures;
  private final WriteQueue queue;
  private final Thread writer;
  private final AtomicBoolean closing = new AtomicBoolean();
  private int groupsInLog;
  private boolean logHoldsDeleted;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  /**
   * An open journal.
   *
   * @param content what it held
   * @param archive for people; it closes with the journal
   */
  public record Opened(SqliteJournal journal, JournalContent content, Archive archive) {}

  /**
   * Opens the journal of a data directory, and makes both where they are missing.
   *
   * @param wall names files that are set aside, nothing else
   */
  public static Opened open(Path dataDirectory, InstantSource wall) throws JournalException {
    return open(dataDirectory, wall, CAPACITY, JournalStore::new);
  }

  /** Makes the writer's store; a test stands between it and the file here. */
  @FunctionalInterface
  interface StoreMaker {
    JournalStore make(ConnectionSource file, Connection first);
  }

  static Opened open(Path dataDirectory, InstantSource wall, int capacity, StoreMaker maker)
      throws JournalException {
    DirectoryLock lock = DirectoryLock.acquire(dataDirectory);
    boolean opened = false;
    try {
      NativeLibrary.provide(lock.directory().resolve("native"));
      JournalFile file = new JournalFile(lock.directory());
      JournalOpening.Loaded loaded = new JournalOpening(lock, file, wall, LOGGER).open();
      FailureLog failures = new FailureLog(LOGGER);
      SqliteArchive archive = new SqliteArchive(file, failures);
      JournalStore store = maker.make(file, loaded.connection());
      SqliteJournal journal = new SqliteJournal(store, archive, lock, failures, capacity);
      journal.writer.start();
      opened = true;
      return new Opened(journal, loaded.content(), archive);
    } catch (IOException e) {
      throw JournalException.unusable(dataDirectory, e);
    } finally {
      if (!opened) {
        release(lock);
      }
    }
  }

  private SqliteJournal(
      JournalStore store,
      SqliteArchive archive,
      DirectoryLock lock,
      FailureLog failures,
      int capacity) {
    this.store = store;
    this.archive = archive;
    this.lock = lock;
    this.failures = failures;
    this.queue = new WriteQueue(capacity);
    this.writer = Thread.ofPlatform().name("journal").daemon(true).unstarted(this::run);
  }

  @Override
  public void write(JournalEntry entry, Consumer<Outcome> done) {
    Request request = new Request(entry, done);
    switch (queue.put(request)) {
      case TAKEN -> {}
      case NO_ROOM -> refuse(request, FailureKind.NO_ROOM);
      case CLOSED -> refuse(request, FailureKind.CLOSED);
    }
  }

  /** For monitors; any thread may ask. */
  public JournalNumbers numbers() {
    return new JournalNumbers(written.get(), failed.get(), queue.size());
  }

  private void refuse(Request request, FailureKind kind) {
    failures.notTaken(kind);
    tell(request, Outcome.FAILED);
  }

  private void run() {
    try {
      List<Request> group = queue.takeAll();
      while (!group.isEmpty()) {
        serve(group);
        group = queue.takeAll();
      }
    } finally {
      end();
    }
  }

  private void serve(List<Request> group) {
    Optional<Failure> failure = attempt(group);
    if (failure.isEmpty()) {
      failures.written();
      group.forEach(request -> tell(request, Outcome.DURABLE));
      logHoldsDeleted |=
          group.stream()
              .anyMatch(request -> request.entry() instanceof JournalEntry.SessionDeleted);
      checkpointNowAndThen();
    } else if (group.size() > 1 && failure.get().kind().mayBeOneEntry()) {
      group.forEach(request -> serve(List.of(request)));
    } else {
      failures.notWritten(failure.get().kind(), group.size(), failure.get().problem());
      group.forEach(request -> tell(request, Outcome.FAILED));
    }
  }

  /** Why a group is not on the disk. */
  private record Failure(FailureKind kind, Throwable problem) {}

  /** Catches whatever comes: this is the top of a thread that must not end. */
  private Optional<Failure> attempt(List<Request> group) {
    try {
      store.write(group.stream().map(Request::entry).toList());
      return Optional.empty();
    } catch (Throwable problem) {
      FailureKind kind = FailureKind.of(problem);
      if (kind.asksForNewConnection()) {
        store.disconnect();
      }
      return Optional.of(new Failure(kind, problem));
    }
  }

  /** Done after the outcomes are told, so that no entry waits for it that is written already. */
  private void checkpointNowAndThen() {
    groupsInLog++;
    try {
      if (logHoldsDeleted) {
        logHoldsDeleted = !store.emptyLog();
      } else if (groupsInLog >= GROUPS_PER_CHECKPOINT) {
        groupsInLog = 0;
        store.checkpoint();
      }
    } catch (SQLException e) {
      failures.notWritten(FailureKind.of(e), 1, e);
    }
  }

  /** What the listener does is none of the journal's business, even if it throws. */
  private void tell(Request request, Outcome outcome) {
    switch (outcome) {
      case DURABLE -> written.incrementAndGet();
      case FAILED -> failed.incrementAndGet();
    }
    try {
      request.done().accept(outcome);
    } catch (Throwable problem) {
      failures.listenerFailed(problem);
    }
  }

  private void end() {
    try {
      store.close();
    } catch (SQLException e) {
      failures.notWritten(FailureKind.of(e), 1, e);
    } finally {
      release(lock);
    }
  }

  /**
   * Writes what waits, for at most two seconds, and lets go of the directory. Should the disk not
   * come back in that time, the rest is reported as failed, and the lock falls with the process.
   */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    archive.close();
    queue.close();
    if (Thread.currentThread().equals(writer)) {
      return;
    }
    try {
      if (writer.join(CLOSE_WITHIN)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    queue.abandon().forEach(request -> refuse(request, FailureKind.CLOSED));
  }

  private static void release(DirectoryLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      LOGGER.log(Logger.Level.WARNING, "The journal's lock file could not be closed.", e);
    }
  }
}
