package dev.heatpad.homeassistant;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The short names that Home Assistant expands before it judges, as far as our platforms have any
 * (mqtt/abbreviations.py). Where both names stand, the short one wins.
 */
final class Abbreviations {

  private static final Map<String, String> ENTITY = new TreeMap<>();

  private static final Map<String, String> DEVICE =
      Map.ofEntries(
          Map.entry("ids", "identifiers"),
          Map.entry("cns", "connections"),
          Map.entry("mf", "manufacturer"),
          Map.entry("mdl", "model"),
          Map.entry("mdl_id", "model_id"),
          Map.entry("hw", "hw_version"),
          Map.entry("sw", "sw_version"),
          Map.entry("sn", "serial_number"),
          Map.entry("sa", "suggested_area"),
          Map.entry("cu", "configuration_url"));

  private static final Map<String, String> ORIGIN =
      Map.of("sw", "sw_version", "url", "support_url");

  static {
    String pairs =
        """
        act_t action_topic, act_tpl action_template, avty availability,
        avty_mode availability_mode, avty_t availability_topic, avty_tpl availability_template,
        cmd_t command_topic, cmd_tpl command_template, cmps components,
        curr_temp_t current_temperature_topic, curr_temp_tpl current_temperature_template,
        def_ent_id default_entity_id, dev device, dev_cla device_class, e encoding,
        en enabled_by_default, ent_cat entity_category, ent_pic entity_picture,
        evt_typ event_types, exp_aft expire_after, frc_upd force_update, grp group, ic icon,
        init initial, json_attr_t json_attributes_topic, json_attr_tpl json_attributes_template,
        max_hum max_humidity, min_hum min_humidity, mode_cmd_t mode_command_topic,
        mode_cmd_tpl mode_command_template, mode_stat_t mode_state_topic,
        mode_stat_tpl mode_state_template, msg_exp_int message_expiry_interval, o origin,
        obj_id object_id, off_dly off_delay, ops options, opt optimistic, p platform,
        pl_avail payload_available, pl_not_avail payload_not_available, pl_off payload_off,
        pl_on payload_on, pl_prs payload_press, pl_rst payload_reset,
        pow_cmd_t power_command_topic, pr_mode_cmd_t preset_mode_command_topic,
        pr_mode_stat_t preset_mode_state_topic, pr_mode_val_tpl preset_mode_value_template,
        pr_modes preset_modes, ret retain, stat_cla state_class, stat_off state_off,
        stat_on state_on, stat_t state_topic, sug_dsp_prc suggested_display_precision, t topic,
        temp_cmd_t temperature_command_topic, temp_cmd_tpl temperature_command_template,
        temp_stat_t temperature_state_topic, temp_stat_tpl temperature_state_template,
        temp_unit temperature_unit, uniq_id unique_id, unit_of_meas unit_of_measurement,
        val_tpl value_template, vis visible_by_default,
        lrst_val_tpl last_reset_value_template
        """;
    for (String pair : pairs.split(",", -1)) {
      String[] words = pair.strip().split("\\s+", -1);
      ENTITY.put(words[0], words[1]);
    }
  }

  private Abbreviations() {}

  /** The document in full words, down to each entity. */
  static ObjectNode expand(ObjectNode document, Finding.Report report) {
    ObjectNode full = expand("", document, ENTITY, report);
    nested(full, "device", DEVICE, report);
    nested(full, "origin", ORIGIN, report);
    availability(full, report);
    if (full.path("components") instanceof ObjectNode components) {
      ObjectNode expanded = JsonNodeFactory.instance.objectNode();
      components.properties().forEach(entry -> expanded.set(entry.getKey(), entity(entry, report)));
      full.set("components", expanded);
    }
    return full;
  }

  private static JsonNode entity(Map.Entry<String, JsonNode> entry, Finding.Report report) {
    if (!(entry.getValue() instanceof ObjectNode entity)) {
      return entry.getValue();
    }
    ObjectNode full = expand(entry.getKey(), entity, ENTITY, report);
    availability(full, report);
    return full;
  }

  private static void availability(ObjectNode owner, Finding.Report report) {
    JsonNode entries = owner.path("availability");
    if (entries instanceof ObjectNode single) {
      owner.putArray("availability").add(expand("", single, ENTITY, report));
    } else if (entries.isArray()) {
      var expanded = JsonNodeFactory.instance.arrayNode();
      entries.forEach(each ->
          expanded.add(each instanceof ObjectNode it ? expand("", it, ENTITY, report) : each));
      owner.set("availability", expanded);
    }
  }

  private static void nested(
      ObjectNode owner, String key, Map<String, String> names, Finding.Report report) {
    if (owner.path(key) instanceof ObjectNode inner) {
      owner.set(key, expand(key, inner, names, report));
    }
  }

  private static ObjectNode expand(
      String where, ObjectNode object, Map<String, String> names, Finding.Report report) {
    ObjectNode full = JsonNodeFactory.instance.objectNode();
    object.properties().stream()
        .filter(entry -> !names.containsKey(entry.getKey()))
        .forEach(entry -> full.set(entry.getKey(), entry.getValue()));
    names.forEach((small, name) -> {
      if (object.has(small)) {
        if (object.has(name)) {
          report.add("W4", where, small + " and " + name);
        }
        full.set(name, object.get(small));
      }
    });
    return full;
  }
}
