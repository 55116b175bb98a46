package dev.heatpad.homeassistant;

import dev.heatpad.homeassistant.Finding.Report;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** E7 and E8, W10 and W11: numbers, choices and thermostats. */
final class RangeRules {

  private static final double LEAST_STEP = 0.001;

  private RangeRules() {}

  static void judge(ObjectNode document, Report report) {
    document
        .path("components")
        .propertyStream()
        .forEach(entry -> {
          JsonNode entity = entry.getValue();
          switch (entity.path("platform").asString("")) {
            case "number" -> {
              number(entry.getKey(), entity, report);
              readable(entry.getKey(), entity, report);
            }
            case "select" -> readable(entry.getKey(), entity, report);
            case "climate" -> climate(entry.getKey(), entity, report);
            default -> {}
          }
        });
  }

  private static void number(String where, JsonNode entity, Report report) {
    for (String key : List.of("min", "max", "step")) {
      if (entity.has(key) && !entity.path(key).isNumber()) {
        report.add("E7", where, key + " is no number");
      }
    }
    if (entity.path("min").asDouble(0) > entity.path("max").asDouble(100)
        || entity.path("step").asDouble(1) < LEAST_STEP) {
      report.add("E7", where, "range");
    }
  }

  private static void readable(String where, JsonNode entity, Report report) {
    if (entity.size() > 1 && !entity.has("state_topic")) {
      report.add("W10", where, "nobody knows what is set");
    }
  }

  private static void climate(String where, JsonNode entity, Report report) {
    boolean modes = entity.has("preset_modes");
    boolean hasNone =
        entity.path("preset_modes").valueStream().anyMatch(it -> it.asString("").equals("none"));
    if (modes != entity.has("preset_mode_command_topic") || hasNone) {
      report.add("E8", where, "presets");
    }
    double minHumidity = entity.path("min_humidity").asDouble(30);
    double maxHumidity = entity.path("max_humidity").asDouble(99);
    if (minHumidity >= maxHumidity || maxHumidity > 100) {
      report.add("E8", where, "humidity");
    }
    if (entity.has("precision")
        && !Set.of(0.1, 0.5, 1.0).contains(entity.path("precision").asDouble(0))) {
      report.add("E8", where, "precision");
    }
    if (entity.has("temperature_unit")
        && !Set.of("C", "F").contains(entity.path("temperature_unit").asString(""))) {
      report.add("E8", where, "unit");
    }
    if (!entity.has("max_temp")) {
      report.add("W11", where, "the usual range ends at 35");
    }
  }
}
