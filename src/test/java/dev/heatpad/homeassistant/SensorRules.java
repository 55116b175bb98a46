package dev.heatpad.homeassistant;

import dev.heatpad.homeassistant.Finding.Report;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** E3 to E6 and E11, W2 and W3: classes, units and options of sensors. */
final class SensorRules {

  private static final Set<String> STATE_CLASSES =
      Set.of("measurement", "measurement_angle", "total", "total_increasing");

  private static final Set<String> WITHOUT_NUMBER = Set.of("date", "enum", "timestamp", "uptime");

  private static final Map<String, Set<String>> UNITS =
      Map.of(
          "temperature", Set.of("°C", "°F", "K"),
          "temperature_delta", Set.of("°C", "°F", "K"),
          "duration", Set.of("s", "min", "h", "d", "ms", "μs"),
          "power", Set.of("W", "kW", "mW", "MW", "GW", "TW"),
          "energy", Set.of("Wh", "kWh", "MWh", "mWh", "J", "kJ"),
          "battery", Set.of("%"));

  private static final Map<String, Set<String>> STATE_CLASSES_OF =
      Map.of(
          "temperature", Set.of("measurement"),
          "battery", Set.of("measurement"),
          "power", Set.of("measurement"),
          "energy", Set.of("total", "total_increasing"),
          "duration", Set.of("measurement", "total", "total_increasing"));

  private static final Set<String> SENSOR_CLASSES =
      Platforms.words(
          "absolute_humidity apparent_power aqi area atmospheric_pressure battery"
              + " blood_glucose_concentration carbon_dioxide carbon_monoxide conductivity current"
              + " data_rate data_size date distance duration energy energy_distance"
              + " energy_storage enum frequency gas humidity illuminance irradiance moisture"
              + " monetary nitrogen_dioxide nitrogen_monoxide nitrous_oxide ozone ph pm1 pm10"
              + " pm25 pm4 power power_factor precipitation precipitation_intensity pressure"
              + " reactive_energy reactive_power signal_strength sound_pressure speed"
              + " sulphur_dioxide temperature temperature_delta timestamp uptime"
              + " volatile_organic_compounds volatile_organic_compounds_parts voltage volume"
              + " volume_flow_rate volume_storage water weight wind_direction wind_speed");

  private static final Map<String, Set<String>> CLASSES =
      Map.of(
          "sensor", SENSOR_CLASSES,
          "number", SENSOR_CLASSES,
          "binary_sensor",
              Platforms.words(
                  "battery battery_charging carbon_monoxide cold connectivity door garage_door gas"
                      + " heat light lock moisture motion moving occupancy opening plug power"
                      + " presence problem running safety smoke sound tamper update vibration"
                      + " window"),
          "switch", Set.of("outlet", "switch"),
          "button", Set.of("identify", "restart", "update"),
          "event", Set.of("button", "doorbell", "motion"));

  private SensorRules() {}

  static void judge(ObjectNode document, Report report) {
    document
        .path("components")
        .propertyStream()
        .forEach(entry -> {
          JsonNode entity = entry.getValue();
          String platform = entity.path("platform").asString("");
          classes(entry.getKey(), platform, entity, report);
          if (platform.equals("sensor")) {
            sensor(entry.getKey(), entity, report);
          }
          if (entity.path("unit_of_measurement").asString("").contains("\u00b5")) {
            report.add("W3", entry.getKey(), "the other micro sign");
          }
        });
  }

  private static Optional<String> text(JsonNode entity, String key) {
    return Optional.ofNullable(entity.path(key).asString(null));
  }

  private static void classes(String where, String platform, JsonNode entity, Report report) {
    Set<String> known = CLASSES.get(platform);
    if (known != null
        && text(entity, "device_class").filter(it -> !known.contains(it)).isPresent()) {
      report.add("E3", where, "class " + entity.path("device_class"));
    }
    if (text(entity, "state_class").filter(it -> !STATE_CLASSES.contains(it)).isPresent()) {
      report.add("E3", where, "state class " + entity.path("state_class"));
    }
  }

  private static void sensor(String where, JsonNode entity, Report report) {
    String deviceClass = text(entity, "device_class").orElse("");
    Optional<String> unit = text(entity, "unit_of_measurement");
    Optional<String> stateClass = text(entity, "state_class");
    if (entity.has("options")
        && (!deviceClass.equals("enum")
            || entity.path("options").isEmpty()
            || stateClass.isPresent()
            || unit.isPresent())) {
      report.add("E4", where, "options");
    }
    Set<String> units = UNITS.get(deviceClass);
    if (units != null && unit.filter(it -> !units.contains(it)).isPresent()) {
      report.add("E5", where, "unit " + unit);
    }
    if (entity.has("last_reset_value_template")
        && stateClass.filter(it -> it.equals("total")).isEmpty()) {
      report.add("E6", where, "a reset without a total");
    }
    if (WITHOUT_NUMBER.contains(deviceClass) && unit.isPresent()) {
      report.add("E11", where, deviceClass + " with a unit");
    }
    Set<String> stateClasses = STATE_CLASSES_OF.get(deviceClass);
    if (stateClasses != null
        && stateClass
            .filter(it -> STATE_CLASSES.contains(it) && !stateClasses.contains(it))
            .isPresent()) {
      report.add("W2", where, stateClass + " of " + deviceClass);
    }
  }
}
