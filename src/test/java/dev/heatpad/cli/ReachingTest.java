package dev.heatpad.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a command from being answered, and the exit code of each. */
class ReachingTest {

  @Test
  void shouldSayHowToStartTheDaemon(@TempDir Path directory) {
    Path socket = directory.resolve("s");
    assertEquals(notRunning(socket), new CommandRun().on(socket).execute("stop"));
  }

  @Test
  void shouldTakeASocketThatNobodyServesForNotRunning(@TempDir Path directory) throws IOException {
    Path socket = directory.resolve("s");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
    }
    assertTrue(Files.exists(socket));
    assertEquals(notRunning(socket), new CommandRun().on(socket).execute("status"));
  }

  @Test
  void shouldTakeAPathThatIsTooLongForNotRunning(@TempDir Path directory) {
    Path socket = directory.resolve("s".repeat(200));
    assertEquals(notRunning(socket), new CommandRun().on(socket).execute("status"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"the socket", "its directory"})
  void shouldNameTheGroupWhereThisUserMayNot(String closed, @TempDir Path directory)
      throws IOException {
    Path runtime = Files.createDirectory(directory.resolve("run"));
    Path socket = runtime.resolve("s");
    try (FakeDaemon daemon = FakeDaemon.answering(socket, "{}")) {
      Path kept = closed.equals("the socket") ? socket : runtime;
      var before = Files.getPosixFilePermissions(kept);
      Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("---------"));
      Assumptions.assumeFalse(Files.isWritable(kept), "permissions do not bind this user");
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("status");
      Files.setPosixFilePermissions(kept, before);
      assertAll(
          () -> assertEquals(3, outcome.code()),
          () -> assertTrue(outcome.err().contains("Add the user to group heatpad"), outcome.err()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "status --watch", "sessions", "stop"})
  void shouldNotWaitForEver(String line, @TempDir Path directory) throws IOException {
    Path socket = directory.resolve("s");
    try (FakeDaemon daemon = FakeDaemon.sending(socket, "", FakeDaemon.After.STAY)) {
      Outcome outcome =
          new CommandRun().on(daemon.socket()).impatient().execute(line.split(" ", -1));
      assertAll(
          () -> assertEquals(3, outcome.code()),
          () ->
              assertTrue(outcome.err().startsWith("heatpad did not answer within"), outcome.err()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"accepted\":tr"})
  void shouldTellWhenTheDaemonGoesBeforeItAnswered(String piece, @TempDir Path directory)
      throws IOException {
    Path socket = directory.resolve("s");
    try (FakeDaemon daemon = FakeDaemon.sending(socket, piece, FakeDaemon.After.HANG_UP)) {
      assertEquals(
          new Outcome(
              3,
              "",
              "heatpad closed the connection before it answered. Look at: heatpad status."
                  + " The stop button and the plug of the pad work in any case.\n"),
          new CommandRun().on(daemon.socket()).execute("start"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"not JSON", "[1]", "null", "{}", "", "{\"accepted\":\"yes\"}"})
  void shouldFailOnAnAnswerThatCannotBeRead(String answer, @TempDir Path directory)
      throws IOException {
    for (String line : List.of("start", "status", "status --watch", "sessions")) {
      Path socket = directory.resolve("s");
      try (FakeDaemon daemon = FakeDaemon.answering(socket, answer)) {
        Outcome outcome = new CommandRun().on(daemon.socket()).execute(line.split(" ", -1));
        assertAll(
            line,
            () -> assertEquals(1, outcome.code()),
            () -> assertTrue(outcome.err().contains("cannot read"), outcome.err()));
      }
      Files.delete(socket);
    }
  }

  @Test
  void shouldShowARefusalInsteadOfAStatus(@TempDir Path directory) throws IOException {
    Path socket = directory.resolve("s");
    String refusal = CommandRun.json("{'accepted':false,'reason':'unreadable','message':'What?'}");
    try (FakeDaemon daemon = FakeDaemon.answering(socket, refusal)) {
      assertEquals(
          new Outcome(1, "", "What?\n"),
          new CommandRun().on(daemon.socket()).execute("status", "--watch"));
    }
  }

  @Test
  void shouldListTheProblemsOfTheConfiguration() {
    Configuration invalid =
        (config, overrides) -> {
          throw new ConfigurationProblem(List.of("Line 3: no such key.", "Line 9: too hot."));
        };
    assertEquals(
        new Outcome(4, "", "Line 3: no such key.\nLine 9: too hot.\n"),
        new CommandRun().with(invalid).execute("status"));
  }

  @Test
  void shouldShowTheTraceOfAMistakeOfItsOwn() {
    Configuration broken =
        (config, overrides) -> {
          throw new IllegalStateException("a mistake");
        };
    Outcome outcome = new CommandRun().with(broken).execute("stop");
    assertAll(
        () -> assertEquals(1, outcome.code()),
        () -> assertTrue(outcome.err().contains("IllegalStateException: a mistake")),
        () -> assertTrue(outcome.err().contains("at dev.heatpad.cli."), outcome.err()));
  }

  @Test
  void shouldGiveTheConfigurationWhatStandsBeforeAndAfterTheCommand() {
    List<String> seen = new ArrayList<>();
    Configuration configuration =
        (Optional<Path> config, List<String> overrides) -> {
          seen.add(config + " " + overrides);
          return Path.of("/nonexistent/s");
        };
    CommandRun run = new CommandRun().with(configuration);
    run.execute("--set", "a=1", "--config", "x", "sim", "--set=b=2", "press", "stop", "--set=c=3=");
    run.execute("--config", "x", "status", "--config", "y");
    assertEquals(List.of("Optional[x] [a=1, b=2, c=3=]", "Optional[y] []"), seen);
  }

  private static Outcome notRunning(Path socket) {
    return new Outcome(
        3,
        "",
        "heatpad is not running, or this user may not talk to it ("
            + socket
            + "). Start it with: ./heatpad run\n");
  }
}
