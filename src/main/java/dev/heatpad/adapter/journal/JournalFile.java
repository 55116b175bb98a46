package dev.heatpad.adapter.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * The journal's file and those that SQLite keeps beside it: how they are opened, born and set
 * aside. Who holds the {@link DirectoryLock} uses it: first the opening, then the writer.
 */
final class JournalFile implements ConnectionSource {

  static final String NAME = "journal.sqlite3";

  /** A journal is made under this name and renamed when it is whole. */
  private static final String UNFINISHED = "journal-new.sqlite3";

  /** What SQLite keeps beside a database: log, index of the log, rollback journal. */
  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

  /** The header of a database by SQLite's file format; the program that made it stands in it. */
  private static final int HEADER_BYTES = 100;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int APPLICATION_OFFSET = 68;

  /** "Heat", set by the first migration. */
  private static final int APPLICATION = 0x48656174;

  /** Longer than a person's query, shorter than the 2 s within which a session must be opened. */
  static final int BUSY_MILLIS = 1000;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path directory;
  private final Path file;
  private @Nullable Object key;

  JournalFile(Path directory) {
    this.directory = directory;
    this.file = directory.resolve(NAME);
  }

  Path path() {
    return file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Whether a database was here and only what SQLite keeps beside it is left. */
  boolean leftTraces() {
    return COMPANIONS.stream().anyMatch(companion -> Files.exists(beside(companion)));
  }

  private Path beside(String companion) {
    return directory.resolve(NAME + companion);
  }

  long bytes() throws IOException {
    return Files.size(file);
  }

  /**
   * Whether the file begins like a journal. Looked at before SQLite does, which would make itself
   * at home in an empty file or another program's; and before it holds locks on the file, which
   * closing a second channel would drop.
   */
  boolean looksLikeJournal() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "not a plain file");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] header = stream.readNBytes(HEADER_BYTES);
      return header.length == HEADER_BYTES
          && Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length))
          && ByteBuffer.wrap(header).getInt(APPLICATION_OFFSET) == APPLICATION;
    }
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = open(file, existing());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
      try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
        if (!mode.getString(1).equals("wal")) {
          throw new SQLiteException(
              "no write-ahead log on this file system", SQLiteErrorCode.SQLITE_CANTOPEN);
        }
      }
      // A commit returns when the disk has it: power may fail at any moment.
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA foreign_keys = ON");
      // What a person deletes is overwritten, not only let go of.
      statement.execute("PRAGMA secure_delete = ON");
      // The writer moves the log into the database when nobody waits for it.
      statement.execute("PRAGMA wal_autocheckpoint = 0");
    } catch (SQLException | RuntimeException e) {
      closeAfter(connection, e);
      throw e;
    }
    return connection;
  }

  /** A connection that reads and cannot write. */
  Connection connectReadOnly() throws SQLException {
    Connection connection = open(file, reading());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
    } catch (SQLException | RuntimeException e) {
      closeAfter(connection, e);
      throw e;
    }
    return connection;
  }

  /** Notes which file this name stands for, for {@link #requireInPlace()}. */
  void remember() throws IOException {
    key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public void requireInPlace() throws SQLException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      if (Objects.equals(key, now.fileKey())) {
        return;
      }
    } catch (IOException e) {
      throw moved("the file cannot be seen", e);
    }
    throw moved("another file has its name", null);
  }

  private static SQLException moved(String how, @Nullable IOException cause) {
    SQLException moved = new SQLiteException(how, SQLiteErrorCode.SQLITE_READONLY_DBMOVED);
    if (cause != null) {
      moved.initCause(cause);
    }
    return moved;
  }

  /**
   * Makes a journal, whole or not at all, where no file and no traces of one are: SQLite would take
   * the log of a lost database for the log of this one.
   */
  void create(Birth birth) throws IOException, SQLException {
    Path unfinished = directory.resolve(UNFINISHED);
    Files.deleteIfExists(unfinished);
    for (String companion : COMPANIONS) {
      Files.deleteIfExists(directory.resolve(UNFINISHED + companion));
    }
    try (Connection connection = open(unfinished, creating())) {
      Migrations.apply(connection);
      birth.prepare(connection);
    }
    keepPrivate(unfinished);
    force(unfinished, StandardOpenOption.WRITE);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    force(directory, StandardOpenOption.READ);
  }

  /** What else a new journal holds. */
  @FunctionalInterface
  interface Birth {
    void prepare(Connection connection) throws SQLException;
  }

  /**
   * Renames the file and its companions, as far as they exist. The file goes first: should power
   * fail in between, a database without its log must not pass for a sound one.
   *
   * @return the new name
   */
  Path setAside(Instant now) throws IOException {
    Path aside = nameAside(now);
    moveIfExists(file, aside);
    for (String companion : COMPANIONS) {
      moveIfExists(beside(companion), directory.resolve(aside.getFileName() + companion));
    }
    force(directory, StandardOpenOption.READ);
    return aside;
  }

  /** A name that no file has yet: the clock may have been set back. */
  private Path nameAside(Instant now) {
    String stem = "journal-damaged-" + STAMP.format(now);
    Path name = directory.resolve(stem + ".sqlite3");
    for (int number = 2; Files.exists(name); number++) {
      name = directory.resolve(stem + "-" + number + ".sqlite3");
    }
    return name;
  }

  private static void moveIfExists(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Health data is for the program's own user, and for its group to read. */
  private static void keepPrivate(Path path) throws IOException {
    if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
    }
  }

  private static void force(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  private static SQLiteConfig creating() {
    return new SQLiteConfig();
  }

  private static SQLiteConfig existing() {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return config;
  }

  private static SQLiteConfig reading() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return config;
  }

  private static Connection open(Path path, SQLiteConfig config) throws SQLException {
    return config.createConnection("jdbc:sqlite:" + path);
  }

  private static void closeAfter(Connection connection, Exception problem) {
    try {
      connection.close();
    } catch (SQLException e) {
      problem.addSuppressed(e);
    }
  }
}
