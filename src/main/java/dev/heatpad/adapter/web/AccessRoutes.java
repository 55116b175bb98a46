package dev.heatpad.adapter.web;

import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.LocalAccess.Revocation;
import dev.heatpad.wire.AccessJson;
import dev.heatpad.wire.AccessJson.PairingReason;
import dev.heatpad.wire.PairingRequest;
import dev.heatpad.wire.PairingRequest.Keep;
import dev.heatpad.wire.ProblemJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How a phone gets in, who is in, and how one goes out. */
public final class AccessRoutes implements Routes {

  /** A year. Whoever leaves the household is sent away by hand. */
  private static final Duration COOKIE_KEPT = Duration.ofDays(365);

  private final String device;
  private final String version;
  private final Access access;

  public AccessRoutes(String device, String version, Access access) {
    this.device = device;
    this.version = version;
    this.access = access;
  }

  @Override
  public void install(RoutesConfig routes) {
    routes.post(PublicPlaces.PAIRING, this::pair);
    routes.get("/api/me", this::me);
    routes.get("/api/clients", this::clients);
    routes.delete("/api/clients/{id}", this::revoke);
  }

  private void pair(Context context) throws InterruptedException {
    switch (PairingRequest.parse(context.bodyAsBytes())) {
      case PairingRequest.Unreadable(var problem) -> Problems.answer(context, 400, problem);
      case PairingRequest.Understood request -> attempt(context, request);
    }
  }

  private void attempt(Context context, PairingRequest.Understood request)
      throws InterruptedException {
    switch (access.attempt(request.code())) {
      case PairingDesk.Right _ -> letIn(context, request);
      case PairingDesk.Wrong(var left) ->
          refuse(context, 403, PairingReason.WRONG_CODE, OptionalInt.of(left));
      case PairingDesk.NoCode _ -> refuse(context, 403, PairingReason.NO_CODE, OptionalInt.empty());
      case PairingDesk.TooFast(var waitFor) -> {
        long seconds = waitFor.plusSeconds(1).minusNanos(1).toSeconds();
        context.header("Retry-After", Long.toString(seconds));
        refuse(context, 429, PairingReason.RATE_LIMITED, OptionalInt.empty());
      }
    }
  }

  private void letIn(Context context, PairingRequest.Understood request)
      throws InterruptedException {
    switch (access.paired().add(request.name(), access.wall().instant())) {
      case PairedClients.Added(var client, var token) -> {
        context.status(201).contentType(WebServer.JSON);
        switch (request.keep()) {
          case Keep.COOKIE -> {
            context.header("Set-Cookie", cookie(context, token, COOKIE_KEPT));
            context.result(AccessJson.paired(client, Optional.empty()));
          }
          case Keep.TOKEN -> context.result(AccessJson.paired(client, Optional.of(token)));
        }
      }
      case PairedClients.Full _ ->
          refuse(context, 409, PairingReason.TOO_MANY_CLIENTS, OptionalInt.empty());
      case PairedClients.NotKept _ ->
          refuse(context, 503, PairingReason.STORAGE, OptionalInt.empty());
    }
  }

  private static void refuse(
      Context context, int status, PairingReason reason, OptionalInt attemptsLeft) {
    context
        .status(status)
        .contentType(ProblemJson.CONTENT_TYPE)
        .result(AccessJson.refused(status, Problems.title(status), reason, attemptsLeft));
  }

  private static String cookie(Context context, String token, Duration kept) {
    String cookie =
        Gate.COOKIE
            + "="
            + token
            + "; HttpOnly; SameSite=Strict; Path=/; Max-Age="
            + kept.toSeconds();
    return context.scheme().equals("https") ? cookie + "; Secure" : cookie;
  }

  private void me(Context context) {
    context
        .contentType(WebServer.JSON)
        .result(AccessJson.me(Gate.clientOf(context), device, version));
  }

  private void clients(Context context) {
    context
        .contentType(WebServer.JSON)
        .result(AccessJson.clients(access.clients(), Optional.of(Gate.clientOf(context).id())));
  }

  private void revoke(Context context) throws InterruptedException {
    String id = context.pathParam("id");
    Optional<ClientId> meant = ClientId.parse(id);
    Revocation revocation = meant.isPresent() ? access.revoke(meant.get()) : Revocation.UNKNOWN;
    if (meant.equals(Optional.of(Gate.clientOf(context).id()))) {
      context.header("Set-Cookie", cookie(context, "", Duration.ZERO));
    }
    switch (revocation) {
      case REVOKED -> context.status(204);
      case UNKNOWN -> Problems.answer(context, 404, "There is no client of this id.");
      case NOT_KEPT ->
          Problems.answer(
              context,
              503,
              "It is out now, but the disk did not take that: after a restart it would be in"
                  + " again. Look at the disk, then: heatpad pair --revoke "
                  + id);
    }
  }
}
