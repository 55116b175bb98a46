package dev.heatpad.adapter.journal;

import static dev.heatpad.adapter.journal.Values.instantOf;
import static dev.heatpad.adapter.journal.Values.nanosOf;

import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.Archive;
import dev.heatpad.loop.JournalEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal for people, on a connection of its own that cannot write; with a write-ahead
 * log readers and the writer do not wait for each other. Any thread may ask; one question is
 * answered at a time. {@link SqliteJournal} owns it.
 */
final class SqliteArchive implements Archive, AutoCloseable {

  private static final long CLOSE_WITHIN_MILLIS = 500;

  private final JournalFile file;
  private final FailureLog failures;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable Connection connection;
  private boolean closed;

  SqliteArchive(JournalFile file, FailureLog failures) {
    this.file = file;
    this.failures = failures;
  }

  @Override
  public List<SessionRecord> sessions(Search search) {
    return ask(reader ->
        Rows.all(
            reader,
            Rows.RECORDS
                + "WHERE started_at_nanos >= ? AND pad GLOB ? AND "
                + Rows.NOT_DELETED
                + " ORDER BY started_at_nanos DESC, session.number DESC LIMIT ?",
            row -> Rows.record(reader, row),
            saturated(search.since()),
            search.pad().map(PadName::text).orElse("*"),
            Math.max(search.limit(), 0)));
  }

  @Override
  public Optional<SessionRecord> session(SessionId session) {
    return ask(reader ->
            Rows.all(
                reader,
                Rows.RECORDS + "WHERE id = ? AND " + Rows.NOT_DELETED,
                row -> Rows.record(reader, row),
                session.text()))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Instant> startOf(SessionId session) {
    return ask(reader ->
            Rows.all(
                reader,
                """
                SELECT started_at_nanos FROM session
                WHERE id = ? AND number NOT IN (SELECT session FROM deleted_session)\
                """,
                row -> instantOf(row.getLong("started_at_nanos")),
                session.text()))
        .stream()
        .findFirst();
  }

  @Override
  public List<JournalEntry.Reading> readings(SessionId session) {
    return ask(reader -> Rows.readings(reader, session));
  }

  /** Something to ask the journal. */
  private interface Question<T> {
    List<T> answer(Connection connection) throws SQLException;
  }

  /** Nothing found and nothing readable look the same to who asks; the log tells them apart. */
  private <T> List<T> ask(Question<T> question) {
    turn.lock();
    try {
      if (closed) {
        return List.of();
      }
      Connection reader = connection;
      if (reader == null) {
        reader = file.connectReadOnly();
        connection = reader;
      }
      return question.answer(reader);
    } catch (SQLException | RuntimeException e) {
      failures.notRead(FailureKind.of(e), e);
      disconnect();
      return List.of();
    } finally {
      turn.unlock();
    }
  }

  /** "Since ever" is a moment that no column can hold. */
  private static long saturated(Instant since) {
    try {
      return nanosOf(since);
    } catch (ArithmeticException e) {
      return since.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private void disconnect() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException e) {
        failures.notRead(FailureKind.of(e), e);
      }
    }
  }

  /** Waits a little for a question under way; whoever asks later finds nothing. */
  @Override
  public void close() {
    try {
      if (turn.tryLock(CLOSE_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
        try {
          closed = true;
          disconnect();
        } finally {
          turn.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
