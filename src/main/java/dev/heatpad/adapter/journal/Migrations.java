package dev.heatpad.adapter.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The steps by which the file came to its present form. The n-th makes version n of it. A later
 * change adds a step and edits none: journals of all versions are out there.
 */
final class Migrations {

  static final List<String> NAMES =
      List.of(
          "001-sessions.sql",
          "002-pads.sql",
          "003-budgets.sql",
          "004-proof-of-off.sql",
          "005-after-dose.sql",
          "006-wearable.sql",
          "007-clients.sql",
          "008-screening.sql",
          "009-deleted-sessions.sql");

  private static final String FOLDER = "/dev/heatpad/journal/";

  private Migrations() {}

  /** The version that this program writes. */
  static int newestVersion() {
    return NAMES.size();
  }

  static int versionOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }

  /** Applies the steps that are missing, each whole or not at all. */
  static void apply(Connection connection) throws SQLException {
    for (int version = versionOf(connection) + 1; version <= newestVersion(); version++) {
      String step = read(NAMES.get(version - 1));
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        try {
          statement.executeUpdate(step);
          statement.execute("PRAGMA user_version = " + version);
          statement.execute("COMMIT");
        } catch (SQLException e) {
          rollBack(statement, e);
          throw e;
        }
      }
    }
  }

  private static void rollBack(Statement statement, SQLException problem) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself after most errors, and says so here.
      problem.addSuppressed(e);
    }
  }

  private static String read(String name) {
    try (InputStream stream = Migrations.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its own file " + FOLDER + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the program cannot read its own file " + FOLDER + name, e);
    }
  }
}
