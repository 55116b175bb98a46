package dev.heatpad.adapter.mqtt;

import dev.heatpad.wire.TopicFilter;

/**
 * Topics of others that are listened to; never our own.
 *
 * @param withoutIt what is missing if the broker refuses, as the end of a sentence
 */
record ForeignTopic(TopicFilter filter, Stored stored, String withoutIt) {

  /** Whether the messages that the broker keeps come too. */
  enum Stored {
    WANTED,
    UNWANTED
  }

  static ForeignTopic toWearable(TopicFilter filter) {
    return new ForeignTopic(filter, Stored.UNWANTED, "the wearable stays unheard");
  }
}
