package dev.heatpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code heatpad simulate} prints and returns. */
class SimulateTest {

  @TempDir Path directory;

  private static Outcome simulate(String options) {
    return new CommandRun().execute(("simulate " + options).split(" "));
  }

  @Test
  void theFirstLineRepeatsSeedAndOptionsAndTheLastIsTheHash() {
    Outcome outcome = simulate("--seed 7 --sessions 6 --no-faults");
    List<String> lines = outcome.out().lines().toList();
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("seed 7, sessions 6, no faults", lines.getFirst());
    assertTrue(lines.getLast().matches("trace hash [0-9a-f]{16}"), outcome.out());
    assertTrue(outcome.out().contains("0 violations"), outcome.out());
    assertTrue(outcome.out().contains("faults: none"), outcome.out());
    assertEquals(outcome, simulate("--seed 7 --sessions 6 --no-faults"));
  }

  @Test
  void aNamedFaultIsInEveryLife() {
    Outcome outcome = simulate("--seed 7 --sessions 6 --fault disk-full");
    assertEquals(0, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains("faults: disk-full "), outcome.out());
  }

  @Test
  void daysAreOrdinaryUse() {
    Outcome outcome = simulate("--seed 7 --days 2");
    assertEquals(0, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains("5 sessions in 1 lives"), outcome.out());
  }

  @Test
  void aTraceIsWritten() throws IOException {
    Path trace = directory.resolve("trace.csv");
    assertEquals(0, simulate("--seed 7 --sessions 1 --no-faults --trace " + trace).code());
    List<String> lines = Files.readAllLines(trace);
    assertEquals(
        "life,seconds,pad,state,skin_true_c,skin_read_c,pad_c,heater,watts,cem43_min,event",
        lines.getFirst());
    assertTrue(lines.stream().anyMatch(line -> line.contains(",heating,")), "a row while heating");
    assertTrue(lines.stream().anyMatch(line -> line.contains("STARTED")), "a row of an event");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sessions 5",
        "--seed x",
        "--seed 1 --sessions 0",
        "--seed 1 --days 0",
        "--seed 1 --sessions 5 --days 5",
        "--seed 1 --fault nothing",
        "--seed 1 --fault disk-full --no-faults",
      })
  void misuseEndsWithTwo(String options) {
    Outcome outcome = simulate(options);
    assertEquals(2, outcome.code(), outcome.out());
    assertEquals("", outcome.out());
  }
}
