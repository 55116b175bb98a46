package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one table, in Markdown, with the facts about the computer above it. */
final class Report {

  private static final String NOTHING = "";

  private final List<String> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** A unit, and how many decimals of it are worth printing. */
  enum Unit {
    MICROS("us", 1),
    MILLIS("ms", 2),
    SECONDS("s", 2),
    MEGABYTES("MB", 1);

    private final String text;
    private final int decimals;

    Unit(String text, int decimals) {
      this.text = text;
      this.decimals = decimals;
    }

    String with(double value) {
      return number(value) + " " + text;
    }

    private String number(double value) {
      return Double.isInfinite(value)
          ? "never"
          : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** The median of some runs or rounds, and their range. */
    String median(Samples samples) {
      return with(samples.median())
          + " ("
          + number(samples.min())
          + ".."
          + number(samples.max())
          + ")";
    }
  }

  /** Something that is only a yardstick. */
  void floor(String what, Unit unit, Samples measured) {
    row(what, NOTHING, NOTHING, unit.median(measured), NOTHING, NOTHING);
  }

  /** Something with a fixed limit, and the floor beside it. */
  void limited(String what, double most, Unit unit, Samples floor, Samples measured) {
    row(
        what,
        "<= " + unit.with(most),
        unit.with(floor.median()),
        unit.median(measured),
        times(measured.median() / floor.median()),
        yesNo(measured.median() <= most));
  }

  /** Something without a limit, and the floor beside it. */
  void compared(String what, Unit unit, Samples floor, Samples measured) {
    row(
        what,
        NOTHING,
        unit.with(floor.median()),
        unit.median(measured),
        times(measured.median() / floor.median()),
        NOTHING);
  }

  /** Something that may take so many times the floor of its own round. */
  void relative(String what, double mostTimes, Unit unit, Samples floors, Samples measured) {
    Samples ratios = PerRound.combine(measured, floors, (value, floor) -> value / floor);
    row(
        what,
        "<= " + number(mostTimes) + " x floor",
        unit.median(floors),
        unit.median(measured),
        times(ratios.median()) + " (" + times(ratios.min()) + ".." + times(ratios.max()) + ")",
        yesNo(ratios.median() <= mostTimes));
  }

  /** Something in words. */
  void words(String what, String target, String measured, boolean met) {
    row(what, target, NOTHING, measured, NOTHING, yesNo(met));
  }

  void note(String text) {
    notes.add(text);
  }

  private void row(
      String what, String target, String floor, String measured, String ratio, String met) {
    rows.add("| " + String.join(" | ", what, target, floor, measured, ratio, met) + " |");
  }

  private static String times(double ratio) {
    return Double.isInfinite(ratio) ? "never" : String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String yesNo(boolean met) {
    return met ? "yes" : "**no**";
  }

  void print(Place place) throws IOException {
    System.out.println(machine(place));
    System.out.println();
    System.out.println("| What | Target | Floor | Median (range) | Ratio | Met |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    rows.forEach(System.out::println);
    System.out.println();
    notes.forEach(note -> System.out.println("- " + note));
  }

  private static String machine(Place place) throws IOException {
    return String.format(
        Locale.ROOT,
        "%d cores of %s, %s %s, Java %s, jar of %.1f MB, disk with %s.",
        Runtime.getRuntime().availableProcessors(),
        processor(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.vm.version"),
        Files.size(place.jar()) / 1e6,
        Files.getFileStore(place.folder()).type());
  }

  /** On a Raspberry Pi the model of the board, elsewhere that of the processor. */
  private static String processor() throws IOException {
    Path model = Path.of("/proc/device-tree/model");
    if (Files.exists(model)) {
      return Files.readString(model).replace("\0", "");
    }
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  static double loadAverage() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }
}
