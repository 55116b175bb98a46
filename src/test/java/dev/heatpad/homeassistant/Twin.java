package dev.heatpad.homeassistant;

import dev.heatpad.homeassistant.Template.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Home Assistant would make of each payload that is published: which entity reads it, what its
 * template renders, and whether that is a value of the entity. Templates are those of {@link
 * Template}. "None" is "unknown" on all our platforms (mqtt/sensor.py, binary_sensor.py, switch.py,
 * number.py, select.py, climate.py), a number that is none, or a word that is no option, is dropped
 * with a line in the log: that is a finding here.
 */
public final class Twin {

  private static final String UNKNOWN = "None";

  private static final JsonMapper MAPPER = new JsonMapper();

  /** How an entity reads a topic. */
  private record Reading(String entity, String key, String topic, String template) {}

  private final ObjectNode document;
  private final List<Reading> readings = new ArrayList<>();
  private final Set<String> read = new LinkedHashSet<>();
  private final Set<String> values = new TreeSet<>();

  public Twin(byte[] discoveryDocument) {
    document = Validator.expanded(discoveryDocument);
    document
        .path("components")
        .propertyStream()
        .forEach(entry -> {
          for (String key :
              List.of(
                  "state_topic",
                  "mode_state_topic",
                  "temperature_state_topic",
                  "current_temperature_topic",
                  "action_topic",
                  "json_attributes_topic")) {
            if (entry.getValue().has(key)) {
              String template =
                  key.equals("state_topic") ? "value_template" : key.replace("topic", "template");
              readings.add(
                  new Reading(
                      entry.getKey(),
                      key,
                      entry.getValue().path(key).asString(""),
                      entry.getValue().path(template).asString("")));
            }
          }
        });
  }

  /** What does not fit, of one payload; nothing where nobody reads the topic. */
  public List<String> judge(String topic, String payload) {
    List<String> problems = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading.topic().equals(topic)) {
        read.add(reading.entity() + "." + reading.key());
        judge(reading, payload, problems);
      }
    }
    return problems;
  }

  /** Every reading of an entity that got no payload at all. */
  public List<String> unread() {
    return readings.stream()
        .map(reading -> reading.entity() + "." + reading.key())
        .filter(name -> !read.contains(name))
        .toList();
  }

  /** Whether an entity showed this value once. */
  public boolean showed(String entityAndValue) {
    return values.contains(entityAndValue);
  }

  public Set<String> shown() {
    return values;
  }

  private void judge(Reading reading, String payload, List<String> problems) {
    String rendered;
    try {
      rendered =
          reading.template().isEmpty()
              ? payload
              : Template.render(
                  reading.template(), new Scope(payload, json(payload), Instant.EPOCH));
    } catch (IllegalArgumentException failed) {
      problems.add(reading + ": " + failed.getMessage() + " for " + payload);
      return;
    }
    values.add(reading.entity() + "=" + rendered);
    if (!fits(reading, rendered)) {
      problems.add(reading + " does not take " + rendered);
    }
  }

  private boolean fits(Reading reading, String value) {
    JsonNode entity = document.path("components").path(reading.entity());
    return switch (reading.key()) {
      case "mode_state_topic" -> isOneOf(entity.path("modes"), value);
      case "action_topic" -> Set.of("off", "heating", "idle").contains(value);
      case "temperature_state_topic" ->
          isWithin(value, entity.path("min_temp"), entity.path("max_temp"));
      case "current_temperature_topic" -> value.equals(UNKNOWN) || isNumber(value);
      case "json_attributes_topic" -> json(value).isObject();
      default -> fitsState(entity, value);
    };
  }

  private static boolean fitsState(JsonNode entity, String value) {
    return switch (entity.path("platform").asString("")) {
      case "switch" -> Set.of("ON", "OFF").contains(value);
      case "binary_sensor" -> Set.of("ON", "OFF", UNKNOWN).contains(value);
      case "number" -> isWithin(value, entity.path("min"), entity.path("max"));
      case "select" -> isOneOf(entity.path("options"), value);
      case "text" -> !value.isEmpty() && value.length() <= entity.path("max").asInt(255);
      case "event" -> isOneOf(entity.path("event_types"), eventType(value));
      case "sensor" -> value.equals(UNKNOWN) || fitsSensor(entity, value);
      default -> false;
    };
  }

  private static boolean fitsSensor(JsonNode entity, String value) {
    if (value.isEmpty() || value.length() > 255) {
      return false;
    }
    return switch (entity.path("device_class").asString("")) {
      case "enum" -> isOneOf(entity.path("options"), value);
      case "timestamp" -> isMoment(value);
      default -> isNumber(value);
    };
  }

  private static String eventType(String payload) {
    return json(payload).path("event_type").asString("");
  }

  private static boolean isOneOf(JsonNode words, String value) {
    return words.valueStream().anyMatch(word -> word.asString("").equals(value));
  }

  private static boolean isMoment(String value) {
    try {
      OffsetDateTime.parse(value);
      return true;
    } catch (DateTimeException notOne) {
      return false;
    }
  }

  private static boolean isNumber(String value) {
    return value.matches("-?[0-9]+(\\.[0-9]+)?");
  }

  private static boolean isWithin(String value, JsonNode min, JsonNode max) {
    return isNumber(value)
        && Double.parseDouble(value) >= min.asDouble(0)
        && Double.parseDouble(value) <= max.asDouble(100);
  }

  private static JsonNode json(String payload) {
    try {
      return MAPPER.readTree(payload);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }
}
