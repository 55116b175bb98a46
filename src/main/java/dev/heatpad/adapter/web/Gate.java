package dev.heatpad.adapter.web;

import dev.heatpad.adapter.web.OriginCheck.Body;
import dev.heatpad.loop.PairedClient;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Stands before every address of the server, those that do not exist too, and lets nobody through
 * but paired clients; strangers reach {@link PublicPlaces} only. This computer itself is a stranger
 * as well: who is local comes over the socket.
 */
public final class Gate {

  static final String COOKIE = "heatpad_token";

  private static final String BEARER = "Bearer ";
  private static final String CLIENT = "heatpad.client";

  private final HostCheck hosts;
  private final PairedClients clients;
  private final InstantSource wall;

  /**
   * @param wall for people: when a client was seen
   */
  public Gate(HostCheck hosts, PairedClients clients, InstantSource wall) {
    this.hosts = hosts;
    this.clients = clients;
    this.wall = wall;
  }

  /** Who asks. Only for handlers of addresses that are not public. */
  public static PairedClient clientOf(Context context) {
    return Objects.requireNonNull(context.<PairedClient>attribute(CLIENT), "not behind the gate");
  }

  /** Comes back normally only when the request may go on. */
  void check(Context context) {
    // No handler sets this by itself, and none may find it set by somebody else.
    context.attribute(CLIENT, null);
    String method = context.req().getMethod();
    String host = context.header("Host");
    if (!hosts.isOurs(host)) {
      throw new HttpResponseException(
          421, "This computer does not go by that name here; see web.hosts in its settings.");
    }
    boolean changesSomething = OriginCheck.changesSomething(method);
    if (changesSomething && !isFromOwnPage(context, host)) {
      throw new HttpResponseException(403, "A page of somebody else may not do this.");
    }
    if (!PublicPlaces.isPublic(method, context.path())) {
      context.attribute(CLIENT, clientOrRefusal(context));
    }
    if (changesSomething
        && !OriginCheck.isJson(method, context.header("Content-Type"), body(context))) {
      throw new HttpResponseException(415, "The body is to be application/json.");
    }
  }

  private static boolean isFromOwnPage(
      Context context, @org.jspecify.annotations.Nullable String host) {
    return OriginCheck.isOwn(
        new OriginCheck.Asked(context.scheme(), host),
        new OriginCheck.Page(context.header("Origin"), context.header("Sec-Fetch-Site")));
  }

  private PairedClient clientOrRefusal(Context context) {
    Optional<PairedClient> client =
        token(context).flatMap(token -> clients.ofToken(token, wall.instant()));
    if (client.isEmpty()) {
      context.header("WWW-Authenticate", "Bearer");
      throw new HttpResponseException(
          401, "Only paired phones and programs may ask. At the device: heatpad pair");
    }
    return client.get();
  }

  /** A program's token stands in a header, a browser's in a cookie that its pages cannot read. */
  private static Optional<String> token(Context context) {
    String authorization = context.header("Authorization");
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()).strip())
        : Optional.ofNullable(context.cookie(COOKIE));
  }

  private static Body body(Context context) {
    String length = context.header("Content-Length");
    boolean isEmpty = length == null || length.strip().equals("0");
    return isEmpty && context.header("Transfer-Encoding") == null ? Body.NONE : Body.PRESENT;
  }
}
