package dev.heatpad.homeassistant;

import dev.heatpad.homeassistant.Finding.Report;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * W1, W5 to W9 and W12 to W15: what works and yet is wrong, here. Which of our topics are live and
 * which are JSON stands here a second time, on purpose.
 */
final class HabitRules {

  private static final Set<String> LIVE =
      Set.of("skin/temperature", "pad/temperature", "heart_rate");

  private static final Set<String> JSON = Set.of("doc", "event", "telemetry", "cmd");

  private HabitRules() {}

  static void judge(ObjectNode document, Report report) {
    JsonNode components = document.path("components");
    if (components.isObject() && components.isEmpty()) {
      report.add("W5", "", "nothing in it");
    }
    components
        .propertyStream()
        .forEach(entry -> {
          String where = entry.getKey();
          if (!where.matches("[a-zA-Z0-9_-]+")) {
            report.add("W15", where, "id");
          }
          if (entry.getValue() instanceof ObjectNode entity && entity.size() > 1) {
            keys(where, entity, report);
            if (!document.has("availability_topic")
                && !document.has("availability")
                && !entity.has("availability_topic")
                && !entity.has("availability")) {
              report.add("W7", where, "looks alive for ever");
            }
            expiry(where, entity, report);
            topics(where, entity, report);
          }
        });
  }

  private static void keys(String where, ObjectNode entity, Report report) {
    String platform = entity.path("platform").asString("");
    entity
        .propertyStream()
        .map(java.util.Map.Entry::getKey)
        .filter(key -> !key.equals("object_id") && !Platforms.knows(platform, key))
        .forEach(key -> report.add("W1", where, key));
    if (entity.path("retain").asBoolean(false)) {
      report.add("W6", where, "a stored command");
    }
    if (entity.has("object_id")) {
      report.add("W14", where, "object_id is gone");
    }
  }

  private static void expiry(String where, ObjectNode entity, Report report) {
    boolean isSensor = entity.path("platform").asString("").endsWith("sensor");
    boolean live = LIVE.stream().anyMatch(it -> leaf(entity, "state_topic").endsWith(it));
    if (isSensor && live && !entity.has("expire_after")) {
      report.add("W8", where, "an old value looks new");
    }
    if (isSensor && !live && entity.has("expire_after")) {
      report.add("W9", where, "a stored value looks new after a restart");
    }
  }

  private static String leaf(ObjectNode entity, String key) {
    return entity.path(key).asString("");
  }

  private static void topics(String where, ObjectNode entity, Report report) {
    entity
        .propertyStream()
        .map(java.util.Map.Entry::getKey)
        .filter(key -> key.matches("(value|.*_state|.*_temperature|action)_template"))
        .forEach(key -> {
          String topicKey =
              key.equals("value_template") ? "state_topic" : key.replace("template", "topic");
          String topic = leaf(entity, topicKey);
          if (JSON.stream().noneMatch(it -> topic.endsWith("/" + it))) {
            report.add("W12", where, key + " on " + topic);
          }
        });
    if (entity.has("state_topic")
        && entity.path("state_topic").equals(entity.path("command_topic"))) {
      report.add("W13", where, "it would hear itself");
    }
  }
}
