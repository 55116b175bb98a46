package dev.heatpad.loop;

import java.util.Optional;

/**
 * One message that is ready to be handed to the broker.
 *
 * @param token names this hand-over; the outbox wants to hear how it ended
 * @param correlationData what a requester wants back with the answer
 */
public record Outgoing(
    long token, String topic, String payload, Keep keep, Optional<Bytes> correlationData) {

  /** Whether the broker keeps the message for those who subscribe later. */
  public enum Keep {
    RETAINED,
    PASSING
  }
}
