package dev.heatpad.homeassistant;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which keys a platform takes, and which it needs. Platforms that we do not use have no row. */
final class Platforms {

  /** All that may stand in a document; those without entities are the last two. */
  static final Set<String> SUPPORTED =
      words(
          "alarm_control_panel binary_sensor button camera climate cover date datetime"
              + " device_tracker event fan humidifier image lawn_mower light lock notify number"
              + " scene select sensor siren switch text time update vacuum valve water_heater"
              + " device_automation tag");

  static final Set<String> WITHOUT_ENTITY = Set.of("device_automation", "tag");

  private static final Set<String> COMMON =
      words(
          "~ platform unique_id name default_entity_id enabled_by_default visible_by_default"
              + " entity_category entity_picture icon json_attributes_topic"
              + " json_attributes_template availability availability_topic availability_template"
              + " availability_mode payload_available payload_not_available qos encoding"
              + " message_expiry_interval group device origin");

  private static final Map<String, Set<String>> OWN =
      Map.of(
          "switch",
          words(
              "command_topic state_topic payload_on payload_off state_on state_off value_template"
                  + " command_template optimistic retain device_class"),
          "number",
          words(
              "command_topic min max step mode unit_of_measurement device_class payload_reset"
                  + " state_topic value_template command_template optimistic retain"),
          "select",
          words(
              "command_topic options state_topic value_template command_template optimistic"
                  + " retain"),
          "text",
          words(
              "command_topic min max pattern mode state_topic value_template command_template"
                  + " retain"),
          "button",
          words("command_topic payload_press command_template retain device_class"),
          "sensor",
          words(
              "state_topic device_class state_class unit_of_measurement options expire_after"
                  + " force_update suggested_display_precision last_reset_value_template"
                  + " value_template"),
          "binary_sensor",
          words(
              "state_topic device_class payload_on payload_off off_delay expire_after"
                  + " force_update value_template"),
          "event",
          words("state_topic event_types device_class value_template"),
          "climate",
          words(
              "modes mode_command_topic mode_command_template mode_state_topic"
                  + " mode_state_template temperature_command_topic temperature_command_template"
                  + " temperature_state_topic temperature_state_template"
                  + " current_temperature_topic current_temperature_template action_topic"
                  + " action_template preset_mode_command_topic preset_modes"
                  + " preset_mode_state_topic preset_mode_value_template min_temp max_temp"
                  + " temp_step precision temperature_unit initial power_command_topic payload_on"
                  + " payload_off optimistic retain min_humidity max_humidity value_template"));

  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "switch", List.of("command_topic"),
          "number", List.of("command_topic"),
          "select", List.of("command_topic", "options"),
          "text", List.of("command_topic"),
          "button", List.of("command_topic"),
          "sensor", List.of("state_topic"),
          "binary_sensor", List.of("state_topic"),
          "event", List.of("state_topic", "event_types"),
          "climate", List.of());

  private Platforms() {}

  static List<String> required(String platform) {
    return REQUIRED.getOrDefault(platform, List.of());
  }

  /** Whether a key is kept; for platforms without a row every key is. */
  static boolean knows(String platform, String key) {
    Set<String> own = OWN.get(platform);
    return own == null || own.contains(key) || COMMON.contains(key);
  }

  static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split(" ", -1)));
  }
}
