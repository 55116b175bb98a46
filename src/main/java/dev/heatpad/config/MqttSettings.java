package dev.heatpad.config;

import java.nio.file.Path;
import java.util.Optional;

/// How the program reaches MQTT. `listen` counts only for the embedded broker; each file is
/// absolute and may be missing, which the link then tells; `healthData` lets heart rate and pain
/// leave the computer; `discovery` says whether Home Assistant is told of the pads.
public record MqttSettings(
    Broker broker,
    HostPort listen,
    Optional<String> username,
    BrokerFiles files,
    boolean healthData,
    Discovery discovery) {

  /// What a broker on the network is known and convinced by. `authority` signs its certificate;
  /// without one the usual authorities of Java count.
  public record BrokerFiles(
      Optional<Path> password,
      Optional<Path> authority,
      Optional<Path> clientCertificate,
      Optional<Path> clientKey) {}

  /// How Home Assistant finds the pads. What was published before is cleared where it is not
  /// wanted.
  public record Discovery(boolean wanted, String prefix) {}

  /// Which broker serves.
  public sealed interface Broker {
    /// The one inside this program.
    record Embedded() implements Broker {}

    /// One on the network.
    record Remote(Channel channel, HostPort address) implements Broker {}
  }

  /// How the bytes travel to a broker on the network.
  public enum Channel {
    PLAIN,
    TLS
  }
}
