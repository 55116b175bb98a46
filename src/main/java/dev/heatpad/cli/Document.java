package dev.heatpad.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object of the daemon, read tolerantly: a key that is missing, null or of another type is
 * simply absent, so that a daemon of another version never breaks the output.
 */
record Document(JsonNode node) {

  /** How "nothing" is written where a value must be a string. */
  private static final String NOTHING = "none";

  /** The object that a line holds; empty when it holds anything else. */
  static Optional<Document> parse(String line) {
    try {
      JsonNode node = JsonMapper.shared().readTree(line);
      return node != null && node.isObject() ? Optional.of(new Document(node)) : Optional.empty();
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  /** The value of a key; {@code outer.inner} is a key of an object inside. */
  private Optional<JsonNode> at(String key) {
    Optional<JsonNode> value = Optional.of(node);
    for (String step : key.split("\\.", -1)) {
      value = value.flatMap(object -> object.optional(step));
    }
    return value;
  }

  /** A text that can be shown: control characters could steer the terminal and are replaced. */
  Optional<String> text(String key) {
    return at(key)
        .flatMap(JsonNode::stringValueOpt)
        .map(Document::harmless)
        .filter(text -> !text.isBlank() && !text.toLowerCase(Locale.ROOT).equals(NOTHING));
  }

  OptionalDouble number(String key) {
    JsonNode value = at(key).orElse(null);
    return value != null && value.isNumber() && Double.isFinite(value.doubleValue())
        ? OptionalDouble.of(value.doubleValue())
        : OptionalDouble.empty();
  }

  /** Whether the key holds {@code true}. */
  boolean holds(String key) {
    return at(key).flatMap(JsonNode::booleanValueOpt).orElse(false);
  }

  /** Whether the key holds {@code false}, which is not the same as being absent. */
  boolean denies(String key) {
    return at(key).flatMap(JsonNode::booleanValueOpt).map(value -> !value).orElse(false);
  }

  /** Whether the key holds anything but "nothing": an object counts, and so does an empty one. */
  boolean mentions(String key) {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      return false;
    }
    return !value.isString() || text(key).isPresent();
  }

  Optional<Instant> instant(String key) {
    return text(key).flatMap(Document::parseInstant);
  }

  boolean hasList(String key) {
    JsonNode value = node.get(key);
    return value != null && value.isArray();
  }

  /** The objects of an array; what is not an object is left out. */
  List<Document> list(String key) {
    JsonNode value = node.get(key);
    List<Document> documents = new ArrayList<>();
    if (value != null && value.isArray()) {
      for (JsonNode element : value.values()) {
        if (element.isObject()) {
          documents.add(new Document(element));
        }
      }
    }
    return documents;
  }

  String pretty() {
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }

  String compact() {
    return JsonMapper.shared().writeValueAsString(node);
  }

  private static Optional<Instant> parseInstant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static String harmless(String text) {
    return text.codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
