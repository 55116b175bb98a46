package dev.heatpad.homeassistant;

import dev.heatpad.homeassistant.Finding.Report;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** D4 to D11: what costs the whole document. D1 to D3 come before it can be read. */
final class DocumentRules {

  private static final Pattern TOPIC =
      Pattern.compile("(?:[A-Za-z0-9_-]+/)+?device/(?:[A-Za-z0-9_-]+/)?[A-Za-z0-9_-]+/config");

  private static final Set<String> ROOT =
      Platforms.words(
          "device origin components availability availability_topic availability_template"
              + " availability_mode payload_available payload_not_available state_topic"
              + " command_topic qos encoding message_expiry_interval");

  private static final Set<String> DEVICE =
      Platforms.words(
          "identifiers connections name manufacturer model model_id hw_version sw_version"
              + " serial_number suggested_area via_device configuration_url");

  private static final Set<String> ORIGIN = Set.of("name", "sw_version", "support_url");

  private static final Set<String> ENTRY =
      Set.of("topic", "payload_available", "payload_not_available", "value_template");

  private static final Pattern ADDRESS = Pattern.compile("(?:https?|homeassistant)://\\S+");

  private DocumentRules() {}

  static boolean isTopic(String topic) {
    return TOPIC.matcher(topic).matches();
  }

  static void judge(ObjectNode document, Report report) {
    for (String needed : new String[] {"device", "origin", "components"}) {
      if (!document.has(needed)) {
        report.add("D4", "", needed + " is missing");
      }
    }
    document
        .propertyStream()
        .filter(entry -> !ROOT.contains(entry.getKey()))
        .forEach(entry -> report.add("D5", "", entry.getKey()));
    device(document.path("device"), report);
    origin(document.path("origin"), report);
    availability(document, report);
    components(document.path("components"), report);
    shared(document, report);
  }

  private static void device(JsonNode device, Report report) {
    if (device.path("identifiers").isEmpty()
        && device.path("connections").isEmpty()
        && !device.path("identifiers").isString()) {
      report.add("D6", "", "nothing identifies the device");
    }
    device
        .propertyStream()
        .forEach(entry -> {
          boolean isList = Set.of("identifiers", "connections").contains(entry.getKey());
          if (!DEVICE.contains(entry.getKey()) || (!isList && !entry.getValue().isString())) {
            report.add("D6", "", entry.getKey());
          }
        });
    badAddress(device.path("configuration_url"), report);
  }

  private static void origin(JsonNode origin, Report report) {
    origin
        .propertyStream()
        .filter(entry -> !ORIGIN.contains(entry.getKey()) || !entry.getValue().isString())
        .forEach(entry -> report.add("D6", "", entry.getKey()));
    badAddress(origin.path("support_url"), report);
    if (!origin.isMissingNode() && !origin.has("name")) {
      report.add("D7", "", "the origin has no name");
    }
  }

  private static void badAddress(JsonNode address, Report report) {
    if (address.isString() && !ADDRESS.matcher(address.stringValue()).matches()) {
      report.add("D6", "", "no address: " + address);
    }
  }

  private static void availability(ObjectNode document, Report report) {
    if (document.has("availability") && document.has("availability_topic")) {
      report.add("D8", "", "both forms of availability");
    }
    for (JsonNode entry : document.path("availability")) {
      if (!entry.has("topic")
          || entry.propertyStream().anyMatch(each -> !ENTRY.contains(each.getKey()))) {
        report.add("D8", "", "entry " + entry);
      }
    }
    JsonNode mode = document.path("availability_mode");
    if (mode.isString() && !Set.of("all", "any", "latest").contains(mode.stringValue())) {
      report.add("D8", "", "mode " + mode);
    }
  }

  private static void components(JsonNode components, Report report) {
    components
        .propertyStream()
        .forEach(entry -> {
          JsonNode entity = entry.getValue();
          String platform = entity.path("platform").asString("");
          if (!Platforms.SUPPORTED.contains(platform)) {
            report.add("D9", entry.getKey(), "platform " + platform);
          } else if (entity.size() > 1
              && !Platforms.WITHOUT_ENTITY.contains(platform)
              && !entity.has("unique_id")) {
            report.add("D10", entry.getKey(), "no unique id");
          }
        });
  }

  private static void shared(ObjectNode document, Report report) {
    JsonNode qos = document.path("qos");
    if (!qos.isMissingNode() && !Set.of("0", "1", "2").contains(qos.toString())) {
      report.add("D11", "", "qos " + qos);
    }
    if (document.path("message_expiry_interval").asInt(0) < 0) {
      report.add("D11", "", "negative expiry");
    }
    for (String key : new String[] {"state_topic", "command_topic", "availability_topic"}) {
      if (document.has(key) && !TopicRules.isGood(document.path(key), TopicRules.Use.ofKey(key))) {
        report.add("D11", "", "topic " + document.path(key));
      }
    }
  }
}
