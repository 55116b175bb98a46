package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbered steps of the schema. */
class MigrationsTest {

  @TempDir Path directory;

  @Test
  void everyFileIsAStepAndTheVersionCountsThem() throws Exception {
    List<String> files = Bench.names(folder());
    assertEquals(files, Migrations.NAMES);
    for (int i = 0; i < files.size(); i++) {
      assertEquals("%03d-".formatted(i + 1), files.get(i).substring(0, 4));
    }
    Bench.content(directory);
    assertEquals(files.size(), Bench.number(directory, "PRAGMA user_version"));
  }

  @Test
  void tablesAreStrict() throws Exception {
    Bench.content(directory);
    assertEquals(
        0,
        Bench.number(
            directory,
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND NOT strict"));
  }

  /** A file of version n is brought forward by the steps after n, and by no other. */
  @Test
  void anOlderJournalIsMigratedForward() throws Exception {
    Path file = Bench.file(directory);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(Files.readString(folder().resolve(Migrations.NAMES.getFirst())));
      statement.execute("PRAGMA user_version = 1");
    }
    Bench.content(directory);
    assertEquals(Migrations.newestVersion(), Bench.number(directory, "PRAGMA user_version"));
  }

  @Test
  void aStepThatFailsLeavesTheVersionBeforeIt() throws Exception {
    Path file = Bench.file(directory);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      // In the way of the second step's second table.
      statement.execute("CREATE TABLE setting (pad TEXT)");
      assertThrows(SQLException.class, () -> Migrations.apply(connection));
      assertEquals(1, Migrations.versionOf(connection));
      statement.execute("DROP TABLE setting");
      Migrations.apply(connection);
      assertEquals(Migrations.newestVersion(), Migrations.versionOf(connection));
    }
  }

  private static Path folder() throws URISyntaxException {
    URL first = Migrations.class.getResource("/dev/heatpad/journal/001-sessions.sql");
    return Objects.requireNonNull(Path.of(Objects.requireNonNull(first).toURI()).getParent());
  }
}
