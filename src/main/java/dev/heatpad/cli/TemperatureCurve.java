package dev.heatpad.cli;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.unit.Celsius;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a recorded temperature curve adds up to. Anything doubtful in the record is refused with its
 * line: a dose that silently left a row out would look safer than it was.
 */
record TemperatureCurve(ThermalDose dose, double maxCelsius) {

  private static final String HEADER = "seconds,celsius";
  private static final double MIN_CELSIUS = -50;
  private static final double MAX_CELSIUS = 150;

  /** Seconds since 1970 fit, and the nanoseconds of the whole curve fit into a long. */
  private static final double MAX_SECONDS = 9e9;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  /** A row that cannot be used; the message begins with its line. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(int line, String what) {
      super("line " + line + ": " + what);
    }
  }

  private record Row(double seconds, double celsius) {}

  /** Reads {@code seconds,celsius}; the header and empty lines may be there or not. */
  static TemperatureCurve read(BufferedReader reader) throws IOException, Malformed {
    ThermalDose dose = ThermalDose.NONE;
    double maxCelsius = Double.NEGATIVE_INFINITY;
    Optional<Row> previous = Optional.empty();
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      String text = (number == 1 ? withoutMark(line) : line).strip();
      if (text.isEmpty() || (number == 1 && isHeader(text))) {
        continue;
      }
      Row row = row(text, number);
      if (previous.isPresent()) {
        dose = after(dose, previous.get(), row, number);
      }
      maxCelsius = Math.max(maxCelsius, row.celsius());
      previous = Optional.of(row);
    }
    if (previous.isEmpty()) {
      throw new Malformed(Math.max(1, number), "no temperature in the file.");
    }
    return new TemperatureCurve(dose, maxCelsius);
  }

  private static ThermalDose after(ThermalDose dose, Row from, Row to, int line) throws Malformed {
    if (to.seconds() < from.seconds()) {
      throw new Malformed(
          line, "time runs backward, from %s s to %s s.".formatted(from.seconds(), to.seconds()));
    }
    long nanos = Math.round((to.seconds() - from.seconds()) * 1e9);
    return dose.plusSegment(
        Celsius.of(from.celsius()), Celsius.of(to.celsius()), Duration.ofNanos(nanos));
  }

  private static Row row(String text, int line) throws Malformed {
    String[] fields = text.split(",", -1);
    if (fields.length != 2) {
      throw new Malformed(
          line,
          "expected two values as in 0,36.5 (decimal point, comma between), but found '%s'."
              .formatted(shown(text)));
    }
    double seconds = number(fields[0].strip(), line, "time");
    double celsius = number(fields[1].strip(), line, "temperature");
    if (seconds < 0) {
      throw new Malformed(line, "the time " + shown(fields[0].strip()) + " s is negative.");
    }
    if (seconds > MAX_SECONDS) {
      throw new Malformed(line, "the time is too large; give seconds, not milliseconds.");
    }
    if (celsius < MIN_CELSIUS || celsius > MAX_CELSIUS) {
      throw new Malformed(
          line, "the temperature " + shown(fields[1].strip()) + " C is outside -50 to 150 C.");
    }
    return new Row(seconds, celsius);
  }

  private static double number(String text, int line, String what) throws Malformed {
    if (NOT_FINITE.matcher(text).matches()) {
      throw new Malformed(line, "the " + what + " is " + text + ", not a finite number.");
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new Malformed(line, "the " + what + " '" + shown(text) + "' is not a number.");
    }
    return Double.parseDouble(text);
  }

  private static boolean isHeader(String text) {
    return text.replace(" ", "").equalsIgnoreCase(HEADER);
  }

  /** Spreadsheets put a mark before the first column; it reads so when each byte is a letter. */
  private static String withoutMark(String line) {
    return line.startsWith("\u00ef\u00bb\u00bf") ? line.substring(3) : line;
  }

  /** A row may be anything, a binary file even: short, and nothing that steers the terminal. */
  private static String shown(String text) {
    String start = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return start.replaceAll("[^ -~]", "?");
  }
}
