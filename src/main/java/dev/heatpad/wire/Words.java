package dev.heatpad.wire;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Words of a sender in our sentences: made harmless, and matched with the words that we know. */
final class Words {

  /** A word further off than this is not a slip of the finger. */
  private static final int MAX_SLIPS = 3;

  private static final int MAX_SHOWN = 40;

  private Words() {}

  /** A sender's word in quotes, short and without control characters. */
  static String quoted(String word) {
    StringBuilder shown = new StringBuilder();
    word.codePoints()
        .limit(MAX_SHOWN)
        .forEach(point -> shown.appendCodePoint(isPrintable(point) ? point : '?'));
    boolean cut = word.codePointCount(0, word.length()) > MAX_SHOWN;
    return '"' + shown.toString() + (cut ? "..." : "") + '"';
  }

  /** Whether a character shows as itself and nothing else. */
  static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** "did you mean" with the nearest known word, or all of them where none is near. */
  static String suggestion(String word, Collection<String> known) {
    return nearest(word, known)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElseGet(() -> "known are " + String.join(", ", known) + ".");
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> slips(lower, candidate) <= allowedSlips(candidate))
        .min(Comparator.comparingInt(candidate -> slips(lower, candidate)));
  }

  private static int allowedSlips(String candidate) {
    return Math.min(MAX_SLIPS, (candidate.length() + 1) / 2);
  }

  /** The Levenshtein distance, as far as words of similar length are concerned. */
  private static int slips(String one, String other) {
    if (Math.abs(one.length() - other.length()) > MAX_SLIPS) {
      return Integer.MAX_VALUE;
    }
    int[] before = new int[other.length() + 1];
    for (int column = 0; column < before.length; column++) {
      before[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int[] now = new int[before.length];
      now[0] = row;
      for (int column = 1; column < now.length; column++) {
        int changed = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
        now[column] =
            Math.min(before[column - 1] + changed, Math.min(before[column], now[column - 1]) + 1);
      }
      before = now;
    }
    return before[other.length()];
  }
}
