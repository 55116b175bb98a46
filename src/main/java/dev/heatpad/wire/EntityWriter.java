package dev.heatpad.wire;

import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes entities of a discovery document: the frame that all share, and their short keys. */
final class EntityWriter {

  /** What the document says of quality of service is not inherited by every version. */
  private static final Set<String> COMMANDING =
      Set.of("switch", "button", "number", "select", "text", "climate");

  private final JsonGenerator json;
  private final DiscoveredPad pad;
  private String root = "";

  EntityWriter(JsonGenerator json, DiscoveredPad pad) {
    this.json = json;
    this.pad = pad;
  }

  /** An entity with a name of its own; its id is part of what Home Assistant remembers for good. */
  void entity(String id, String platform, String name, Runnable rest) {
    start(id, platform);
    text("name", name);
    rest.run();
    json.writeEndObject();
  }

  /** The entity that bears the name of the device. */
  void main(String id, String platform, Runnable rest) {
    start(id, platform);
    json.writeNullProperty("name");
    rest.run();
    json.writeEndObject();
  }

  void button(String id, String name, Runnable rest) {
    entity(id, "button", name, rest);
  }

  void binary(String id, String name, Runnable rest) {
    entity(id, "binary_sensor", name, rest);
  }

  /** A sensor that shows one of these words. */
  void words(String key, String name, List<String> words) {
    entity(
        key,
        "sensor",
        name,
        () -> {
          shows(key);
          text("dev_cla", "enum");
          options(words);
        });
  }

  void timestamp(String key, String name) {
    entity(
        key,
        "sensor",
        name,
        () -> {
          shows(key);
          text("dev_cla", "timestamp");
        });
  }

  private void start(String id, String platform) {
    json.writeObjectPropertyStart(id);
    text("p", platform);
    text("uniq_id", pad.uniqueStem() + "_" + id);
    if (COMMANDING.contains(platform)) {
      number("qos", 1);
    }
    root = pad.root();
  }

  /** The state is a value of the pad's object, whose topic stands once in the document. */
  void shows(String path) {
    text("val_tpl", "{{value_json." + path + "}}");
  }

  /** Names the pad's root once, which is shorter where an entity has several topics. */
  void severalTopics() {
    text("~", pad.root());
    root = "~";
  }

  void topic(String key, String leaf) {
    text(key, root + "/" + leaf);
  }

  void measured(String deviceClass, String unit) {
    text("dev_cla", deviceClass);
    text("unit_of_meas", unit);
    text("stat_cla", "measurement");
  }

  void options(List<String> words) {
    texts("ops", words);
  }

  void texts(String key, List<String> values) {
    json.writeArrayPropertyStart(key);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  void diagnostic() {
    text("ent_cat", "diagnostic");
  }

  void icon(String name) {
    text("ic", name);
  }

  void text(String key, String value) {
    json.writeStringProperty(key, value);
  }

  void number(String key, long value) {
    json.writeNumberProperty(key, value);
  }

  void decimal(String key, double value) {
    Json.number(json, key, value, 1);
  }
}
