package dev.heatpad.config;

import dev.heatpad.config.MqttSettings.Broker;
import dev.heatpad.config.MqttSettings.Channel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The word `embedded`, or the URL of a broker elsewhere.
record BrokerType() implements ValueType<Broker> {
  private static final String EMBEDDED = "embedded";

  /// A host name, an IPv4 address, or an IPv6 address in brackets; the port may be left out.
  private static final Pattern URL =
      Pattern.compile(
          "mqtt(s?)://([A-Za-z0-9][A-Za-z0-9._-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::([0-9]{1,5}))?");

  /// As registered: mqtt and secure-mqtt.
  private static final int PLAIN_PORT = 1883;

  private static final int TLS_PORT = 8883;

  @Override
  public Parsed<Broker> parse(TomlValue value) {
    if (!(value instanceof TomlValue.Text(String text))) {
      return Parsed.refused(value, "write " + takes());
    }
    if (text.equals(EMBEDDED)) {
      return Parsed.good(new Broker.Embedded());
    }
    if (text.contains("@")) {
      // The value is not echoed: it may hold a password.
      return new Parsed.Refused<>(
          "has a user in the URL; write that in mqtt.username and mqtt.password-file.");
    }
    Matcher matcher = URL.matcher(text);
    if (!matcher.matches()) {
      return Parsed.refused(value, "write " + takes());
    }
    Channel channel = matcher.group(1).isEmpty() ? Channel.PLAIN : Channel.TLS;
    int port = matcher.group(3) == null ? usualPort(channel) : Integer.parseInt(matcher.group(3));
    if (port < 1 || port > HostPort.MAX_PORT) {
      return Parsed.refused(value, "a port is 1 to " + HostPort.MAX_PORT);
    }
    String host = matcher.group(2).replace("[", "").replace("]", "");
    return Parsed.good(new Broker.Remote(channel, new HostPort(host, port)));
  }

  private static int usualPort(Channel channel) {
    return switch (channel) {
      case PLAIN -> PLAIN_PORT;
      case TLS -> TLS_PORT;
    };
  }

  @Override
  public String takes() {
    return "\"embedded\", \"mqtts://host:port\" (TLS) or \"mqtt://host:port\"";
  }
}
