package dev.heatpad.adapter.mqtt;

import dev.heatpad.loop.Outbox.Importance;

/** Takes what is to be published, and returns at once. */
interface Postbox {

  /** Retained; only the newest of a topic is sure to arrive. An empty payload clears the topic. */
  void publishState(String topic, String payload);

  /** Of use only now; dropped while there is no broker. */
  void publishLive(String topic, String payload);

  /** Something that happened; kept while there is no broker, as long as there is room. */
  void publishMessage(String topic, String payload, Importance importance);
}
