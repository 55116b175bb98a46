package dev.heatpad.config;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A whole number out of a set; `noun` stands before the set (`BCM 0 to 27`), `why` after it.
record WholeType(String noun, SortedSet<Integer> allowed, String why)
    implements ValueType<Integer> {
  WholeType {
    allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
  }

  static WholeType range(int lowest, int highest) {
    return new WholeType("", between(lowest, highest), "");
  }

  /// The same numbers as a limit, whose source is told to whoever is outside it.
  WholeType because(LimitSource source) {
    return new WholeType(noun, allowed, source.clause());
  }

  /// A pin by its BCM number, which is not its place on the header.
  static WholeType pin() {
    return new WholeType(
        "BCM ", between(0, 27), ", and BCM numbers are not the positions on the header");
  }

  /// Pins that stay low from power-on until the daemon drives them (hardware reference, section 2).
  static WholeType heatPin() {
    SortedSet<Integer> allowed = between(20, 27);
    allowed.add(16);
    allowed.add(17);
    return new WholeType(
        "BCM ", allowed, ", because the other pins may be high while the computer starts");
  }

  @Override
  public Parsed<Integer> parse(TomlValue value) {
    if (value instanceof TomlValue.Whole(BigInteger number)) {
      Optional<Integer> found =
          allowed.stream().filter(each -> BigInteger.valueOf(each).equals(number)).findFirst();
      return found
          .map(Parsed::good)
          .orElseGet(() -> Parsed.refused(value, "it takes " + takes() + why));
    }
    if (value instanceof TomlValue.Text(String text) && isNumber(text)) {
      return Parsed.refused(value, "write " + text + " without quotes");
    }
    return Parsed.refused(value, "write a whole number: " + takes());
  }

  static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }

  @Override
  public String takes() {
    StringBuilder ranges = new StringBuilder(noun);
    int first = allowed.first();
    int previous = first;
    for (int each : allowed) {
      if (each > previous + 1) {
        ranges.append(run(first, previous)).append(", ");
        first = each;
      }
      previous = each;
    }
    return ranges.append(run(first, previous)).toString();
  }

  private static String run(int first, int last) {
    return switch (last - first) {
      case 0 -> Integer.toString(first);
      case 1 -> first + ", " + last;
      default -> first + " to " + last;
    };
  }

  private static SortedSet<Integer> between(int lowest, int highest) {
    return new TreeSet<>(IntStream.rangeClosed(lowest, highest).boxed().toList());
  }
}
