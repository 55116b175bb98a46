package dev.heatpad.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import dev.heatpad.cli.RunOptions.Pads;
import dev.heatpad.cli.RunOptions.SimulatedJournal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, version, and what is not understood. */
class UsageTest {

  private static final int WIDTH = 80;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "start",
        "stop",
        "pause",
        "resume",
        "extend",
        "answer",
        "ack",
        "arm",
        "status",
        "sessions",
        "certificates",
        "mosquitto",
        "sim",
        "sim press",
        "dose"
      })
  void shouldHelpWithEachCommand(String command) {
    String line = (command + " --help").strip();
    Outcome outcome = new CommandRun().execute(line.split(" ", -1));
    assertAll(
        () -> assertEquals(0, outcome.code()),
        () -> assertEquals("", outcome.err()),
        () -> assertTrue(outcome.out().startsWith(("Usage: heatpad " + command).strip() + " ")),
        () -> assertTrue(outcome.out().contains("--config=FILE")),
        () -> assertTrue(outcome.out().contains("--set=KEY=VALUE")),
        () ->
            assertTrue(
                outcome.out().lines().allMatch(shown -> shown.length() <= WIDTH), outcome.out()));
  }

  @Test
  void shouldShowTheVersion() {
    Outcome outcome = new CommandRun().execute("--version");
    assertAll(
        () -> assertEquals(0, outcome.code()),
        () -> assertTrue(outcome.out().startsWith("heatpad"), outcome.out()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | There is no command ''.",
        "statt | Did you mean: heatpad status or heatpad start or heatpad stop?",
        "start --minuts 3 | Unknown option '--minuts'.",
        "start --minuts 3 | Possible solutions: --minutes",
        "start --minutes 2.5 | '2.5' is not a whole number of minutes",
        "start --target 40,5 | '40,5' is not a temperature",
        "start --target NaN | 'NaN' is not a temperature",
        "start --target | Missing required parameter for option '--target' (C)",
        "start now | Unexpected argument 'now'.",
        "extend | Missing required option: '--minutes=N'",
        "sim | heatpad sim press stop",
        "sim press | Missing required parameter: 'BUTTON'",
        "sim press STOP | 'STOP' is not one of arm, stop, start, answer",
        "sessions --format xml | 'xml' is not one of table, json, csv",
        "sessions --limit 0 | '0' is not a whole number from 1 to 5000",
        "sessions --limit 5001 | '5001' is not a whole number from 1 to 5000",
        "sessions --since yesterday | 'yesterday' is not a time",
        "run --speed 0 | '0' is not a whole number from 1 to 600",
        "run --speed 601 | '601' is not a whole number from 1 to 600",
        "run --speed 1.5 | '1.5' is not a whole number from 1 to 600",
        "status --set profile | 'profile' is not of the form key=value",
        "status --set =x | '=x' is not of the form key=value",
        "dose | Missing required parameter: 'FILE'",
      })
  void shouldSayWhatIsNotUnderstood(String line, String expected) {
    Outcome outcome = new CommandRun().execute(line.split(" ", -1));
    assertAll(
        () -> assertEquals(2, outcome.code()),
        () -> assertEquals("", outcome.out()),
        () -> assertTrue(outcome.err().contains(expected), outcome.err()),
        () -> assertTrue(outcome.err().contains("Try: heatpad"), outcome.err()));
  }

  @Test
  void shouldAskForACommand() {
    assertEquals(
        new Outcome(2, "", "Which command?\nTry: heatpad --help\n"), new CommandRun().execute());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"next", "back", "skip", "rate", "wearables", "report", "backup", "restore"})
  void shouldNotOfferWhatALaterVersionHas(String command) {
    Outcome outcome = new CommandRun().execute(command);
    assertAll(
        () -> assertEquals(2, outcome.code()),
        () -> assertTrue(outcome.err().startsWith("There is no command '" + command + "'.")));
  }

  @Test
  void shouldHandTheOptionsToTheDaemon() {
    CommandRun run = new CommandRun();
    run.execute("run");
    run.execute("run", "--simulate", "--speed", "600", "--fresh", "--config", "f", "--set", "a=b");
    assertEquals(
        List.of(
            new RunOptions(
                Optional.empty(),
                List.of(),
                Pads.AS_CONFIGURED,
                1,
                SimulatedJournal.KEPT,
                RunOptions.Purpose.SERVE),
            new RunOptions(
                Optional.of(Path.of("f")),
                List.of("a=b"),
                Pads.ALL_SIMULATED,
                600,
                SimulatedJournal.EMPTIED,
                RunOptions.Purpose.SERVE)),
        run.daemonRuns());
  }
}
