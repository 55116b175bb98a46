package dev.heatpad.wire;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Verb;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What can be made out of a message that cannot be read as a whole. A stop is obeyed in any form
 * (S8): where the outermost object says "stop" before it breaks off, or the word stands there
 * alone, it is one.
 *
 * @param stops whether the verb stop was seen
 * @param id the sender's id, where it was seen
 * @param pad the pad's name, where it was seen
 */
record Glance(boolean stops, Optional<String> id, Optional<String> pad) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  static Glance at(byte[] bytes) {
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, Json.MAX_REQUEST_BYTES));
    String text = bare(new String(start, StandardCharsets.UTF_8));
    Seen seen = new Seen();
    if (isStop(unquoted(text))) {
      seen.stops = true;
      return seen.toGlance();
    }
    try (JsonParser parser = Json.tolerantParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        seen.take(parser);
      }
    } catch (JacksonException | ArithmeticException | NumberFormatException brokenOff) {
      // Expected: this is looked at because it breaks. What was seen before counts.
      return seen.toGlance();
    }
    return seen.toGlance();
  }

  /** Without what editors and shells put around a text: a byte order mark, white space. */
  private static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char character) {
    return character == BYTE_ORDER_MARK
        || Character.isWhitespace(character)
        || Character.isISOControl(character);
  }

  private static String unquoted(String text) {
    boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean isStop(String word) {
    return Verb.of(bare(word)).filter(verb -> verb == Verb.STOP).isPresent();
  }

  /** A stop if it is one, else unreadable for this reason. */
  Parsed stopOr(String problem) {
    return stops
        ? new Parsed.Understood(new Command.Stop(), id, Optional.empty())
        : new Parsed.Unreadable(id, problem);
  }

  private static final class Seen {
    private boolean stops;
    private Optional<String> id = Optional.empty();
    private Optional<String> pad = Optional.empty();

    void take(JsonParser parser) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING) {
          take(name, parser.getString());
        } else {
          parser.skipChildren();
        }
      }
    }

    private void take(String name, String text) {
      switch (name) {
        case "verb" -> stops |= isStop(text);
        case "id" -> id = id.or(() -> Optional.of(text).filter(Fields::isPlain));
        case "pad" -> pad = pad.or(() -> Optional.of(text));
        default -> {}
      }
    }

    Glance toGlance() {
      return new Glance(stops, id, pad);
    }
  }
}
