package dev.heatpad.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that was most likely meant.
final class Nearest {
  /// Longer words are no typing mistake, and the table below grows with their product.
  private static final int MAX_LENGTH = 64;

  private Nearest() {}

  /// The candidate with the fewest edits, if these are few for the word's length.
  static Optional<String> of(String word, List<String> candidates) {
    Optional<String> best = Optional.empty();
    int fewest = 1 + Math.min(word.length(), MAX_LENGTH) / 4;
    for (String candidate : candidates) {
      int distance = distance(word, candidate);
      if (distance < fewest || (distance == fewest && best.isEmpty())) {
        best = Optional.of(candidate);
        fewest = distance;
      }
    }
    return best;
  }

  /// Levenshtein distance without regard to case; infinite for very long words.
  static int distance(String one, String other) {
    if (one.length() > MAX_LENGTH || other.length() > MAX_LENGTH) {
      return Integer.MAX_VALUE;
    }
    String left = one.toLowerCase(Locale.ROOT);
    String right = other.toLowerCase(Locale.ROOT);
    int[] above = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[right.length()];
  }
}
