package dev.heatpad.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalContent.OpenSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal among processes: a second daemon, and kill -9 at any moment (S7). */
class JournalProcessIT {

  @TempDir Path base;
  private Path directory = Path.of("");
  private Path temporary = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    directory = Files.createDirectory(base.resolve("data"));
    temporary = Files.createDirectory(base.resolve("tmp"));
  }

  @Test
  void aSecondDaemonIsRefusedAndDoesNotOpenTheDoorForAThird() throws Exception {
    SqliteJournal journal = Bench.open(directory).journal();
    String sentence =
        "Another heatpad already uses the data directory %s; stop it, or give this one its own with --set data.directory=DIR."
            .formatted(directory);
    assertEquals(
        sentence, assertThrows(JournalException.class, () -> Bench.open(directory)).getMessage());
    // Within one process a second open must not have dropped the lock of the first.
    assertEquals("refused " + sentence, firstLineOfChild());
    Bench.writeAll(journal, new Samples(1).commandTaken("still mine"));
    journal.close();
    assertEquals("ready", firstLineOfChild());
  }

  private String firstLineOfChild() throws Exception {
    Process child = child(1);
    try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
      return String.valueOf(output.readLine());
    } finally {
      kill(child);
    }
  }

  @Test
  void s7WhatWasReportedDurableSurvivesKillMinusNine() throws Exception {
    Random random = new Random(7);
    Set<String> durable = new HashSet<>();
    for (int round = 0; round < 4; round++) {
      Process child = child(round);
      try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
        assertEquals("ready", output.readLine());
        int lines = 50 + random.nextInt(200);
        for (int i = 0; i < lines; i++) {
          durable.add(Objects.requireNonNull(output.readLine()));
        }
        kill(child);
        // Lines that were under way when it died were reported as well, if they are whole.
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          if (line.matches("(opened|readings|ended) [0-9a-f-]{36}")) {
            durable.add(line);
          }
        }
      }
      assertAllThere(durable);
    }
  }

  private void assertAllThere(Set<String> durable) throws Exception {
    SqliteJournal.Opened opened = Bench.open(directory);
    try {
      JournalContent content = opened.content();
      List<SessionRecord> records =
          opened.archive().sessions(Bench.search(Instant.MIN, Integer.MAX_VALUE));
      Set<String> ended =
          records.stream().map(end -> end.opening().id().text()).collect(Collectors.toSet());
      Set<String> open =
          content.open().stream().map(JournalProcessIT::id).collect(Collectors.toSet());
      assertEquals(records.size(), ended.size(), "one end record for each session");
      assertTrue(ended.stream().noneMatch(open::contains), "open or ended, not both");
      assertTrue(open.size() <= 12, "what was under way: " + open.size());
      for (String line : durable) {
        String id = line.substring(line.indexOf(' ') + 1);
        switch (line.substring(0, line.indexOf(' '))) {
          case "opened" -> assertTrue(open.contains(id) || ended.contains(id), line);
          case "readings" -> assertEquals(2, opened.archive().readings(new SessionId(id)).size());
          case "ended" -> assertTrue(ended.contains(id), line);
          default -> throw new AssertionError(line);
        }
      }
      // As the loop does at its start: whatever is open gets its one end.
      Samples samples = new Samples(99);
      for (OpenSession session : content.open()) {
        Bench.writeAll(
            opened.journal(),
            samples.ended(samples.end(session.opening(), StopReason.INTERRUPTED)));
      }
    } finally {
      opened.journal().close();
    }
    assertTrue(Bench.content(directory).open().isEmpty());
  }

  private static String id(OpenSession session) {
    return session.opening().id().text();
  }

  @Test
  void threeKilledStartsLeaveOneCopyOfTheNativeLibrary() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertEquals("ready", firstLineOfChild());
      assertEquals(1, copies(base));
    }
    assertTrue(Bench.names(temporary).stream().noneMatch(name -> name.contains("sqlite")));
  }

  @Test
  void aSpoiltCopyOfTheNativeLibraryIsReplaced() throws Exception {
    assertEquals("ready", firstLineOfChild());
    Path library = directory.resolve("native").resolve("libsqlitejdbc.so");
    byte[] sound = Files.readAllBytes(library);
    byte[] spoilt = sound.clone();
    spoilt[spoilt.length / 2] ^= 1;
    Files.write(library, spoilt);
    assertEquals("ready", firstLineOfChild());
    assertArrayEquals(sound, Files.readAllBytes(library));
  }

  private static long copies(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".so")).count();
    }
  }

  private Process child(long seed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            JournalChild.class.getName(),
            directory.toString(),
            Long.toString(seed))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void kill(Process child) throws InterruptedException {
    // By its handle: the process itself would close the output that is still to be read.
    child.toHandle().destroyForcibly();
    child.waitFor();
  }
}
