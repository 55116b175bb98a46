package dev.heatpad.adapter.mqtt;

import dev.heatpad.loop.Bytes;
import java.util.Optional;

/**
 * A message as it came from the broker, unchecked.
 *
 * @param payload empty if the size is {@link Size#TOO_LARGE}
 * @param retained whether it was published with the retain flag, be it now or long ago
 */
public record InboundMessage(
    String topic,
    Bytes payload,
    Size size,
    Retained retained,
    Optional<String> responseTopic,
    Optional<Bytes> correlationData) {

  /** Whether the message was published with the retain flag. */
  public enum Retained {
    YES,
    NO
  }

  /** Whether the payload is here. */
  public enum Size {
    WHOLE,
    TOO_LARGE
  }
}
