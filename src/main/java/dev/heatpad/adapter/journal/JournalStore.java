package dev.heatpad.adapter.journal;

import dev.heatpad.loop.JournalEntry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes groups of entries, each group whole or not at all, and gets a new connection when the old
 * one is no good any more. The writer's thread owns it.
 */
final class JournalStore implements AutoCloseable {

  private final ConnectionSource source;
  private @Nullable Session session;

  /** One connection and what hangs on it. */
  private record Session(Connection connection, Statements statements, EntryWriter writer) {
    static Session of(Connection connection) {
      Statements statements = new Statements(connection);
      return new Session(connection, statements, new EntryWriter(statements));
    }

    void run(String sql) throws SQLException {
      statements.bind(sql).run();
    }
  }

  JournalStore(ConnectionSource source, Connection first) {
    this.source = source;
    this.session = Session.of(first);
  }

  /** When it returns normally, the entries are on the disk; else none of them is. */
  void write(List<JournalEntry> entries) throws SQLException {
    source.requireInPlace();
    Session current = connected();
    try {
      // Taking the write lock at once waits for it at a point where waiting is harmless.
      current.run("BEGIN IMMEDIATE");
      for (JournalEntry entry : entries) {
        current.writer().write(entry);
      }
      current.run("COMMIT");
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(current, e);
      throw e;
    }
  }

  /** Moves the log into the database, as far as no reader is in the way. */
  void checkpoint() throws SQLException {
    Session current = session;
    if (current != null) {
      checkpoint(current.connection(), "PASSIVE");
    }
  }

  /**
   * Moves the whole log into the database and empties it, so that nothing that was deleted is left
   * in it.
   *
   * @return whether it came about; not while somebody reads
   */
  boolean emptyLog() throws SQLException {
    try (Statement statement = connected().connection().createStatement()) {
      // Whoever wants to write must not wait for a reader.
      statement.execute("PRAGMA busy_timeout = 0");
      try (ResultSet verdict = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        return verdict.getInt(1) == 0;
      } finally {
        statement.execute("PRAGMA busy_timeout = " + JournalFile.BUSY_MILLIS);
      }
    }
  }

  /** Forgets the connection; the next write makes a new one. */
  void disconnect() {
    Session old = session;
    session = null;
    if (old != null) {
      try {
        old.connection().close();
      } catch (SQLException e) {
        // It is given up because it failed; that its end fails too is no news.
        return;
      }
    }
  }

  /** Leaves one file that holds everything, where the disk allows. */
  @Override
  public void close() throws SQLException {
    Session last = session;
    session = null;
    if (last != null) {
      try (Connection connection = last.connection()) {
        checkpoint(connection, "TRUNCATE");
      }
    }
  }

  private static void checkpoint(Connection connection, String mode) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(" + mode + ")");
    }
  }

  private Session connected() throws SQLException {
    Session current = session;
    if (current == null) {
      current = Session.of(source.connect());
      session = current;
    }
    return current;
  }

  private static void rollBack(Session current, Throwable problem) {
    try (Statement statement = current.connection().createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // After most errors SQLite has rolled back by itself, and says so here.
      problem.addSuppressed(e);
    }
    try {
      current.statements().forget();
    } catch (SQLException e) {
      problem.addSuppressed(e);
    }
  }
}
