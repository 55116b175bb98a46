package dev.heatpad.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dose of a record; the vectors have the names of docs/safety.md. */
class DoseTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "C02, 0;42 1200;42, 5.0, 42.0",
    "C07, 0;44 1800;44, 60.0, 44.0",
    "C15, 0;39 600;43, 1.79632, 43.0",
    "C17, 0;41 480;45, 10.0087, 45.0",
    "C17 reversed, 0;45 480;41, 10.0087, 45.0",
    "one row, 5;41, 0.0, 41.0",
    "a step takes no time, 0;30 60;30 60;44 120;44, 2.0, 44.0",
    "seconds since 1970, 1795440000;44 1795440060.0;44, 2.0, 44.0",
    "below the cut-off, 0;-50 1e3;38.9, 0.0, 38.9",
  })
  void shouldComputeTheDose(String name, String rows, double cem43Minutes, double maxCelsius) {
    Outcome outcome = dose(csv(rows));
    Document result = Document.parse(outcome.out()).orElseThrow();
    assertAll(
        () -> assertEquals(0, outcome.code(), outcome.err()),
        () -> assertEquals(cem43Minutes, result.number("cem43_min").orElseThrow()),
        () -> assertEquals(maxCelsius, result.number("max_celsius").orElseThrow()));
  }

  @Test
  void shouldComputeTheDamageOfVectorA06InOneLine() {
    assertEquals(
        new Outcome(
            0, CommandRun.json("{'cem43_min':720.0,'damage':1.32847,'max_celsius':44.0}\n"), ""),
        dose("0,44\n10800,44\n21600,44\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "header | seconds,celsius\\n0,44\\n60,44\\n",
        "spaced header | Seconds, Celsius\\n0, 44\\n60, 44",
        "carriage returns | seconds,celsius\\r\\n0,44\\r\\n60,44\\r\\n",
        "empty lines | 0,44\\n\\n60,44\\n\\n",
        "byte order mark | \u00ef\u00bb\u00bfseconds,celsius\\n0,44\\n60,44",
      })
  void shouldAcceptWhatSpreadsheetsWrite(String name, String text) {
    Outcome outcome = dose(text.translateEscapes());
    assertAll(
        () -> assertEquals(0, outcome.code(), outcome.err()),
        () -> assertTrue(outcome.out().startsWith("{\"cem43_min\":2.0,"), outcome.out()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | line 1: no temperature in the file.",
        "seconds,celsius\\n | line 1: no temperature in the file.",
        "0,40\\n60 | line 2: expected two values as in 0,36.5",
        "0,40,5 | line 1: expected two values",
        "0;40 | line 1: expected two values",
        "time_ms,temp_f\\n0,104 | line 1: the time 'time_ms' is not a number.",
        "0,40\\nseconds,celsius | line 2: the time 'seconds' is not a number.",
        "0,40\\n60,hot | line 2: the temperature 'hot' is not a number.",
        "0,40\\n60, | line 2: the temperature '' is not a number.",
        "0,NaN | line 1: the temperature is NaN, not a finite number.",
        "0,-Infinity | line 1: the temperature is -Infinity, not a finite number.",
        "inf,40 | line 1: the time is inf, not a finite number.",
        "0,0x1p5 | line 1: the temperature '0x1p5' is not a number.",
        "0,40f | line 1: the temperature '40f' is not a number.",
        "-1,40 | line 1: the time -1 s is negative.",
        "0,40\\n60,40\\n59.9,40 | line 3: time runs backward, from 60.0 s to 59.9 s.",
        "1795440000000,40 | line 1: the time is too large",
        "0,150.1 | line 1: the temperature 150.1 C is outside -50 to 150 C.",
        "0,-50.1 | line 1: the temperature -50.1 C is outside -50 to 150 C.",
        "0,1e999 | line 1: the temperature 1e999 C is outside -50 to 150 C.",
        "0,\u001b[2J | line 1: the temperature '?[2J' is not a number.",
      })
  void shouldNameTheLineThatIsWrong(String text, String expected) {
    Outcome outcome = dose(text.translateEscapes());
    assertAll(
        () -> assertEquals(1, outcome.code()),
        () -> assertEquals("", outcome.out()),
        () -> assertTrue(outcome.err().startsWith("standard input, " + expected), outcome.err()));
  }

  @Test
  void shouldReadAFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("curve.csv"), "0,44\n60,x\n");
    assertEquals(
        new Outcome(1, "", file + ", line 2: the temperature 'x' is not a number.\n"),
        new CommandRun().execute("dose", file.toString()));
    Files.writeString(file, "0,43\n60,43\n");
    assertEquals(0, new CommandRun().execute("dose", file.toString()).code());
  }

  @Test
  void shouldSayWhenThereIsNoFile(@TempDir Path directory) {
    assertEquals(
        new Outcome(1, "", "There is no file " + directory + "/none.\n"),
        new CommandRun().execute("dose", directory + "/none"));
    Outcome folder = new CommandRun().execute("dose", directory.toString());
    assertTrue(folder.err().startsWith("Cannot read " + directory), folder.err());
    assertEquals(1, folder.code());
  }

  private static Outcome dose(String text) {
    return new CommandRun().reading(text).execute("dose", "-");
  }

  private static String csv(String rows) {
    return rows.replace(' ', '\n').replace(';', ',') + "\n";
  }
}
