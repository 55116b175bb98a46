package dev.heatpad;

import dev.heatpad.adapter.mqtt.BrokerAccess;
import dev.heatpad.adapter.mqtt.BrokerAddress;
import dev.heatpad.config.HostPort;
import dev.heatpad.config.MqttSettings;
import dev.heatpad.config.MqttSettings.Broker;
import dev.heatpad.config.MqttSettings.BrokerFiles;
import dev.heatpad.config.MqttSettings.Channel;

/** From the settings to how the broker is reached. */
final class LinkAssembly {

  private LinkAssembly() {}

  static BrokerAddress address(Channel channel, HostPort address) {
    BrokerAddress.Transport transport =
        switch (channel) {
          case PLAIN -> BrokerAddress.Transport.PLAIN;
          case TLS -> BrokerAddress.Transport.TLS;
        };
    return new BrokerAddress(transport, address.host(), address.port());
  }

  /** The broker inside knows nobody by name. */
  static BrokerAccess access(MqttSettings mqtt) {
    return switch (mqtt.broker()) {
      case Broker.Embedded _ -> BrokerAccess.anonymous();
      case Broker.Remote _ -> {
        BrokerFiles files = mqtt.files();
        yield new BrokerAccess(
            mqtt.username().map(name -> new BrokerAccess.Account(name, files.password())),
            new BrokerAccess.TlsFiles(
                files.authority(), files.clientCertificate(), files.clientKey()));
      }
    };
  }
}
