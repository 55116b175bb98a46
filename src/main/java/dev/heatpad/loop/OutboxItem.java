package dev.heatpad.loop;

import dev.heatpad.loop.Outbox.Importance;
import java.util.Optional;

/**
 * The four kinds of message that an {@link Outbox} holds; only it uses them. A place orders the
 * line.
 */
sealed interface OutboxItem {

  /** The newest payload of a retained topic, for as long as the outbox lives. */
  final class RetainedState implements OutboxItem {
    final String topic;
    String payload;
    long place;
    boolean waits;

    /** Counts the payloads, so that a late report about an older one is told apart. */
    long revision;

    RetainedState(String topic, String payload) {
      this.topic = topic;
      this.payload = payload;
    }
  }

  /** The newest value of a topic that waits to be sent once. */
  final class LiveValue implements OutboxItem {
    final String topic;
    String payload;

    LiveValue(String topic, String payload) {
      this.topic = topic;
      this.payload = payload;
    }
  }

  /** A result or an event. */
  record QueuedMessage(
      String topic,
      String payload,
      Importance importance,
      Optional<Bytes> correlationData,
      long place)
      implements OutboxItem {}

  /** What is sent until it is acknowledged. */
  record OwedRecord(String id, String topic, String payload, long place) implements OutboxItem {}
}
