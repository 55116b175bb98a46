package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement: whatever the file holds, reading it ends in settings or in clear sentences, soon.
class HostileFileTest {
  private static final Path SHIPPED = Path.of("config", "heatpad.toml");

  @TempDir private Path directory;

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreTaken() throws Exception {
    Path file = write("\uFEFF[log]\r\nlevel = \"debug\"\r\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(LogLevel.DEBUG, load(file).logLevel());
  }

  @Test
  void linesAreCountedWithWindowsLineEnds() throws Exception {
    Path file = write("\uFEFF[log]\r\n\r\nlevel = 1\r\n".getBytes(StandardCharsets.UTF_8));
    assertTrue(onlyProblem(file).startsWith(file + ":3:1: log.level is 1;"), onlyProblem(file));
  }

  @Test
  void invalidUtf8NamesItsPlace() throws Exception {
    Path file = write("[log]\n# gr\u00fcn".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(file + ":2:5: this is not UTF-8 text; save the file as UTF-8.", onlyProblem(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\uFEFF", " \r\n\t", "\0\0\0\0"})
  void anEmptyFileIsRefused(String text) throws Exception {
    Path file = write(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        file + ": the file is empty; copy the one that came with the program.", onlyProblem(file));
  }

  @Test
  void whatIsNoFileIsRefused() {
    Path missing = directory.resolve("missing.toml");
    assertEquals(
        missing + ": there is no such file; check the path given with --config.",
        onlyProblem(missing));
    assertEquals(directory + ": this is a directory; name the file in it.", onlyProblem(directory));
    assertEquals(
        "/dev/null: this is not a plain file; name one that is.",
        onlyProblem(Path.of("/dev/null")));
  }

  @Test
  void anUnreadableFileIsRefused() throws Exception {
    Path file = write("[log]".getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(file), "The superuser reads everything");
    assertEquals(
        file + ": this user may not read the file; change its owner or mode.", onlyProblem(file));
  }

  @Test
  void aHugeFileIsRefusedUnread() throws Exception {
    Path file = write(new byte[10 * 1024 * 1024]);
    assertEquals(
        file + ": the file is larger than 256 KiB; name the right one.", onlyProblem(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = [",
        "x = {x = ",
        "x.",
        "[x.",
        "[[x.",
        "x = \"",
        "x = 9",
        "x = [{x=[",
        "\"",
        "#",
        "[["
      })
  void aRepeatedPieceEndsInSentences(String piece) throws Exception {
    String unit = piece.substring(Math.max(0, piece.length() - 2));
    String text = piece + unit.repeat((FileText.MAX_BYTES - piece.length()) / unit.length() - 4);
    Path file = write((text + "x=1").getBytes(StandardCharsets.UTF_8));
    try {
      load(file);
    } catch (ConfigurationException e) {
      checkSentences(e.problems());
    }
  }

  @Test
  void thousandsOfFindingsAreCutToAPage() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append('k').append(i).append("=1\n");
    }
    Path file = write(text.toString().getBytes(StandardCharsets.UTF_8));
    List<String> problems = assertThrows(ConfigurationException.class, () -> load(file)).problems();
    assertEquals(51, problems.size());
    assertEquals("There are 19950 more; mend these first.", problems.getLast());
  }

  @Test
  void mutationsOfTheShippedFileEndInSettingsOrSentences() throws IOException {
    String text = Files.readString(SHIPPED).replaceAll("(?m)^#([a-z])", "$1");
    String pieces = "[]{}=\"'#.\n\\ ,0aZ-\u00e9\u0000\r";
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      StringBuilder mutated = new StringBuilder(text);
      for (int i = 0; i <= seed % 4; i++) {
        int at = random.nextInt(mutated.length());
        char piece = pieces.charAt(random.nextInt(pieces.length()));
        switch (random.nextInt(3)) {
          case 0 -> mutated.insert(at, piece);
          case 1 -> mutated.setCharAt(at, piece);
          default -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(20)));
        }
      }
      try {
        SettingsText.of(mutated.toString());
      } catch (ConfigurationException e) {
        checkSentences(e.problems());
      } catch (RuntimeException e) {
        throw new AssertionError("Seed " + seed, e);
      }
    }
  }

  private static void checkSentences(List<String> problems) {
    for (String each : problems) {
      assertTrue(each.length() < 400, each);
      assertTrue(each.endsWith(".") || each.endsWith("?"), each);
      assertTrue(each.chars().noneMatch(Character::isISOControl), each);
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("heatpad.toml"), bytes);
  }

  private static Settings load(Path file) throws ConfigurationException {
    return Settings.load(file, List.of(), SettingsText.SURROUNDINGS);
  }

  private static String onlyProblem(Path file) {
    List<String> problems = assertThrows(ConfigurationException.class, () -> load(file)).problems();
    assertEquals(1, problems.size());
    return problems.getFirst();
  }
}
