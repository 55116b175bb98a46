package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places where no journal can be opened: each is refused in one sentence that names the place. */
class RefusalTest {

  @TempDir Path directory;

  @Test
  void aDirectoryThatCannotBeMade() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    Path impossible = Path.of("/proc/heatpad");
    assertNames(impossible, refusal(impossible));
  }

  @Test
  void aFileInTheWayOfTheDirectory() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertNames(file, refusal(file));
  }

  @Test
  void aReadOnlyDirectory() throws Exception {
    try (ReadOnly closed = ReadOnly.make(directory)) {
      assertNames(closed.path(), refusal(directory));
    }
    Bench.content(directory);
  }

  @Test
  void aReadOnlyFileIsNotReplaced() throws Exception {
    Bench.content(directory);
    try (ReadOnly closed = ReadOnly.make(Bench.file(directory))) {
      assertNames(closed.path(), refusal(directory));
    }
    Bench.content(directory);
    assertNothingSetAside();
  }

  @Test
  void aDirectoryInTheFilesPlace() throws Exception {
    Files.createDirectory(Bench.file(directory));
    assertNames(Bench.file(directory), refusal(directory));
  }

  @Test
  void aFileThatAnotherProgramHolds() throws Exception {
    Bench.content(directory);
    try (Connection other = Bench.connect(directory);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      String refusal = refusal(directory);
      assertNames(Bench.file(directory), refusal);
      assertTrue(refusal.contains("another program holds it"), refusal);
    }
    Bench.content(directory);
    assertNothingSetAside();
  }

  @Test
  void aRefusalLeavesNoLockBehind() throws Exception {
    Files.createDirectory(Bench.file(directory));
    refusal(directory);
    Files.delete(Bench.file(directory));
    Bench.content(directory);
  }

  private static String refusal(Path place) {
    String sentence =
        String.valueOf(assertThrows(JournalException.class, () -> Bench.open(place)).getMessage());
    assertTrue(sentence.matches("[^\\n]*[^.]\\."), sentence);
    return sentence;
  }

  private static void assertNames(Path place, String sentence) {
    assertTrue(sentence.contains(place.toString()), sentence);
  }

  private void assertNothingSetAside() throws IOException {
    assertFalse(Bench.names(directory).stream().anyMatch(name -> name.contains("damaged")));
  }

  /** Takes the right to write away, from the superuser too where the file system can. */
  private record ReadOnly(Path path) implements AutoCloseable {

    static ReadOnly make(Path path) throws IOException {
      assumeTrue(change(path, "+i", "a-w"), "cannot be made read-only here");
      return new ReadOnly(path);
    }

    private static boolean change(Path path, String attribute, String mode) throws IOException {
      boolean superuser = "root".equals(System.getProperty("user.name"));
      List<String> command =
          superuser
              ? List.of("chattr", attribute, path.toString())
              : List.of("chmod", mode, path.toString());
      try {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join()
                .exitValue()
            == 0;
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      change(path, "-i", "u+w");
    }
  }
}
