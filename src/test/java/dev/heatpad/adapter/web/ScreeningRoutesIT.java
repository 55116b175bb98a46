package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.screening.Question;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.CommandDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The first-use questions over HTTP, answered by the loop itself. */
@Timeout(60)
final class ScreeningRoutesIT {

  private final House house = new House(Pads.definition().with(FirstUse.ASKED));
  private final HttpClient client = HttpClient.newHttpClient();
  private final TestDoor door = new TestDoor();
  private final TestDoor.Phone phone = door.letIn("phone");
  private WebServer server;

  @BeforeEach
  void open() throws CannotStart {
    server =
        WebServer.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            door.gate(),
            List.of(new ScreeningRoutes(new CommandDesk(List.of(), house.inbox))));
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  private static String body(Question... yes) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode answers = body.putObject("answers");
    for (Question question : Question.values()) {
      answers.put(question.id(), List.of(yes).contains(question));
    }
    return body.put("profile", "standard").toString();
  }

  /** The loop turns on this thread until the answer is there. */
  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    while (!response.isDone()) {
      house.turn();
      Thread.onSpinWait();
    }
    return response.join();
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .header("Authorization", phone.bearer())
        .header("Content-Type", "application/json");
  }

  private HttpResponse<byte[]> put(String person, String body) {
    return send(at("/api/screening/" + person).PUT(BodyPublishers.ofString(body)));
  }

  private static JsonNode read(HttpResponse<byte[]> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  @Test
  void showsHowTheQuestionsStandForEachPerson() {
    JsonNode person = read(send(at("/api/screening").GET())).get("persons").get(0);
    assertEquals("anna", person.get("person").stringValue());
    assertEquals("back", person.get("pads").get(0).stringValue());
    assertEquals("needed", person.get("state").stringValue());
    assertTrue(person.get("answered_at").isNull());
    assertEquals("standard", person.get("profile").stringValue());
    assertEquals(Question.values().length, person.get("questions").size());
    JsonNode first = person.get("questions").get(0);
    assertEquals("numbness", first.get("id").stringValue());
    assertEquals("block", first.get("group").stringValue());
    assertTrue(first.get("answer").isNull());
  }

  @Test
  void takesAnswersAndTellsWhatFollows() {
    HttpResponse<byte[]> response = put("anna", body(Question.AGE_55));
    assertEquals(200, response.statusCode());
    JsonNode person = read(response);
    assertEquals("clear", person.get("state").stringValue());
    assertEquals("sensitive", person.get("profile").stringValue());
    assertEquals("age_55", person.get("findings").get(0).get("id").stringValue());
    assertEquals("ask_first", person.get("findings").get(0).get("group").stringValue());
    assertTrue(person.get("answered_at").isString());
  }

  @Test
  void takesARedFlagAndDoesNotTakeItBack() {
    assertEquals(
        "red_flag", read(put("anna", body(Question.NIGHT_PAIN))).get("state").stringValue());
    HttpResponse<byte[]> refused = put("anna", body());
    assertEquals(409, refused.statusCode());
    assertEquals("red_flag", read(refused).get("reason").stringValue());
    assertTrue(read(refused).get("next_step").stringValue().contains("heatpad setup"));
    JsonNode after = read(send(at("/api/screening").GET())).get("persons").get(0);
    assertEquals("red_flag", after.get("state").stringValue());
  }

  @Test
  void refusesWhatIsIncompleteAndWhomItDoesNotKnow() throws IOException {
    assertEquals(404, put("nobody", body()).statusCode());
    for (String broken :
        List.of(
            "",
            "{}",
            "{\"answers\":{}}",
            "{\"answers\":{\"numbness\":false}}",
            body().replace("false", "\"no\""),
            body().replace("\"standard\"", "\"expert\""),
            body().replace("\"numbness\"", "\"numbnes\""))) {
      HttpResponse<byte[]> response = put("anna", broken);
      assertEquals(400, response.statusCode(), broken);
      assertEquals("unreadable", read(response).get("reason").stringValue());
    }
    JsonNode after = read(send(at("/api/screening").GET())).get("persons").get(0);
    assertEquals("needed", after.get("state").stringValue());
  }
}
