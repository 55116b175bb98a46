package dev.heatpad.homeassistant;

import dev.heatpad.homeassistant.Finding.Report;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges a discovery document as Home Assistant 2026.9 does, in its order, and by some habits of
 * our own. It was written after Home Assistant's sources; no Home Assistant has judged it.
 */
public final class Validator {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Validator() {}

  /** All that is wrong with a document on its topic. */
  public static List<Finding> judge(String topic, byte[] document) {
    Report report = new Report();
    if (!DocumentRules.isTopic(topic)) {
      report.add("D1", "", topic);
    }
    JsonNode read;
    try {
      read = MAPPER.readTree(document);
    } catch (JacksonException unreadable) {
      report.add("D3", "", String.valueOf(unreadable.getOriginalMessage()));
      return report.findings();
    }
    if (!(read instanceof ObjectNode object)) {
      report.add("D2", "", "no object");
      return report.findings();
    }
    ObjectNode full = Abbreviations.expand(object, report);
    DocumentRules.judge(full, report);
    share(full);
    EntityRules.judge(full, report);
    SensorRules.judge(full, report);
    RangeRules.judge(full, report);
    HabitRules.judge(full, report);
    return report.findings();
  }

  /** The document in full words, with shared topics and roots put where they belong. */
  static ObjectNode expanded(byte[] document) {
    ObjectNode full = Abbreviations.expand((ObjectNode) MAPPER.readTree(document), new Report());
    share(full);
    return full;
  }

  private static void share(ObjectNode document) {
    document
        .path("components")
        .propertyStream()
        .forEach(entry -> {
          if (entry.getValue() instanceof ObjectNode entity) {
            for (String key : new String[] {"state_topic", "command_topic", "qos"}) {
              if (document.has(key) && !entity.has(key) && takes(entity, key)) {
                entity.set(key, document.get(key));
              }
            }
            root(entity);
          }
        });
  }

  /** Home Assistant copies them into every entity, and its platforms then drop what is no key. */
  private static boolean takes(ObjectNode entity, String key) {
    return entity.size() > 1 && Platforms.knows(entity.path("platform").asString(""), key);
  }

  private static void root(ObjectNode entity) {
    String root = entity.path("~").asString("");
    if (root.isEmpty()) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : List.copyOf(entity.properties())) {
      if (entry.getKey().endsWith("topic") && entry.getValue().isString()) {
        String topic = entry.getValue().stringValue();
        if (topic.startsWith("~")) {
          entity.put(entry.getKey(), root + topic.substring(1));
        } else if (topic.endsWith("~")) {
          entity.put(entry.getKey(), topic.substring(0, topic.length() - 1) + root);
        }
      }
    }
  }
}
