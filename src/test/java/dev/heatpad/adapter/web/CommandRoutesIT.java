package dev.heatpad.adapter.web;

import static dev.heatpad.fake.PadSamples.BACK;
import static dev.heatpad.fake.PadSamples.NECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.fixture.Await;
import dev.heatpad.loop.AnsweringLoop;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.CommandDesk;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.loop.Snapshots;
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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Design 4.4: commands over HTTP, the same objects as {@code cmd}. */
@Timeout(60)
final class CommandRoutesIT {

  private static final ObjectMapper READER = new ObjectMapper();
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final HttpClient client = HttpClient.newHttpClient();
  private final TestDoor door = new TestDoor();
  private final TestDoor.Phone phone = door.letIn("phone");
  private final Inbox inbox = new Inbox();
  private final Snapshots snapshots = new Snapshots();
  private final AnsweringLoop loop = new AnsweringLoop(inbox, asked -> answer(asked));
  private volatile Optional<Refusal> refusal = Optional.empty();
  private WebServer server;

  @BeforeEach
  void open() throws CannotStart {
    CommandDesk desk = new CommandDesk(List.of(BACK, NECK), inbox);
    server = WebServer.open(ANY_PORT, door.gate(), List.of(new CommandRoutes(desk, snapshots)));
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
    loop.close();
  }

  @Test
  void givesACommandToItsPadAsARemoteOneAndTheAnswerBack() {
    HttpResponse<byte[]> response =
        post("/api/pads/neck/commands", "{\"verb\":\"start\",\"id\":\"i-1\",\"minutes\":5}");
    assertEquals(200, response.statusCode());
    assertEquals("application/json", response.headers().firstValue("Content-Type").orElse(""));
    JsonNode answer = READER.readTree(response.body());
    assertTrue(answer.get("accepted").booleanValue());
    assertEquals("i-1", answer.get("id").stringValue());
    assertEquals(PadSamples.SESSION.text(), answer.get("session_id").stringValue());
    Arrival.Asked asked = loop.asked().getFirst();
    assertEquals(NECK, asked.pad());
    assertEquals(Source.HTTP, asked.question().source());
  }

  @ParameterizedTest
  @CsvSource({
    "REST, 409",
    "NOT_ARMED, 409",
    "DUPLICATE, 409",
    "OUT_OF_RANGE, 409",
    "RATE_LIMITED, 429",
    "BUSY, 503"
  })
  void tellsARefusalAsAProblemWithTheWholeResult(Refusal why, int status) {
    refusal = Optional.of(why);
    HttpResponse<byte[]> response =
        post("/api/pads/back/commands", "{\"verb\":\"start\",\"id\":\"i-1\"}");
    JsonNode problem = problem(status, response);
    assertEquals("i-1", problem.get("id").stringValue());
    assertFalse(problem.get("accepted").booleanValue());
    assertEquals(why.text(), problem.get("reason").stringValue());
    assertEquals(why.nextStep(), problem.get("next_step").stringValue());
    assertEquals(problem.get("message"), problem.get("detail"));
    assertEquals(5, problem.get("minutes").intValue());
    assertTrue(problem.get("blocked_until").isNull());
  }

  @Test
  void saysUntilWhenARestLasts() {
    Snapshot resting = PadSamples.resting(BACK, 1);
    snapshots.changed(resting.view(), resting.live(), resting.stamp());
    refusal = Optional.of(Refusal.REST);
    JsonNode rest =
        problem(409, post("/api/pads/back/commands", "{\"verb\":\"start\",\"id\":\"i-1\"}"));
    assertEquals("2026-11-23T13:00:00Z", rest.get("blocked_until").stringValue());
    refusal = Optional.of(Refusal.NOT_ARMED);
    JsonNode other =
        problem(409, post("/api/pads/back/commands", "{\"verb\":\"start\",\"id\":\"i-2\"}"));
    assertTrue(other.get("blocked_until").isNull(), "that is of another reason");
  }

  @Test
  void refusesWhatItCannotReadAndPadsThatThereAreNot() {
    JsonNode unreadable =
        problem(400, post("/api/pads/back/commands", "{\"verb\":\"strat\",\"id\":\"x\"}"));
    assertEquals("unreadable", unreadable.get("reason").stringValue());
    assertEquals("x", unreadable.get("id").stringValue());
    JsonNode unknown = problem(404, post("/api/pads/none/commands", "{\"verb\":\"stop\"}"));
    assertEquals("unknown_pad", unknown.get("reason").stringValue());
    assertEquals(List.of(), loop.asked());
  }

  /** S8: a stop works in any form. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"verb\":\"stop\"}", "stop", "{\"verb\":\"STOP\",", "\"stop\"", "LONG"})
  void obeysAStopInAnyForm(String body) {
    String sent =
        body.equals("LONG") ? "{\"verb\":\"stop\",\"x\":\"" + "y".repeat(100_000) + "\"}" : body;
    assertEquals(200, post("/api/pads/back/commands", sent).statusCode(), "S8");
    assertTrue(loop.asked().getFirst().question().command() instanceof Command.Stop, "S8");
  }

  /** S9: a start that is too long to be read as a whole is none. */
  @Test
  void doesNotStartFromAFlood() {
    String flood = "{\"verb\":\"start\",\"id\":\"1\"}" + " ".repeat(100_000) + "x";
    problem(400, post("/api/pads/back/commands", flood));
    assertEquals(List.of(), loop.asked(), "S9");
  }

  @Test
  void stopsEveryPad() {
    HttpResponse<byte[]> response = post("/api/stop", "{}");
    assertEquals(200, response.statusCode());
    assertTrue(READER.readTree(response.body()).get("accepted").booleanValue());
    assertEquals(List.of(BACK, NECK), loop.asked().stream().map(Arrival.Asked::pad).toList(), "S8");
  }

  /** A phone that leaves after it has asked is obeyed; one that breaks off only in a stop. */
  @Test
  void carriesOutWhatAPhoneThatIsGoneHasAsked() throws IOException {
    String start = "{\"verb\":\"start\",\"id\":\"1\"}";
    sendAndLeave(start, start.length());
    Await.until("the start is carried out", () -> loop.asked().size() == 1);
    sendAndLeave(start, start.length() + 10);
    sendAndLeave("{\"verb\":\"stop\"", 100);
    Await.until("the stop is carried out", () -> loop.asked().size() == 2);
    assertTrue(loop.asked().getLast().question().command() instanceof Command.Stop, "S8");
    Await.holds(
        "no start of a message that broke off (S9)",
        Duration.ofMillis(200),
        () -> loop.asked().size() == 2);
  }

  private void sendAndLeave(String body, int announcedBytes) throws IOException {
    try (Socket phone = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String head =
          "POST /api/pads/back/commands HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
              + announcedBytes
              + "\r\nContent-Type: application/json\r\nAuthorization: "
              + this.phone.bearer()
              + "\r\n\r\n";
      phone.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
      phone.getOutputStream().flush();
    }
  }

  private CommandResult answer(Arrival.Asked asked) {
    return new CommandResult(
        asked.question().id(),
        asked.question().command().verb(),
        refusal,
        refusal.map(why -> why.sentence() + " " + why.nextStep()).orElse("Done."),
        refusal.isPresent() ? Optional.empty() : Optional.of(PadSamples.SESSION),
        Optional.of(new CommandResult.Effective("steady", Duration.ofMinutes(5), Celsius.of(40))));
  }

  private static JsonNode problem(int status, HttpResponse<byte[]> response) {
    assertEquals(status, response.statusCode());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    JsonNode problem = READER.readTree(response.body());
    assertEquals(status, problem.get("status").intValue());
    return problem;
  }

  private HttpResponse<byte[]> post(String path, String body) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
              .header("Content-Type", "application/json")
              .header("Authorization", phone.bearer())
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }
}
