package dev.heatpad.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import dev.heatpad.fixture.DoseVector;
import dev.heatpad.fixture.DoseVector.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The dose of a record; the vectors have the names of docs/safety.md. */
class DoseTest {

  static Stream<DoseVector> vectors() {
    return Stream.concat(DoseVector.cem43().stream(), DoseVector.damage().stream());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void shouldComputeEveryVector(DoseVector vector) {
    Outcome outcome = dose(vector.csv());
    assertEquals(0, outcome.code(), outcome.err());
    Document result = Document.parse(outcome.out()).orElseThrow();
    String key =
        switch (vector.quantity()) {
          case CEM43_MINUTES -> "cem43_min";
          case DAMAGE -> "damage";
        };
    double value = result.number(key).orElseThrow();
    assertTrue(vector.isMetBy(value), () -> value + " is not " + vector.expected());
    double hottest = vector.rows().stream().mapToDouble(Row::celsius).max().orElseThrow();
    assertEquals(hottest, result.number("max_celsius").orElseThrow(), hottest * 5e-6);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "one row, 5;41, 0.0, 41.0",
    "a step takes no time, 0;30 60;30 60;44 120;44, 2.0, 44.0",
    "seconds since 1970, 1795440000;44 1795440060.0;44, 2.0, 44.0",
    "below the cut-off, 0;-50 1e3;38.9, 0.0, 38.9",
    "the widest that is taken, 0;-50 0;150, 0.0, 150.0",
    "many digits, 0.0000000000001;43.00000000000000000001 60;43, 1.0, 43.0",
    "six digits, 0;41.1234567 1;41.1234567, 0.00123611, 41.1235",
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
  void shouldNeedVectorA15InTwoRowsOnly() {
    assertEquals(
        new Outcome(
            0,
            CommandRun.json("{'cem43_min':5.04661,'damage':0.0103625,'max_celsius':45.0}\n"),
            ""),
        dose("0,37\n480,45\n"));
  }

  /** Times that are no exact binary number must not add up to less than they are. */
  @Test
  void shouldLoseNothingToManySmallSteps() throws Exception {
    int rows = 144_000;
    TemperatureCurve hours =
        TemperatureCurve.read(new BufferedReader(new Endless(i -> i * 0.1 + ",43\n", rows + 1)));
    assertEquals(240, hours.dose().cem43Minutes(), 1e-6);
  }

  @Test
  void shouldRefuseALineWithoutEndBeforeItFillsTheMemory() {
    BufferedReader endless = new BufferedReader(new Endless(_ -> "0", Long.MAX_VALUE));
    String message =
        assertThrows(TemperatureCurve.Malformed.class, () -> TemperatureCurve.read(endless))
            .getMessage();
    assertEquals(
        "line 1: longer than 200 characters; a row is a time and a temperature as in 0,36.5.",
        message);
  }

  /** Text that is made as it is read. */
  private static final class Endless extends Reader {
    private final LongFunction<String> lines;
    private final long count;
    private long next;

    Endless(LongFunction<String> lines, long count) {
      this.lines = lines;
      this.count = count;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      if (next == count) {
        return -1;
      }
      String line = lines.apply(next);
      next++;
      line.getChars(0, line.length(), buffer, offset);
      return line.length();
    }

    @Override
    public void close() {}
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
        "no line end at the end | 0,44\\n60,44",
        "old line ends | 0,44\\r60,44\\r",
        "mixed line ends | 0,44\\r\\n30,44\\r60,44\\n",
        "blanks and tabs | seconds,celsius\\n  0 ,\\t44  \\n 60 , 44 ",
        "signs and exponents | +0,+44.\\n6e1,4.4E+1",
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
        "0,40\\n60,40\\n59.9,40 | line 3: time runs backward, from 60 s to 59.9 s.",
        "0,40\\n1,40\\n0.999999999,40 | line 3: time runs backward, from 1 s to 0.999999999 s.",
        "# a comment\\n0,40 | line 1: expected two values as in 0,36.5 (decimal point, comma between)"
            + ", but found '# a comment'.",
        "0,40 # warm | line 1: the temperature '40 # warm' is not a number.",
        "0,40,5\\n | line 1: expected two values as in 0,36.5 (decimal point",
        "0;40,5 | line 1: the time '0;40' is not a number.",
        "seconds,celsius,room\\n0,40,20 | line 1: expected two values",
        "0\\t40 | line 1: expected two values",
        "\\n\\n\\n0,x | line 4: the temperature 'x' is not a number.",
        "\\r\\n0,40\\r\\n1,x\\r\\n | line 3: the temperature 'x' is not a number.",
        "\\n\\n | line 2: no temperature in the file.",
        "\\0 | line 1: expected two values",
        "9e9,40\\n9000000001,40 | line 2: the time is too large",
        "1e999,40 | line 1: the time is too large",
        "-0.1,40 | line 1: the time -0.1 s is negative.",
        "0,NAN | line 1: the temperature is NAN, not a finite number.",
        "0,-273.15 | line 1: the temperature -273.15 C is outside -50 to 150 C.",
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
