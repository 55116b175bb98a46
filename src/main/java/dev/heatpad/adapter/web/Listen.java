package dev.heatpad.adapter.web;

import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where the server listens. Port 0 means any free one.
 *
 * @param plain for HTTP, as {@code web.listen} says
 * @param secure for HTTPS, where there is a certificate
 */
public record Listen(InetSocketAddress plain, Optional<Secure> secure) {

  /**
   * HTTPS beside HTTP.
   *
   * @param address as {@code web.tls-listen} says
   * @param context has the key and the certificate
   */
  public record Secure(InetSocketAddress address, SSLContext context) {}

  /** HTTP only. */
  public static Listen plainly(InetSocketAddress address) {
    return new Listen(address, Optional.empty());
  }
}
