package dev.heatpad.adapter.wearable;

import java.io.Serial;

/** A call on the message bus that came to nothing, in the words of the other side. */
final class BusException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  BusException(String message, Throwable cause) {
    super(message, cause);
  }
}
