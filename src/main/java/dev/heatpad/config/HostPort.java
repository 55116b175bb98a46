package dev.heatpad.config;

/// A host and a port. Where the program listens, port 0 takes any free one.
public record HostPort(String host, int port) {
  static final int MAX_PORT = 65_535;

  public HostPort {
    if (host.isEmpty() || port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("No address: " + host + " port " + port);
    }
  }

  /// As in a URL: an IPv6 host stands in brackets.
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
