package dev.heatpad.config;

import java.nio.file.Path;
import java.util.Optional;

/// How the program reaches MQTT. `listen` counts only for the embedded broker; `passwordFile` is
/// absolute and was readable at start; `healthData` lets heart rate and pain leave the computer;
/// `discovery` says whether Home Assistant is told of the pads.
public record MqttSettings(
    Broker broker,
    HostPort listen,
    Optional<String> username,
    Optional<Path> passwordFile,
    boolean healthData,
    Discovery discovery) {

  /// How Home Assistant finds the pads. What was published before is cleared where it is not
  /// wanted.
  public record Discovery(boolean wanted, String prefix) {}

  /// Which broker serves.
  public sealed interface Broker {
    /// The one inside this program.
    record Embedded() implements Broker {}

    /// One on the network, without TLS.
    record Remote(HostPort address) implements Broker {}
  }
}
