package dev.heatpad.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds where each key of a TOML text stands, which the parser does not tell.
///
/// It relies on the parser to have judged the text: at anything that it does not understand it
/// stops, and what it found so far still holds. Elements of lists have their index as a part of the
/// path.
final class KeyScanner {
  /// A key, a table header (whole path), or an element; counted from 1 as in [Place.At].
  record Found(List<String> path, int line, int column) {}

  /// No setting is deeper. Longer paths are cut, so that hostile ones cost nothing.
  private static final int MAX_DEPTH = 8;

  private static final int MAX_NESTING = 64;

  private final TomlCursor cursor;
  private final List<Found> found = new ArrayList<>();

  /// How many elements each list of tables has so far.
  private final Map<List<String>, Integer> lists = new HashMap<>();

  private KeyScanner(String text) {
    this.cursor = new TomlCursor(text);
  }

  /// All keys in the order of the text.
  static List<Found> scan(String text) {
    KeyScanner scanner = new KeyScanner(text);
    scanner.document();
    return List.copyOf(scanner.found);
  }

  private void document() {
    List<String> table = List.of();
    cursor.skipSpaceAndLines();
    while (!cursor.atEnd()) {
      if (cursor.at("[")) {
        List<String> header = header();
        if (header.isEmpty()) {
          return;
        }
        table = header;
      } else if (!keyAndValue(table, 0)) {
        return;
      }
      if (!cursor.endOfLine()) {
        return;
      }
      cursor.skipSpaceAndLines();
    }
  }

  /// The path of a table header, or nothing if it is none.
  private List<String> header() {
    boolean isList = cursor.at("[[");
    cursor.skip(isList ? "[[" : "[");
    cursor.skipSpace();
    int line = cursor.line();
    int column = cursor.column();
    List<String> written = cursor.key();
    cursor.skipSpace();
    if (written.isEmpty() || !cursor.skip(isList ? "]]" : "]")) {
      return List.of();
    }
    List<String> path = List.of();
    for (int i = 0; i < written.size(); i++) {
      path = below(path, written.get(i));
      boolean isLast = i == written.size() - 1;
      if (isList && isLast) {
        int index = lists.merge(path, 1, Integer::sum) - 1;
        path = below(path, Integer.toString(index));
      } else if (lists.containsKey(path)) {
        path = below(path, Integer.toString(lists.getOrDefault(path, 1) - 1));
      }
    }
    found.add(new Found(path, line, column));
    return path;
  }

  private boolean keyAndValue(List<String> table, int nesting) {
    int line = cursor.line();
    int column = cursor.column();
    List<String> written = cursor.key();
    if (written.isEmpty()) {
      return false;
    }
    List<String> path = table;
    for (String part : written) {
      path = below(path, part);
    }
    found.add(new Found(path, line, column));
    cursor.skipSpace();
    if (!cursor.skip("=")) {
      return false;
    }
    cursor.skipSpace();
    return value(path, nesting);
  }

  private boolean value(List<String> path, int nesting) {
    if (nesting > MAX_NESTING) {
      return false;
    }
    if (cursor.at("{")) {
      cursor.skip("{");
      return entries("}", _ -> keyAndValue(path, nesting + 1));
    }
    if (cursor.at("[")) {
      cursor.skip("[");
      return entries("]", index -> value(below(path, Integer.toString(index)), nesting + 1));
    }
    return cursor.skipScalar();
  }

  /// Entries between commas up to the closing bracket; newer TOML allows line ends in both kinds.
  private boolean entries(String close, Entry entry) {
    cursor.skipSpaceAndLines();
    for (int index = 0; !cursor.skip(close); index++) {
      if (!entry.read(index)) {
        return false;
      }
      cursor.skipSpaceAndLines();
      if (!cursor.skip(",") && !cursor.at(close)) {
        return false;
      }
      cursor.skipSpaceAndLines();
    }
    return true;
  }

  private static List<String> below(List<String> path, String part) {
    if (path.size() >= MAX_DEPTH) {
      return path;
    }
    List<String> longer = new ArrayList<>(path);
    longer.add(part);
    return List.copyOf(longer);
  }

  private interface Entry {
    boolean read(int index);
  }
}
