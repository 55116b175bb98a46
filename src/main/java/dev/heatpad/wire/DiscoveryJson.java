package dev.heatpad.wire;

import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The document by which Home Assistant finds a pad: one device, all its entities, on one topic. It
 * goes out with the abbreviations of the format, because small clients at the same broker have
 * small buffers. What the format asks for stands in docs/clients.md and in the tests that judge it.
 */
public final class DiscoveryJson {

  /** Marks documents of this program; one of another origin is never touched. */
  private static final String ORIGIN = "Heatpad";

  private DiscoveryJson() {}

  /** The document of one pad. */
  public static byte[] write(DiscoveredPad pad) {
    return Json.object(json -> {
      device(json, pad);
      json.writeObjectPropertyStart("o");
      json.writeStringProperty("name", ORIGIN);
      json.writeEndObject();
      json.writeStringProperty("avty_t", pad.availability());
      // An entity without a topic of its own takes these.
      json.writeStringProperty("stat_t", pad.root() + "/doc");
      json.writeStringProperty("cmd_t", pad.root() + "/cmd");
      json.writeNumberProperty("qos", 1);
      json.writeObjectPropertyStart("cmps");
      new DiscoveredEntities(new EntityWriter(json, pad), pad).write();
      json.writeEndObject();
    });
  }

  /** Where the document of a pad of this name belongs, below the prefix of Home Assistant. */
  public static String topic(String discoveryPrefix, DiscoveredPad pad) {
    return discoveryPrefix + "/device/" + pad.objectId() + "/config";
  }

  /**
   * Whether a stored document is one that this program wrote for this device. The id alone does not
   * tell: the device {@code a} with a pad {@code b_c} has the same as the device {@code a_b} with a
   * pad {@code c}. So the availability topic must be ours too, and the origin.
   */
  public static boolean isOwn(String device, String objectId, byte[] document) {
    if (!objectId.startsWith(prefix(device))
        || !(Json.readObject(document) instanceof Json.Whole(var object))) {
      return false;
    }
    return text(object.path("o").path("name")).equals(Optional.of(ORIGIN))
        && text(object.path("avty_t")).equals(Optional.of(availability(device)))
        && text(object.path("dev").path("ids").path(0)).equals(Optional.of(objectId));
  }

  static String prefix(String device) {
    return "heatpad_" + device + "_";
  }

  static String availability(String device) {
    return "heatpad/" + device + "/availability";
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }

  private static void device(JsonGenerator json, DiscoveredPad pad) {
    json.writeObjectPropertyStart("dev");
    json.writeArrayPropertyStart("ids");
    json.writeString(pad.objectId());
    json.writeEndArray();
    json.writeStringProperty("name", pad.title());
    json.writeStringProperty("mf", ORIGIN);
    json.writeStringProperty(
        "mdl", pad.definition().nature().isSimulated() ? "simulated pad" : "heating pad");
    json.writeStringProperty("sw", pad.version());
    json.writeEndObject();
  }
}
