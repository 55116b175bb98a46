package dev.heatpad.config;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address of this computer to listen on. Names are not resolved: a name server must not decide
/// who can reach a heater.
record AddressType(Reach reach) implements ValueType<HostPort> {
  enum Reach {
    THIS_COMPUTER,
    NETWORK
  }

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(localhost|[0-9.]{7,15}|\\[[0-9A-Fa-f:.]{2,45}\\]):([0-9]{1,5})");

  @Override
  public Parsed<HostPort> parse(TomlValue value) {
    if (!(value instanceof TomlValue.Text(String text))) {
      return Parsed.refused(value, "write " + takes());
    }
    Matcher matcher = HOST_AND_PORT.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HostPort.MAX_PORT) {
      return Parsed.refused(value, "it takes " + takes());
    }
    Optional<InetAddress> address = literal(matcher.group(1));
    if (address.isEmpty()) {
      return Parsed.refused(value, "it takes " + takes());
    }
    if (!isAllowed(address.get())) {
      return Parsed.refused(
          value, "in this version it takes only addresses of this computer, like 127.0.0.1");
    }
    return Parsed.good(hostPort(matcher));
  }

  @Override
  public String takes() {
    return switch (reach) {
      case THIS_COMPUTER -> "a loopback address and a port, like \"127.0.0.1:1883\"";
      case NETWORK -> "an IP address of this computer and a port, like \"0.0.0.0:8480\"";
    };
  }

  private boolean isAllowed(InetAddress address) {
    return switch (reach) {
      case THIS_COMPUTER -> address.isLoopbackAddress();
      case NETWORK -> true;
    };
  }

  private static HostPort hostPort(Matcher matcher) {
    String host = matcher.group(1).replace("[", "").replace("]", "");
    return new HostPort(host, Integer.parseInt(matcher.group(2)));
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      String literal = host.equals("localhost") ? "127.0.0.1" : host;
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
