package dev.heatpad.adapter.mqtt;

/** Where a broker listens. */
public record BrokerAddress(Transport transport, String host, int port) {

  /** How the bytes travel. */
  public enum Transport {
    PLAIN("mqtt"),
    TLS("mqtts");

    private final String scheme;

    Transport(String scheme) {
      this.scheme = scheme;
    }
  }

  public BrokerAddress {
    if (host.isBlank()) {
      throw new IllegalArgumentException("a broker needs a host name");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 1 to 65535, not " + port);
    }
  }

  /** As it stands in the configuration: {@code mqtt://host:port}. */
  @Override
  public String toString() {
    return transport.scheme + "://" + authority();
  }

  /** {@code host:port}, with the brackets that an IPv6 address needs. */
  String authority() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
