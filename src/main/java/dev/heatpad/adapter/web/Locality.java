package dev.heatpad.adapter.web;

import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from this computer and knows it. The address of the sender alone is not
 * enough: a page of a stranger in the browser of this computer can be made to ask us under the
 * stranger's name (DNS rebinding), and a proxy asks for whoever is behind it. Both show in the name
 * that the request gives us.
 */
final class Locality {

  private Locality() {}

  /**
   * @param peer the address of the other end of the connection
   * @param host the Host header, with or without a port
   */
  static boolean isLocal(@Nullable String peer, @Nullable String host) {
    return peer != null && host != null && isLoopback(peer) && isLoopbackName(nameIn(host));
  }

  private static boolean isLoopbackName(String name) {
    return name.toLowerCase(Locale.ROOT).equals("localhost") || isLoopback(name);
  }

  /** Only literal addresses: a name is never looked up. */
  private static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static String nameIn(String host) {
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      return end < 0 ? host : host.substring(1, end);
    }
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }
}
