package dev.heatpad.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/// Why a text is no TOML, said for a person instead of for the author of a parser.
record SyntaxFinding(Place place, String sentence) {
  ConfigurationException asException() {
    return Problems.one(place, sentence);
  }

  static SyntaxFinding of(
      Path file, String text, String message, @Nullable TokenStreamLocation location) {
    if (location == null || location.getLineNr() < 1) {
      return new SyntaxFinding(new Place.In(file), sentence(message));
    }
    Place.At end = new Place.At(file, location.getLineNr(), location.getColumnNr());
    if (isClash(message)) {
      Optional<SyntaxFinding> clash = clash(file, text, end);
      if (clash.isPresent()) {
        return clash.get();
      }
    }
    return new SyntaxFinding(end, sentence(message));
  }

  private static boolean isClash(String message) {
    return message.startsWith("Duplicate key")
        || message.startsWith("Table redefined")
        || message.startsWith("Path into existing")
        || message.startsWith("Object already closed");
  }

  /// Names both keys. The parser points behind the second one, so the last key before it is meant.
  private static Optional<SyntaxFinding> clash(Path file, String text, Place.At end) {
    var keys = KeyScanner.scan(text);
    Optional<KeyScanner.Found> second =
        keys.stream()
            .filter(key ->
                key.line() < end.line()
                    || (key.line() == end.line() && key.column() <= end.column()))
            .reduce((_, later) -> later);
    return second.flatMap(key ->
        keys.subList(0, keys.lastIndexOf(key)).stream()
            .filter(earlier ->
                TomlFile.startsWith(key.path(), earlier.path())
                    || TomlFile.startsWith(earlier.path(), key.path()))
            .reduce((one, other) -> other.path().equals(key.path()) ? other : one)
            .map(first -> clash(file, first, key)));
  }

  private static SyntaxFinding clash(Path file, KeyScanner.Found first, KeyScanner.Found second) {
    String name = Echo.path(second.path());
    String sentence =
        first.path().equals(second.path())
            ? name + " is there twice, first in line " + first.line() + "; keep one."
            : name
                + " clashes with "
                + Echo.path(first.path())
                + " in line "
                + first.line()
                + "; write each table once, and no key as both value and table.";
    return new SyntaxFinding(new Place.At(file, second.line(), second.column()), sentence);
  }

  private static String sentence(String message) {
    if (message.startsWith("More data after value") || message.startsWith("Unknown token")) {
      return "this is not a TOML value or key; put text in quotes, like \"20 min\".";
    }
    if (message.startsWith("Premature end of file")) {
      return "the file ends too early; close the last quote or bracket.";
    }
    if (message.startsWith("Newline not permitted")) {
      return "the line ends too early; close the quote or bracket in it.";
    }
    if (message.startsWith("Illegal control character")) {
      return "an invisible control character stands here; delete it.";
    }
    if (message.startsWith("Zero-prefixed")) {
      return "a number starts with 0; leave that out.";
    }
    if (message.startsWith("Unknown escape")) {
      return "\\ starts an escape in double quotes; write \\\\ or use single quotes.";
    }
    if (message.startsWith("Unexpected token")) {
      return "this is not TOML; write [table] or key = value.";
    }
    return "this is not TOML (" + Echo.plain(message) + "); mend the line.";
  }
}
