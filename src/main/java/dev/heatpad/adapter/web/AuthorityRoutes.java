package dev.heatpad.adapter.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;

/**
 * {@code /ca.crt}: the certificate of the local authority, for phones that shall trust it. It is
 * public by nature, and served without encryption too: nobody trusts the server before that.
 */
public final class AuthorityRoutes implements Routes {

  /** The type by which phones offer to install it. */
  private static final String CERTIFICATE = "application/x-x509-ca-cert";

  private final Optional<byte[]> certificate;

  /**
   * @param certificate empty where there is no authority
   */
  public AuthorityRoutes(Optional<byte[]> certificate) {
    this.certificate = certificate.map(byte[]::clone);
  }

  @Override
  public void install(RoutesConfig routes) {
    routes.get("/ca.crt", this::answer);
  }

  private void answer(Context context) {
    context.contentType(CERTIFICATE).result(certificate.orElseThrow(NotFoundResponse::new));
  }
}
