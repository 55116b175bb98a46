package dev.heatpad.config;

import java.util.List;
import java.util.stream.Collectors;

/// Shows text that a person wrote, cut to length and without control characters.
///
/// A configuration may come from anywhere, and its words end up on a terminal and in the system
/// log.
final class Echo {
  private static final int MAX_LENGTH = 48;

  private Echo() {}

  /// The text in double quotes, as TOML would write it.
  static String quoted(String text) {
    return '"' + plain(text) + '"';
  }

  static String plain(String text) {
    StringBuilder shown = new StringBuilder();
    int[] points = text.codePoints().limit(MAX_LENGTH + 1L).toArray();
    for (int i = 0; i < Math.min(points.length, MAX_LENGTH); i++) {
      switch (points[i]) {
        case '\n' -> shown.append("\\n");
        case '"' -> shown.append("\\\"");
        default -> {
          if (isVisible(points[i])) {
            shown.appendCodePoint(points[i]);
          } else {
            shown.append(String.format("\\u%04X", points[i]));
          }
        }
      }
    }
    return points.length > MAX_LENGTH ? shown.append("...").toString() : shown.toString();
  }

  /// A dotted key; a part that is not bare is quoted.
  static String path(List<String> path) {
    return path.stream()
        .map(part -> part.matches("[A-Za-z0-9_-]{1,48}") ? part : quoted(part))
        .collect(Collectors.joining("."));
  }

  /// `a, b or c`, or with another last word.
  static String list(List<String> words, String last) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    int end = words.size() - 1;
    return String.join(", ", words.subList(0, end)) + " " + last + " " + words.get(end);
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
