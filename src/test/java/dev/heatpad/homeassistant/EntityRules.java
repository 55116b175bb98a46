package dev.heatpad.homeassistant;

import dev.heatpad.homeassistant.Finding.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** E1, E2, E9, E10, E12 to E14: what costs one entity, on every platform. */
final class EntityRules {

  private static final List<String> WHOLE_NUMBERS =
      List.of("expire_after", "off_delay", "suggested_display_precision");

  private EntityRules() {}

  static void judge(ObjectNode document, Report report) {
    Set<String> ids = new HashSet<>();
    document
        .path("components")
        .propertyStream()
        .forEach(entry -> {
          if (entry.getValue() instanceof ObjectNode entity && entity.size() > 1) {
            String where = entry.getKey();
            needed(where, entity, report);
            topics(where, entity, report);
            category(where, entity, report);
            if (!ids.add(entity.path("platform") + " " + entity.path("unique_id"))) {
              report.add("E10", where, "second of this id");
            }
            boolean topic = entity.has("availability_topic") || document.has("availability_topic");
            boolean list = entity.has("availability") || document.has("availability");
            boolean own = entity.has("availability") || entity.has("availability_topic");
            if (topic && list && own) {
              report.add("E12", where, "both forms of availability");
            }
            numbers(where, entity, report);
            texts(where, entity, report);
          }
        });
  }

  private static void needed(String where, ObjectNode entity, Report report) {
    for (String key : Platforms.required(entity.path("platform").asString(""))) {
      if (!entity.has(key)) {
        report.add("E1", where, key + " is missing");
      }
    }
  }

  private static void topics(String where, ObjectNode entity, Report report) {
    entity
        .propertyStream()
        .filter(entry -> entry.getKey().endsWith("topic"))
        .filter(entry -> !TopicRules.isGood(entry.getValue(), TopicRules.Use.ofKey(entry.getKey())))
        .forEach(entry -> report.add("E2", where, entry.toString()));
  }

  private static void category(String where, ObjectNode entity, Report report) {
    JsonNode category = entity.path("entity_category");
    if (category.isMissingNode()) {
      return;
    }
    boolean isRead = entity.path("platform").asString("").endsWith("sensor");
    if (!Set.of("config", "diagnostic").contains(category.asString(""))
        || (isRead && category.asString("").equals("config"))) {
      report.add("E9", where, "category " + category);
    }
  }

  private static void numbers(String where, ObjectNode entity, Report report) {
    for (String key : WHOLE_NUMBERS) {
      JsonNode value = entity.path(key);
      if (!value.isMissingNode() && !(value.isIntegralNumber() && value.asInt() >= 0)) {
        report.add("E13", where, key + " " + value);
      }
    }
  }

  private static void texts(String where, ObjectNode entity, Report report) {
    JsonNode icon = entity.path("icon");
    if (icon.isString() && !icon.stringValue().matches("[a-z0-9_-]+:[a-z0-9_-]+")) {
      report.add("E14", where, "icon " + icon);
    }
    entity
        .propertyStream()
        .filter(entry -> entry.getKey().endsWith("template"))
        .filter(entry -> !Template.parses(entry.getValue().asString("")))
        .forEach(entry -> report.add("E14", where, "template " + entry.getValue()));
  }
}
