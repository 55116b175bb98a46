package dev.heatpad.cli;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.unit.Celsius;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a recorded temperature curve adds up to. Anything doubtful in the record is refused with its
 * line: a dose that silently left a row out would look safer than it was. Rows are counted as they
 * come, so that a record may be of any size.
 */
record TemperatureCurve(ThermalDose dose, double maxCelsius) {

  private static final String HEADER = "seconds,celsius";

  /** Wider than skin or sensor; beyond it a file has another unit or another column. */
  private static final double MIN_CELSIUS = -50;

  private static final double MAX_CELSIUS = 150;

  /** Seconds since 1970 fit, and the nanoseconds of the whole curve fit into a long. */
  private static final BigDecimal MAX_SECONDS = new BigDecimal("9e9");

  private static final int NANO_DIGITS = 9;

  /** A row has two numbers. Whatever is longer is no record, and may have no end. */
  private static final int MAX_ROW_CHARACTERS = 200;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  /** A row that cannot be used; the message begins with its line. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(long line, String what) {
      super("line " + line + ": " + what);
    }
  }

  private record Row(long nanos, double celsius) {
    String seconds() {
      return BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }
  }

  /** Reads {@code seconds,celsius}; the header and empty lines may be there or not. */
  static TemperatureCurve read(BufferedReader reader) throws IOException, Malformed {
    ThermalDose dose = ThermalDose.NONE;
    double maxCelsius = Double.NEGATIVE_INFINITY;
    Optional<Row> previous = Optional.empty();
    long number = 1;
    for (String line = line(reader, number); line != null; line = line(reader, number)) {
      String text = (number == 1 ? withoutMark(line) : line).strip();
      if (!text.isEmpty() && !(number == 1 && isHeader(text))) {
        Row row = row(text, number);
        dose = previous.isPresent() ? after(dose, previous.get(), row, number) : dose;
        maxCelsius = Math.max(maxCelsius, row.celsius());
        previous = Optional.of(row);
      }
      number++;
    }
    if (previous.isEmpty()) {
      throw new Malformed(Math.max(1, number - 1), "no temperature in the file.");
    }
    return new TemperatureCurve(dose, maxCelsius);
  }

  /**
   * The next line without its end (LF, CR LF, CR or that of the file), or null if there is none.
   */
  private static @Nullable String line(BufferedReader reader, long number)
      throws IOException, Malformed {
    int next = reader.read();
    if (next < 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    while (next >= 0 && next != '\n' && next != '\r') {
      if (text.length() == MAX_ROW_CHARACTERS) {
        throw new Malformed(
            number,
            "longer than %d characters; a row is a time and a temperature as in 0,36.5."
                .formatted(MAX_ROW_CHARACTERS));
      }
      text.append((char) next);
      next = reader.read();
    }
    if (next == '\r') {
      reader.mark(1);
      if (reader.read() != '\n') {
        reader.reset();
      }
    }
    return text.toString();
  }

  private static ThermalDose after(ThermalDose dose, Row from, Row to, long line) throws Malformed {
    if (to.nanos() < from.nanos()) {
      throw new Malformed(
          line, "time runs backward, from %s s to %s s.".formatted(from.seconds(), to.seconds()));
    }
    return dose.plusSegment(
        Celsius.of(from.celsius()),
        Celsius.of(to.celsius()),
        Duration.ofNanos(to.nanos() - from.nanos()));
  }

  private static Row row(String text, long line) throws Malformed {
    String[] fields = text.split(",", -1);
    if (fields.length != 2) {
      throw new Malformed(
          line,
          "expected two values as in 0,36.5 (decimal point, comma between), but found '%s'."
              .formatted(shown(text)));
    }
    String time = number(fields[0].strip(), line, "time");
    String temperature = number(fields[1].strip(), line, "temperature");
    return new Row(nanos(time, line), celsius(temperature, line));
  }

  private static long nanos(String text, long line) throws Malformed {
    BigDecimal seconds = new BigDecimal(text);
    if (seconds.signum() < 0) {
      throw new Malformed(line, "the time " + shown(text) + " s is negative.");
    }
    if (seconds.compareTo(MAX_SECONDS) > 0) {
      throw new Malformed(line, "the time is too large; give seconds, not milliseconds.");
    }
    return seconds
        .setScale(NANO_DIGITS, RoundingMode.HALF_EVEN)
        .movePointRight(NANO_DIGITS)
        .longValueExact();
  }

  private static double celsius(String text, long line) throws Malformed {
    double celsius = Double.parseDouble(text);
    if (celsius < MIN_CELSIUS || celsius > MAX_CELSIUS) {
      throw new Malformed(line, "the temperature " + shown(text) + " C is outside -50 to 150 C.");
    }
    return celsius;
  }

  private static String number(String text, long line, String what) throws Malformed {
    if (NOT_FINITE.matcher(text).matches()) {
      throw new Malformed(line, "the " + what + " is " + text + ", not a finite number.");
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new Malformed(line, "the " + what + " '" + shown(text) + "' is not a number.");
    }
    return text;
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
