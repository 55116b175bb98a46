package dev.heatpad.adapter.web;

import static dev.heatpad.fake.PadSamples.BACK;
import static dev.heatpad.fake.PadSamples.NECK;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.Health;
import dev.heatpad.loop.Health.JournalState;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.wire.PadJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Design 4.4: HTTP. */
@Timeout(60)
final class WebServerIT {

  private static final ObjectMapper READER = new ObjectMapper();
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final HttpClient client = HttpClient.newHttpClient();
  private final TestDoor door = new TestDoor();
  private final TestDoor.Phone phone = door.letIn("phone");
  private final Snapshots snapshots = new Snapshots();
  private volatile Health health = () -> report(Duration.ofMillis(90), JournalState.WORKING);
  private WebServer server;

  @BeforeEach
  void open() throws CannotStart {
    server = WebServer.open(ANY_PORT, door.gate(), routes());
    tell(PadSamples.idle(BACK, 1));
    tell(PadSamples.heating(NECK, 2));
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  @Test
  void tellsAnybodyThatItIsWell() {
    HttpResponse<byte[]> response = get("/healthz");
    assertEquals(200, response.statusCode());
    assertEquals("application/json", response.headers().firstValue("Content-Type").orElse(""));
    JsonNode health = READER.readTree(response.body());
    assertEquals("ok", health.get("status").stringValue());
    assertEquals(90, health.get("loop_age_ms").intValue());
    assertEquals("working", health.get("journal").stringValue());
    assertEquals("skin_side", health.get("sensors").get(0).get("role").stringValue());
    assertEquals(1_200, health.get("sensors").get(0).get("age_ms").intValue());
    assertEquals(200, send(plain("/healthz").GET()).statusCode(), "also to who is not paired");
  }

  @Test
  void saysWhenLoopOrJournalFail() {
    health = () -> report(Duration.ofSeconds(3), JournalState.WORKING);
    assertEquals(503, get("/healthz").statusCode());
    health = () -> report(Duration.ofMillis(90), JournalState.FAILING);
    HttpResponse<byte[]> response = get("/healthz");
    assertEquals(503, response.statusCode());
    assertEquals("failing", READER.readTree(response.body()).get("status").stringValue());
    health = () -> report(Duration.ofMillis(90), JournalState.UNKNOWN);
    assertEquals(200, get("/healthz").statusCode());
  }

  @Test
  void showsPadsAsTheyAreEverywhere() {
    assertArrayEquals(PadJson.doc("pi", PadSamples.heating(NECK, 2)), get("/api/pads/neck").body());
    assertArrayEquals(PadJson.status("pi", "0.1.0", snapshots.all()), get("/api/pads").body());
  }

  @Test
  void answersErrorsAsProblemJson() {
    assertProblem(404, get("/api/pads/none"));
    assertProblem(404, get("/nothing"));
    HttpResponse<byte[]> posted =
        send(
            request("/api/pads")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json"));
    assertProblem(405, posted);
    assertTrue(posted.headers().firstValue("Allow").orElse("").contains("GET"));
    Logger.getLogger(Problems.class.getName()).setLevel(Level.OFF);
    health =
        () -> {
          throw new IllegalStateException("expected by this test");
        };
    HttpResponse<byte[]> broken = get("/healthz");
    assertProblem(500, broken);
    assertFalse(new String(broken.body(), StandardCharsets.UTF_8).contains("Exception"));
  }

  @Test
  void answersWhatItCannotReadAsProblemJson() {
    for (String head :
        List.of(
            "GET /%zz HTTP/1.1\r\nHost: localhost\r\n",
            "GET /a/../../b HTTP/1.1\r\nHost: localhost\r\n",
            "GET / HTTP/1.1\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(20_000) + "\r\n",
            "\u0001\u0002 nonsense\r\n")) {
      String answer = raw(head);
      assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
      assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("jetty"), answer);
      assertFalse(answer.contains("<html"), answer);
    }
  }

  @Test
  void carriesSecurityHeadersAndNoVersion() {
    for (String path : List.of("/healthz", "/api/pads", "/nothing")) {
      HttpResponse<byte[]> response = get(path);
      SecurityHeaders.ALL.forEach(
          (name, value) -> assertEquals(value, response.headers().firstValue(name).orElse("")));
      assertTrue(response.headers().firstValue("Server").isEmpty());
    }
  }

  @Test
  void namesTheSettingWhenThePortIsTaken() {
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    CannotStart refused =
        assertThrows(CannotStart.class, () -> WebServer.open(taken, door.gate(), routes()));
    assertTrue(refused.sentence().contains("web.listen"), refused.sentence());
    assertTrue(refused.sentence().contains("choose another"), refused.sentence());
    assertEquals(1, refused.sentence().lines().count());
    assertEquals(200, get("/healthz").statusCode());
  }

  private static void assertProblem(int status, HttpResponse<byte[]> response) {
    assertEquals(status, response.statusCode());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    JsonNode problem = READER.readTree(response.body());
    assertEquals(status, problem.get("status").intValue());
    assertFalse(problem.get("title").stringValue().isEmpty());
    assertFalse(problem.get("detail").stringValue().isEmpty());
  }

  private List<Routes> routes() {
    return List.of(
        new HealthRoutes(() -> health.report()), new PadRoutes("pi", "0.1.0", snapshots));
  }

  private static Health.Report report(Duration loopAge, JournalState journal) {
    return new Health.Report(
        loopAge,
        List.of(new Health.SensorAge(BACK, SensorRole.SKIN_SIDE, Duration.ofMillis(1_200))),
        journal);
  }

  private void tell(Snapshot snapshot) {
    snapshots.changed(snapshot.view(), snapshot.live(), snapshot.stamp());
  }

  private HttpRequest.Builder request(String path) {
    return plain(path).header("Authorization", phone.bearer());
  }

  private HttpRequest.Builder plain(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<byte[]> get(String path) {
    return send(request(path).GET());
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
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
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
