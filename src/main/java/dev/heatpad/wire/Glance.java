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
 * (S8): where the outermost object says "stop" before it breaks off, it is one.
 *
 * @param stops whether the verb stop was seen
 * @param id the sender's id, where it was seen
 * @param pad the pad's name, where it was seen
 */
record Glance(boolean stops, Optional<String> id, Optional<String> pad) {

  static Glance at(byte[] bytes) {
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, Json.MAX_REQUEST_BYTES));
    Seen seen = new Seen();
    try (JsonParser parser = Json.tolerantParser(new String(start, StandardCharsets.UTF_8))) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        seen.take(parser);
      }
    } catch (JacksonException | ArithmeticException | NumberFormatException brokenOff) {
      // Expected: this is looked at because it breaks. What was seen before counts.
      return seen.toGlance();
    }
    return seen.toGlance();
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
        case "verb" -> stops |= Verb.of(text.strip()).filter(verb -> verb == Verb.STOP).isPresent();
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
