package dev.heatpad.adapter.web;

import static dev.heatpad.fake.PadSamples.BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fake.PadSamples;
import dev.heatpad.fixture.Await;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.Health;
import dev.heatpad.loop.Health.JournalState;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.loop.Snapshots;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Somebody lies on the heater, and a stranger in the network cannot do anything: against the real
 * server, with requests as strangers, their pages and their records of old requests would send
 * them.
 */
@Timeout(60)
final class StrangersIT {

  private static final ObjectMapper READER = new ObjectMapper();
  private static final String JSON = "application/json";

  /** All that a stranger may ask. What is added here is a decision. */
  private static final Set<String> PUBLIC = Set.of("GET /healthz", "POST /api/pairing");

  private final HttpClient client = HttpClient.newHttpClient();
  private final TestDoor door = new TestDoor();
  private final Snapshots snapshots = new Snapshots();
  private final AtomicInteger starts = new AtomicInteger();
  private final AtomicInteger streams = new AtomicInteger();
  private WebServer server;

  @BeforeEach
  void open() throws CannotStart {
    Snapshot pad = PadSamples.heating(BACK, 1);
    snapshots.changed(pad.view(), pad.live(), pad.stamp());
    server =
        WebServer.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            door.gate(),
            List.of(
                new HealthRoutes(
                    () -> new Health.Report(Duration.ZERO, List.of(), JournalState.WORKING)),
                new AccessRoutes("pi", "0.1.0", door.access()),
                new PadRoutes("pi", "0.1.0", snapshots),
                this::installHeater));
  }

  /** Stands for a command that starts heat, and for a stream. */
  private void installHeater(RoutesConfig routes) {
    routes.post("/api/test/start", _ -> starts.incrementAndGet());
    routes.put("/api/test/start", _ -> starts.incrementAndGet());
    routes.sse(
        "/api/test/stream",
        stream -> {
          stream.keepAlive();
          streams.incrementAndGet();
          PairedClients.Watch watch =
              door.access().paired().onRevoked(Gate.clientOf(stream.ctx()).id(), stream::close);
          stream.onClose(() -> {
            watch.close();
            streams.decrementAndGet();
          });
        });
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  /** Every route that the server has, from the server itself: a new one cannot be forgotten. */
  @Test
  void aStrangerGets401OnEveryRoute() {
    door.letIn("somebody else");
    List<String> addresses = server.addresses();
    assertTrue(addresses.containsAll(PUBLIC), addresses::toString);
    assertTrue(addresses.contains("DELETE /api/clients/{id}"), addresses::toString);
    assertTrue(addresses.size() >= 10, addresses::toString);
    for (String address : addresses) {
      String method = address.split(" ", -1)[0];
      String path = address.split(" ", -1)[1].replaceAll("[{<][^}>]*[}>]", "back");
      HttpResponse<String> answer =
          send(
              request(path)
                  .method(method, BodyPublishers.ofString("{}"))
                  .header("Content-Type", JSON));
      if (PUBLIC.contains(address)) {
        assertTrue(answer.statusCode() == 200 || answer.statusCode() == 400, address);
      } else {
        assertRefused(401, answer, address);
        assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
      }
    }
    assertEquals(0, starts.get());
  }

  @Test
  void aStrangerLearnsNotEvenWhatThereIs() {
    for (String path :
        List.of(
            "/api/",
            "/api/nothing",
            "/nothing",
            "/api/pads/none",
            "/metrics",
            "/api/pairing",
            "/app/%2e%2e/api/pads",
            "//api/pads",
            "/api//pads",
            "/API/pads",
            "/api/pads/")) {
      String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
      assertTrue(
          answer.startsWith("HTTP/1.1 401") || answer.startsWith("HTTP/1.1 400"), path + answer);
      assertFalse(answer.contains("heating"), answer);
    }
    for (String method :
        List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE")) {
      String answer =
          raw(method + " /api/pads HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + JSON + "\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5"), answer);
      assertFalse(answer.contains("heating"), answer);
    }
  }

  /** Who is paired gets through the same doors, or the tests above would show nothing. */
  @Test
  void aPairedClientGetsThrough() {
    String bearer = door.letIn("phone").bearer();
    assertEquals(200, send(request("/api/pads").header("Authorization", bearer)).statusCode());
    assertEquals(404, send(request("/api/nothing").header("Authorization", bearer)).statusCode());
    assertEquals(200, send(start().header("Authorization", bearer)).statusCode());
    assertEquals(1, starts.get());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization | Bearer",
        "Authorization | Bearer x",
        "Authorization | Basic TOKEN",
        "Authorization | TOKEN",
        "Authorization | Bearer HASH",
        "Authorization | Bearer TOKENx",
        "Authorization | Bearer undefined",
        "Cookie | heatpad_token=",
        "Cookie | heatpad_token=HASH",
        "Cookie | other=TOKEN",
        "Cookie | Heatpad_Token=TOKEN",
        "X-Forwarded-For | 127.0.0.1",
        "X-Heatpad-Token | TOKEN"
      })
  void nothingButTheWholeTokenInItsPlaceOpens(String name, String value) {
    TestDoor.Phone phone = door.letIn("phone");
    String given =
        value.replace("TOKEN", phone.token()).replace("HASH", phone.client().token().hex());
    assertRefused(401, send(request("/api/pads").header(name, given)), given);
    assertRefused(401, send(start().header(name, given)), given);
    assertRefused(401, send(request("/api/pads?token=" + phone.token())), "in the address");
    assertEquals(0, starts.get());
  }

  /** Design 4.4: what a browser keeps, no page can read, and it goes to nobody else. */
  @Test
  void theCookieIsKeptFromPagesAndOtherSites() {
    HttpResponse<String> paired = pair(door.code(), "cookie");
    assertEquals(201, paired.statusCode());
    String cookie = paired.headers().firstValue("Set-Cookie").orElse("");
    assertTrue(
        cookie.matches(
            "heatpad_token=[A-Za-z0-9_-]{43}; HttpOnly; SameSite=Strict; Path=/; Max-Age=31536000"),
        cookie);
    JsonNode body = READER.readTree(paired.body());
    assertEquals("Anna's phone", body.get("name").stringValue());
    assertNull(body.get("token"), "a page could read it there");
    String kept = cookie.split(";", 2)[0];
    HttpResponse<String> me = send(request("/api/me").header("Cookie", "a=b; " + kept));
    assertEquals(200, me.statusCode());
    JsonNode self = READER.readTree(me.body());
    assertEquals(body.get("id"), self.get("id"));
    assertEquals("2026-11-23T10:00:00Z", self.get("paired_at").stringValue());
    assertEquals("pi", self.get("device").stringValue());
    assertEquals("0.1.0", self.get("version").stringValue());
  }

  @Test
  void aProgramGetsItsTokenOnceAndNoCookie() {
    HttpResponse<String> paired = pair(door.code(), "token");
    assertEquals(201, paired.statusCode());
    assertTrue(paired.headers().firstValue("Set-Cookie").isEmpty());
    String token = READER.readTree(paired.body()).get("token").stringValue();
    HttpResponse<String> clients =
        send(request("/api/clients").header("Authorization", "Bearer " + token));
    JsonNode only = READER.readTree(clients.body()).get("clients").get(0);
    assertEquals("Anna's phone", only.get("name").stringValue());
    assertEquals("2026-11-23T10:00:00Z", only.get("last_seen_at").stringValue());
    assertTrue(only.get("this").booleanValue());
    assertFalse(clients.body().contains(token));
  }

  /** A replayed request: a code that was used, or has ended, or was replaced. */
  @Test
  void anOldPairingCodeOpensNothing() {
    String used = door.code();
    assertEquals(201, pair(used, "token").statusCode());
    assertReason("no_code", 403, pair(used, "token"));
    String ended = door.code();
    door.pass(Duration.ofMinutes(10));
    assertReason("no_code", 403, pair(ended, "token"));
    assertEquals(1, door.access().clients().size());
  }

  /** The numbers are in PairingDeskTest; here they hold over HTTP, for all connections together. */
  @Test
  void theCodeCannotBeGuessed() {
    String code = door.code();
    String wrong = "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    for (int left = 4; left >= 0; left--) {
      HttpResponse<String> answer = pair(wrong, "token");
      assertReason("wrong_code", 403, answer);
      assertEquals(left, READER.readTree(answer.body()).get("attempts_left").intValue());
    }
    HttpResponse<String> tooFast = pair(code, "token");
    assertReason("rate_limited", 429, tooFast);
    assertEquals("10", tooFast.headers().firstValue("Retry-After").orElse(""));
    door.pass(Duration.ofSeconds(10));
    assertReason("no_code", 403, pair(code, "token"));
    assertEquals(List.of(), door.access().clients());
  }

  /** A page of a stranger in the browser of a paired person cannot start heat. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a form of another site | Origin | http://evil.example | application/x-www-form-urlencoded | 403",
        "a form without an origin | Accept | text/html | application/x-www-form-urlencoded | 415",
        "a form with a file | Accept | text/html | multipart/form-data; boundary=x | 415",
        "JSON as plain text | Accept | */* | text/plain | 415",
        "JSON as plain text of another origin | Origin | http://evil.example | text/plain | 403",
        "a fetch of another site | Sec-Fetch-Site | cross-site | application/json | 403",
        "a fetch of a neighbour | Sec-Fetch-Site | same-site | application/json | 403",
        "a page of another origin | Origin | http://evil.example | application/json | 403",
        "a page in a sandbox | Origin | null | application/json | 403",
        "a page at another port | Origin | http://127.0.0.1:1 | application/json | 403"
      })
  void aPageOfSomebodyElseStartsNothing(
      String what, String header, String value, String type, int status) {
    String cookie = "heatpad_token=" + door.letIn("phone").token();
    for (String method : List.of("POST", "PUT")) {
      HttpResponse<String> answer =
          send(
              request("/api/test/start")
                  .method(method, BodyPublishers.ofString("{\"verb\":\"start\"}"))
                  .header("Content-Type", type)
                  .header("Cookie", cookie)
                  .header(header, value));
      assertRefused(status, answer, what);
    }
    assertEquals(0, starts.get());
  }

  /** Browsers leave the cookie out where another site asks; then nobody asks. */
  @Test
  void withoutTheCookieNothingStarts() {
    door.letIn("phone");
    assertRefused(401, send(start()), "no cookie");
    assertRefused(
        401, send(start().header("Origin", "http://127.0.0.1:" + server.port())), "own origin");
    assertEquals(0, starts.get());
  }

  @Test
  void ourOwnPageStarts() {
    String cookie = "heatpad_token=" + door.letIn("phone").token();
    HttpResponse<String> answer =
        send(
            start()
                .header("Cookie", cookie)
                .header("Origin", "http://127.0.0.1:" + server.port())
                .header("Sec-Fetch-Site", "same-origin"));
    assertEquals(200, answer.statusCode());
    assertEquals(1, starts.get());
  }

  /** Pairing is public, and yet no page of a stranger can do it with a code that it has seen. */
  @Test
  void aPageOfSomebodyElseCannotPair() {
    String body = "{\"code\":\"" + door.code() + "\",\"name\":\"a\",\"keep\":\"token\"}";
    HttpRequest.Builder request = request("/api/pairing").POST(BodyPublishers.ofString(body));
    assertRefused(415, send(request.copy().header("Content-Type", "text/plain")), "a form");
    HttpRequest.Builder json = request.copy().header("Content-Type", JSON);
    assertRefused(403, send(json.copy().header("Origin", "http://evil.example")), "a page");
    assertEquals(201, send(json).statusCode(), "and the code was not used up");
  }

  /** DNS rebinding: the stranger's name leads here, and the browser believes it is its page. */
  @Test
  void underAStrangersNameNothingIsAnswered() {
    String bearer = door.letIn("phone").bearer();
    for (String host : List.of("evil.example", "evil.example:80", "127.0.0.1.evil.example", "")) {
      for (String path : List.of("/", "/healthz", "/api/pads", "/app/main.js", "/nothing")) {
        String answer =
            raw(
                "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\nX-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\n"
                    .formatted(path, host, bearer));
        assertTrue(
            answer.startsWith("HTTP/1.1 421 Misdirected Request")
                || (host.isEmpty() && answer.startsWith("HTTP/1.1 4")),
            answer);
        assertFalse(answer.contains("heating") || answer.contains("\"ok\""), answer);
      }
    }
    for (String host : List.of("localhost", "127.0.0.1:1", "[::1]", "pi", "Pi.local:80")) {
      String answer =
          raw(
              "GET /api/pads HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\n"
                  .formatted(host, bearer));
      assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }
    assertTrue(
        raw("GET /api/pads HTTP/1.0\r\nAuthorization: " + bearer + "\r\n")
            .startsWith("HTTP/1.1 421"));
  }

  /** A replayed request: with a token that was taken away. */
  @Test
  void aRevokedTokenOpensNothingAndItsStreamEnds() throws IOException {
    TestDoor.Phone lost = door.letIn("lost");
    TestDoor.Phone kept = door.letIn("kept");
    HttpResponse<InputStream> stream = stream(lost);
    HttpResponse<InputStream> other = stream(kept);
    Await.until("both stream", () -> streams.get() == 2);
    HttpResponse<String> revoked =
        send(
            request("/api/clients/" + lost.client().id())
                .DELETE()
                .header("Authorization", kept.bearer()));
    assertEquals(204, revoked.statusCode());
    assertTrue(revoked.headers().firstValue("Set-Cookie").isEmpty());
    stream.body().readAllBytes();
    Await.until("one streams", () -> streams.get() == 1);
    assertRefused(401, send(start().header("Authorization", lost.bearer())), "replayed");
    assertRefused(401, send(request("/api/me").header("Authorization", lost.bearer())), "read");
    assertEquals(200, send(start().header("Authorization", kept.bearer())).statusCode());
    other.body().close();
  }

  @Test
  void whoSignsOutLosesTheCookieToo() {
    TestDoor.Phone phone = door.letIn("phone");
    HttpRequest.Builder signOut =
        request("/api/clients/" + phone.client().id())
            .DELETE()
            .header("Cookie", "heatpad_token=" + phone.token());
    HttpResponse<String> answer = send(signOut);
    assertEquals(204, answer.statusCode());
    assertEquals(
        "heatpad_token=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0",
        answer.headers().firstValue("Set-Cookie").orElse(""));
    assertRefused(401, send(signOut), "a second time");
  }

  @Test
  void anUnknownClientCannotBeSentAway() {
    String bearer = door.letIn("phone").bearer();
    for (String id : List.of("00000000", "phone", "x".repeat(100))) {
      HttpRequest.Builder request = request("/api/clients/" + id).DELETE();
      assertRefused(404, send(request.header("Authorization", bearer)), id);
    }
  }

  @Test
  void aThirtyThirdClientIsRefusedWithASentence() {
    for (int i = 0; i < 31; i++) {
      door.letIn("phone " + i);
    }
    String code = door.code();
    door.letIn("the last");
    HttpResponse<String> answer = pair(code, "token");
    assertReason("too_many_clients", 409, answer);
    assertTrue(answer.body().contains("Remove one first"), answer.body());
  }

  private HttpResponse<String> pair(String code, String keep) {
    String body =
        "{\"code\":\"%s\",\"name\":\"Anna's phone\",\"keep\":\"%s\"}".formatted(code, keep);
    return send(
        request("/api/pairing").POST(BodyPublishers.ofString(body)).header("Content-Type", JSON));
  }

  private HttpRequest.Builder start() {
    return request("/api/test/start")
        .POST(BodyPublishers.ofString("{\"verb\":\"start\",\"id\":\"a1\"}"))
        .header("Content-Type", JSON);
  }

  private HttpResponse<InputStream> stream(TestDoor.Phone phone) {
    return send(
        request("/api/test/stream")
            .header("Accept", "text/event-stream")
            .header("Authorization", phone.bearer()),
        BodyHandlers.ofInputStream());
  }

  private static void assertReason(String reason, int status, HttpResponse<String> answer) {
    assertRefused(status, answer, reason);
    assertEquals(reason, READER.readTree(answer.body()).get("reason").stringValue());
  }

  private static void assertRefused(int status, HttpResponse<String> answer, String what) {
    assertEquals(status, answer.statusCode(), what);
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""), what);
    JsonNode problem = READER.readTree(answer.body());
    assertEquals(status, problem.get("status").intValue());
    assertFalse(problem.get("detail").stringValue().isEmpty());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request.build(), handler);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }

  /** For requests that a proper client would not send. */
  private String raw(String head) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
