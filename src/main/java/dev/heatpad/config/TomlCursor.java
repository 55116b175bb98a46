package dev.heatpad.config;

import java.util.ArrayList;
import java.util.List;

/// A position in a TOML text and the small steps over it: blanks, keys, strings, scalars.
final class TomlCursor {
  private final String text;
  private int index;
  private int line = 1;
  private int lineStart;

  TomlCursor(String text) {
    this.text = text;
  }

  int line() {
    return line;
  }

  int column() {
    return index - lineStart + 1;
  }

  boolean atEnd() {
    return index >= text.length();
  }

  boolean at(String token) {
    return text.startsWith(token, index);
  }

  boolean skip(String token) {
    if (!at(token)) {
      return false;
    }
    index += token.length();
    return true;
  }

  void skipSpace() {
    while (at(" ") || at("\t")) {
      index++;
    }
  }

  /// Blanks, line ends and comments.
  void skipSpaceAndLines() {
    while (!atEnd()) {
      skipSpace();
      skipComment();
      if (!at("\n") && !at("\r\n")) {
        return;
      }
      step();
    }
  }

  /// Goes past blanks and a comment; false if anything else follows on this line.
  boolean endOfLine() {
    skipSpace();
    skipComment();
    return atEnd() || at("\n") || at("\r\n");
  }

  /// A dotted key; empty if none stands here.
  List<String> key() {
    List<String> parts = new ArrayList<>();
    do {
      skipSpace();
      int start = index;
      String part = at("\"") || at("'") ? quotedPart() : barePart();
      if (index == start) {
        return List.of();
      }
      parts.add(part);
      skipSpace();
    } while (skip("."));
    return parts;
  }

  /// A string, number, date or word; false if none stands here or a string does not end.
  boolean skipScalar() {
    for (String quote : List.of("\"\"\"", "'''", "\"", "'")) {
      if (skip(quote)) {
        return skipString(quote);
      }
    }
    int start = index;
    while (!atEnd() && ",]}#\n\r=\"'".indexOf(text.charAt(index)) < 0) {
      index++;
    }
    return index > start;
  }

  private boolean skipString(String quote) {
    boolean isLong = quote.length() == 3;
    boolean hasEscapes = quote.charAt(0) == '"';
    while (!atEnd()) {
      if (skip(quote)) {
        // A long string may end in one or two quotes of its own before the closing three.
        for (int i = 0; isLong && i < 2; i++) {
          skip(quote.substring(0, 1));
        }
        return true;
      }
      if (hasEscapes && at("\\")) {
        step();
      } else if (!isLong && at("\n")) {
        return false;
      }
      step();
    }
    return false;
  }

  private void skipComment() {
    if (at("#")) {
      int end = text.indexOf('\n', index);
      index = end < 0 ? text.length() : end;
    }
  }

  private String barePart() {
    int start = index;
    while (!atEnd() && isBare(text.charAt(index))) {
      index++;
    }
    return text.substring(start, index);
  }

  /// Nothing moves if the part does not end on this line.
  private String quotedPart() {
    int start = index;
    char quote = text.charAt(index);
    StringBuilder part = new StringBuilder();
    index++;
    while (!atEnd() && !at("\n")) {
      char each = text.charAt(index);
      if (each == quote) {
        index++;
        return part.toString();
      }
      if (each == '\\' && quote == '"') {
        part.append(escaped());
      } else {
        part.append(each);
        index++;
      }
    }
    index = start;
    return "";
  }

  private String escaped() {
    char kind = index + 1 < text.length() ? text.charAt(index + 1) : '\\';
    index = Math.min(index + 2, text.length());
    return switch (kind) {
      case 'b' -> "\b";
      case 't' -> "\t";
      case 'n' -> "\n";
      case 'f' -> "\f";
      case 'r' -> "\r";
      case 'e' -> "\u001B";
      case 'x' -> codePoint(2);
      case 'u' -> codePoint(4);
      case 'U' -> codePoint(8);
      default -> String.valueOf(kind);
    };
  }

  private String codePoint(int digits) {
    int end = Math.min(index + digits, text.length());
    String written = text.substring(index, end);
    index = end;
    try {
      int point = Integer.parseInt(written, 16);
      return Character.isValidCodePoint(point) ? Character.toString(point) : written;
    } catch (NumberFormatException e) {
      return written;
    }
  }

  private void step() {
    if (atEnd()) {
      return;
    }
    if (text.charAt(index) == '\n') {
      line++;
      lineStart = index + 1;
    }
    index++;
  }

  private static boolean isBare(char each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '_'
        || each == '-';
  }
}
