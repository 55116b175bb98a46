package dev.heatpad.adapter.mqtt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Looks once whether a broker can be reached, without logging in. */
public final class BrokerProbe {

  private BrokerProbe() {}

  /** Connects, with TLS where it is wanted. Tells in one sentence what is wrong. */
  public static Optional<String> trouble(
      BrokerAddress broker, BrokerAccess access, Duration patience) {
    BrokerSockets sockets = new BrokerSockets(broker, access.files());
    try {
      if (access.account().isPresent() && access.account().get().passwordFile().isPresent()) {
        new AccessFile("mqtt.password-file", access.account().get().passwordFile().get()).secret();
      }
      sockets
          .createSocket()
          .connect(new InetSocketAddress(broker.host(), broker.port()), (int) patience.toMillis());
      return Optional.empty();
    } catch (IOException failure) {
      return Optional.of(
          "the broker "
              + broker
              + " cannot be reached: "
              + OutageWords.cause(failure)
              + "; start it, or change what is said of it in [mqtt].");
    } finally {
      sockets.close();
    }
  }
}
