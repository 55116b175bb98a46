package dev.heatpad.homeassistant;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** What is a topic, for publishing and for listening (MQTT 5, 4.7). */
final class TopicRules {

  private static final int MAX_BYTES = 65_535;

  /** What a topic is for. */
  enum Use {
    PUBLISH,
    LISTEN;

    static Use ofKey(String key) {
      return key.endsWith("command_topic") ? PUBLISH : LISTEN;
    }
  }

  private TopicRules() {}

  static boolean isGood(JsonNode node, Use use) {
    if (!node.isString()) {
      return false;
    }
    String topic = node.stringValue();
    if (topic.isEmpty()
        || topic.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
        || topic.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    return switch (use) {
      case PUBLISH -> !topic.contains("+") && !topic.contains("#");
      case LISTEN -> hasGoodWildcards(topic);
    };
  }

  private static boolean hasGoodWildcards(String topic) {
    String[] levels = topic.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      boolean plus = levels[i].contains("+") && !levels[i].equals("+");
      boolean hash = levels[i].contains("#") && !(levels[i].equals("#") && i == levels.length - 1);
      if (plus || hash) {
        return false;
      }
    }
    return true;
  }
}
