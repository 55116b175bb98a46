package dev.heatpad.adapter.journal;

import dev.heatpad.loop.JournalContent;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;

/**
 * Finds, checks, migrates and reads the journal of a locked data directory, or begins a new one
 * where there is none that can be used. The thread that opens the journal uses it, once.
 */
final class JournalOpening {

  /**
   * A check of this much takes a quarter of a second on a desk and some seconds on a Raspberry Pi.
   * A year of readings is ten times as much, and a start must not take longer each month.
   */
  private static final long FULLY_CHECKED_BYTES = 16L << 20;

  private static final String ESSENTIAL_TABLES =
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'reading'";

  private final DirectoryLock lock;
  private final JournalFile file;
  private final InstantSource wall;
  private final Logger logger;

  JournalOpening(DirectoryLock lock, JournalFile file, InstantSource wall, Logger logger) {
    this.lock = lock;
    this.file = file;
    this.wall = wall;
    this.logger = logger;
  }

  /** A connection to a sound journal, and what is in it. */
  record Loaded(Connection connection, JournalContent content) {}

  /** The file is not a journal, or not one that can be trusted. */
  private static final class Damage extends Exception {
    private static final long serialVersionUID = 1L;

    Damage(String how) {
      super(how);
    }
  }

  Loaded open() throws JournalException {
    try {
      if (!file.exists()) {
        begin();
      }
      try {
        return load();
      } catch (Damage damage) {
        replace("damaged (%s)".formatted(damage.getMessage()));
        return load();
      }
    } catch (Damage e) {
      throw new JournalException(
          "The new journal %s is damaged at once (%s); check the disk or memory card."
              .formatted(file.path(), e.getMessage()));
    } catch (IOException e) {
      throw JournalException.unusable(lock.directory(), e);
    } catch (SQLException e) {
      throw JournalException.unusable(file.path(), e);
    }
  }

  private void begin() throws IOException, SQLException {
    if (lock.hadJournal() || file.leftTraces()) {
      replace("gone");
    } else {
      file.create(connection -> {});
    }
  }

  private void replace(String why) throws IOException, SQLException {
    Path aside = file.setAside(wall.instant());
    logger.log(
        Level.WARNING,
        "The journal %s is %s; a new one begins, and what the old one left is kept as %s."
            .formatted(file.path(), why, aside.getFileName()));
    file.create(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute("INSERT INTO replacement (only_row) VALUES (1)");
      }
    });
  }

  private Loaded load() throws Damage, JournalException, IOException, SQLException {
    Connection connection = null;
    boolean loaded = false;
    try {
      if (!file.looksLikeJournal()) {
        throw new Damage("it is not a journal of heatpad");
      }
      connection = file.connect();
      check(connection);
      Migrations.apply(connection);
      JournalContent content = new ContentReader(connection).read();
      probe(connection);
      file.remember();
      lock.rememberJournal();
      loaded = true;
      return new Loaded(connection, content);
    } catch (SQLException e) {
      if (FailureKind.of(e) == FailureKind.DAMAGED) {
        throw new Damage(String.valueOf(e.getMessage()));
      }
      throw e;
    } catch (IllegalArgumentException e) {
      throw new Damage("it holds what was never written: " + e.getMessage());
    } finally {
      if (connection != null && !loaded) {
        connection.close();
      }
    }
  }

  /** In a large file old readings, which nothing is decided by, are left out of the check. */
  private void check(Connection connection)
      throws Damage, JournalException, IOException, SQLException {
    int version = Migrations.versionOf(connection);
    if (version < 1) {
      throw new Damage("its version is " + version);
    }
    if (version > Migrations.newestVersion()) {
      throw new JournalException(
          "The journal %s has version %d and this heatpad knows only %d; install the newer heatpad again, or move the file away to begin a new journal."
              .formatted(file.path(), version, Migrations.newestVersion()));
    }
    if (file.bytes() <= FULLY_CHECKED_BYTES) {
      check(connection, "PRAGMA quick_check(1)");
      return;
    }
    for (String table : Rows.all(connection, ESSENTIAL_TABLES, row -> row.getString(1))) {
      check(connection, "PRAGMA quick_check('" + table + "')");
    }
  }

  private static void check(Connection connection, String question) throws Damage, SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      String verdict = answer.getString(1);
      if (!"ok".equals(verdict)) {
        throw new Damage(verdict.replace('\n', ' '));
      }
    }
  }

  /**
   * Writes what is there already: a disk that takes no writes shows now and not at the first
   * session, and the files that SQLite keeps beside the journal exist from here on.
   */
  private static void probe(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = " + Migrations.newestVersion());
    }
  }
}
