package dev.heatpad.adapter.web;

import io.javalin.config.JettyConfig;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of the web server: one for HTTP, and one for HTTPS where there is a certificate. Each
 * is made by the library when it starts, which is why they are looked up here.
 */
final class Connectors {

  private final Listen listen;
  private final AtomicReference<@Nullable ServerConnector> plain = new AtomicReference<>();
  private final AtomicReference<@Nullable ServerConnector> secure = new AtomicReference<>();

  Connectors(Listen listen) {
    this.listen = listen;
  }

  void install(JettyConfig jetty) {
    jetty.addConnector((server, http) -> made(plain, plain(server, http)));
    listen
        .secure()
        .ifPresent(wanted ->
            jetty.addConnector((server, http) -> made(secure, secure(server, http, wanted))));
  }

  private static ServerConnector made(
      AtomicReference<@Nullable ServerConnector> place, ServerConnector connector) {
    place.set(connector);
    return connector;
  }

  private ServerConnector plain(Server server, HttpConfiguration http) {
    return at(listen.plain(), new ServerConnector(server, new HttpConnectionFactory(http)));
  }

  private static ServerConnector secure(
      Server server, HttpConfiguration http, Listen.Secure wanted) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(wanted.context());
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    tls.setRenegotiationAllowed(false);
    // Whoever asks by address sends no name; the browser checks the certificate, not we.
    SecureRequestCustomizer secure = new SecureRequestCustomizer();
    secure.setSniHostCheck(false);
    HttpConfiguration https = new HttpConfiguration(http);
    https.addCustomizer(secure);
    return at(
        wanted.address(),
        new ServerConnector(
            server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(https)));
  }

  private static ServerConnector at(InetSocketAddress address, ServerConnector connector) {
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    return connector;
  }

  /** The port of HTTP that is really in use. */
  int port() {
    ServerConnector connector = plain.get();
    return connector == null ? listen.plain().getPort() : connector.getLocalPort();
  }

  /** The port of HTTPS that is really in use. */
  OptionalInt securePort() {
    ServerConnector connector = secure.get();
    return connector == null ? OptionalInt.empty() : OptionalInt.of(connector.getLocalPort());
  }

  /** What a failed start says to people. */
  String sentence(Throwable failure) {
    Optional<Throwable> refused = bindFailure(failure);
    return refused.isPresent()
        ? "%s cannot be used (%s). Stop the other program, or choose another address or port."
            .formatted(setting(failure), refused.get().getMessage())
        : "The web server cannot start at %s: %s."
            .formatted(named("web.listen", listen.plain()), failure.getMessage());
  }

  /** The library names the address that it could not bind, somewhere in its messages. */
  private String setting(Throwable failure) {
    String plainly = named("web.listen", listen.plain());
    if (listen.secure().isEmpty()) {
      return plainly;
    }
    InetSocketAddress address = listen.secure().get().address();
    String place = " " + new InetSocketAddress(address.getHostString(), address.getPort());
    boolean isSecure = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      isSecure |= String.valueOf(cause.getMessage()).endsWith(place);
    }
    return isSecure ? named("web.tls-listen", address) : plainly;
  }

  private static String named(String key, InetSocketAddress address) {
    return "%s = \"%s:%d\"".formatted(key, address.getHostString(), address.getPort());
  }

  private static Optional<Throwable> bindFailure(Throwable failure) {
    Optional<Throwable> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      found = cause instanceof BindException ? Optional.of(cause) : found;
    }
    return found;
  }
}
