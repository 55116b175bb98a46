package dev.heatpad.adapter.web;

import static dev.heatpad.fake.PadSamples.BACK;
import static dev.heatpad.fake.PadSamples.NECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.EventStream;
import dev.heatpad.fixture.FixedArchive;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.MemoryJournal;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.AnsweringLoop;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.CommandDesk;
import dev.heatpad.loop.Deletions;
import dev.heatpad.loop.Health;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.JournalNumbers;
import dev.heatpad.loop.LoopTurns;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.wire.OpenApi;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the HTTP interface is what the server does, and nothing else. */
@Timeout(60)
final class OpenApiIT {

  private static final ObjectMapper READER = new ObjectMapper();

  /** The groups of operations that the groups of addresses below serve. */
  private static final Set<String> SERVED =
      Set.of("Program", "Pads", "Sessions", "Access", "Screening");

  private static final JsonNode DOCUMENT = READER.readTree(OpenApi.document());

  private final Snapshots snapshots = new Snapshots();
  private final StreamHub hub = new StreamHub("pi", "boot-1", System::nanoTime);
  private final FixedArchive archive = new FixedArchive();
  private final MemoryJournal journal = new MemoryJournal();
  private final Inbox inbox = new Inbox();
  private final AnsweringLoop loop = new AnsweringLoop(inbox, this::answer);
  private final House house = new House(Pads.definition().with(FirstUse.ASKED));
  private final TestDoor door = new TestDoor();
  private final TestDoor.Phone phone = door.letIn("phone");
  private volatile Optional<Refusal> refusal = Optional.empty();
  private WebServer server;
  private WebClient client;

  @BeforeEach
  void open() throws CannotStart {
    server = WebServer.open(WebClient.ANY_PORT, door.gate(), groups());
    client = new WebClient(server, phone);
    tell(PadSamples.worn(BACK, 1));
    tell(PadSamples.heating(NECK, 2));
    archive.records.add(PadSamples.fullRecord());
    archive.readings.add(
        new JournalEntry.Reading(
            PadSamples.SESSION,
            SensorRole.SECOND_SKIN_SIDE,
            Celsius.of(33.0625),
            PadSamples.NOON.plusMillis(1_250)));
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
    loop.close();
  }

  @Test
  void namesEveryAddressThatThereIsAndNoOther() {
    Set<String> registered = new TreeSet<>(server.addresses());
    Set<String> described = new TreeSet<>();
    DOCUMENT
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  if (SERVED.contains(operation.getValue().get("tags").get(0).stringValue())) {
                    described.add(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                  }
                }));
    assertEquals(described, registered);
  }

  @Test
  void isWellFormedAndHasWhatItRefersTo() {
    assertEquals("3.1.0", DOCUMENT.get("openapi").stringValue());
    Set<String> identities = new TreeSet<>();
    DOCUMENT
        .findValues("operationId")
        .forEach(identity -> assertTrue(identities.add(identity.stringValue()), "twice"));
    for (JsonNode reference : DOCUMENT.get("paths").findValues("$ref")) {
      String pointer = reference.stringValue().substring(1);
      assertFalse(DOCUMENT.at(pointer).isMissingNode(), pointer);
    }
    assertEquals(DOCUMENT, READER.readTree(client.get("/api/openapi.json").body()));
  }

  @Test
  void describesTheAnswersThatAreGiven() {
    String session = "/api/sessions/" + PadSamples.SESSION;
    check("get", "/healthz", client.get("/healthz"));
    check("get", "/ca.crt", client.get("/ca.crt"));
    check("get", "/metrics", client.get("/metrics"));
    check("get", "/api/pads", client.get("/api/pads"));
    check("get", "/api/pads/{pad}", client.get("/api/pads/back"));
    check("get", "/api/pads/{pad}", client.get("/api/pads/none"));
    check("get", "/api/pads/{pad}/stream", client.get("/api/pads/none/stream"));
    check("get", "/api/sessions", client.get("/api/sessions"));
    check("get", "/api/sessions", client.get("/api/sessions?format=csv"));
    check("get", "/api/sessions", client.get("/api/sessions?format=xml"));
    check("get", "/api/sessions/{id}", client.get(session));
    check("get", "/api/sessions/{id}", client.get("/api/sessions/none"));
    check("get", "/api/sessions/{id}/samples", client.get(session + "/samples"));
    check("delete", "/api/sessions/{id}", client.delete("/api/sessions/none"));
    check("delete", "/api/sessions/{id}", client.delete(session));
    tell(PadSamples.idle(NECK, 3));
    check("delete", "/api/sessions/{id}", client.delete(session));
  }

  @Test
  void describesTheAnswersToCommands() {
    String address = "/api/pads/{pad}/commands";
    String start = "{\"verb\":\"start\",\"id\":\"1\"}";
    check("post", address, client.post("/api/pads/back/commands", start));
    check("post", address, client.post("/api/pads/back/commands", "nonsense"));
    check("post", address, client.post("/api/pads/none/commands", start));
    check("post", "/api/stop", client.post("/api/stop", "{}"));
    for (Refusal why : Refusal.values()) {
      refusal = Optional.of(why);
      check("post", address, client.post("/api/pads/back/commands", start));
    }
  }

  @Test
  void describesTheAnswersOfTheDoor() {
    String wrong = "{\"code\":\"000000\",\"name\":\"a\",\"keep\":\"token\"}";
    check("post", "/api/pairing", client.post("/api/pairing", "nonsense"));
    check("post", "/api/pairing", client.post("/api/pairing", wrong));
    String right = wrong.replace("000000", door.code());
    HttpResponse<String> paired = client.post("/api/pairing", right);
    assertEquals(201, paired.statusCode());
    check("post", "/api/pairing", paired);
    check("get", "/api/me", client.get("/api/me"));
    check("get", "/api/clients", client.get("/api/clients"));
    check("delete", "/api/clients/{id}", client.delete("/api/clients/00000000"));
    check("delete", "/api/clients/{id}", client.delete("/api/clients/" + phone.client().id()));
    check("get", "/api/me", client.get("/api/me"));
    check("get", "/api/stream", client.get("/api/stream"));
  }

  @Test
  void describesTheFirstUseQuestions() throws InterruptedException {
    Thread turning = Thread.ofPlatform().daemon().start(this::turn);
    String address = "/api/screening/{person}";
    String mine = "/api/screening/" + Pads.ANNA.text();
    check("get", "/api/screening", client.get("/api/screening"));
    for (Question yes : Question.values()) {
      check("put", address, client.put(mine, answers(yes)));
    }
    check("get", "/api/screening", client.get("/api/screening"));
    HttpResponse<String> flagged = client.put(mine, answers(Question.AGE_55));
    assertEquals(409, flagged.statusCode(), "it has said yes to all of them");
    check("put", address, flagged);
    check("put", address, client.put(mine, "{}"));
    check("put", address, client.put("/api/screening/nobody", answers(Question.AGE_55)));
    turning.interrupt();
    turning.join();
  }

  private void turn() {
    while (!Thread.currentThread().isInterrupted()) {
      house.turn();
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static String answers(Question yes) {
    ObjectNode body = READER.createObjectNode();
    ObjectNode answers = body.putObject("answers");
    for (Question question : Question.values()) {
      answers.put(question.id(), question == yes);
    }
    return body.put("profile", "sensitive").toString();
  }

  @Test
  void describesWhatTheStreamTells() {
    try (EventStream watching =
        EventStream.open(
            URI.create("http://127.0.0.1:" + server.port() + "/api/stream"),
            "Authorization",
            phone.bearer())) {
      Snapshot heating = PadSamples.heating(NECK, 3);
      hub.moved(heating.view(), heating.live(), heating.stamp());
      hub.noticed(NECK, new Notice(Notice.Kind.STARTED, Map.of()), PadSamples.stamp(4));
      Map<String, String> schemas =
          Map.of("state", "pad", "telemetry", "telemetry", "event", "event", "beat", "beat");
      schemas.forEach((name, schema) -> {
        Await.until(name, () -> !watching.messages(name).isEmpty());
        watching.messages(name).forEach(message -> assertFits(schema, message.data()));
      });
    }
  }

  /** The answer has a status, a type and a form that are described. */
  private static void check(String method, String path, HttpResponse<String> response) {
    JsonNode described =
        DOCUMENT
            .get("paths")
            .get(path)
            .get(method)
            .get("responses")
            .get(Integer.toString(response.statusCode()));
    assertTrue(described != null, () -> path + " answers " + response.statusCode());
    if (described.has("$ref")) {
      described = DOCUMENT.at(described.get("$ref").stringValue().substring(1));
    }
    if (!described.has("content")) {
      assertEquals("", response.body());
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    JsonNode content = described.get("content").get(type);
    assertTrue(content != null, () -> path + " answers " + type);
    if (type.endsWith("json")) {
      String reference = content.get("schema").get("$ref").stringValue();
      assertFits(reference.substring(reference.lastIndexOf('/') + 1), response.body());
    }
  }

  private static void assertFits(String name, String json) {
    ObjectNode schema = READER.createObjectNode();
    schema.put("$ref", "#/components/schemas/" + name);
    schema.set("components", DOCUMENT.get("components"));
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.toString(), InputFormat.JSON);
    List<Error> errors = compiled.validate(json, InputFormat.JSON);
    assertEquals(List.of(), errors, json);
  }

  private List<Routes> groups() {
    return List.of(
        new HealthRoutes(OpenApiIT::health),
        new AuthorityRoutes(Optional.empty()),
        new AccessRoutes("pi", "0.1.0", door.access()),
        new PadRoutes("pi", "0.1.0", snapshots),
        new CommandRoutes(new CommandDesk(List.of(BACK, NECK), inbox), snapshots),
        new StreamRoutes(hub, door.access().paired()),
        new SessionRoutes(
            "pi", archive, new Deletions(archive, journal, snapshots, _ -> {}), snapshots),
        new ScreeningRoutes(new CommandDesk(List.of(), house.inbox)),
        new OpenApiRoutes(),
        new MetricsRoutes(
            new MetricsRoutes.Sources(
                "pi",
                "0.1.0",
                OpenApiIT::health,
                () -> new LoopTurns(1, Duration.ZERO),
                snapshots,
                () -> new JournalNumbers(1, 0, 0),
                Optional::empty,
                hub)));
  }

  private static Health.Report health() {
    return new Health.Report(
        Duration.ofMillis(90),
        List.of(new Health.SensorAge(BACK, SensorRole.ELEMENT, Duration.ofMillis(1_200))),
        Health.JournalState.UNKNOWN);
  }

  private CommandResult answer(Arrival.Asked asked) {
    return new CommandResult(
        asked.question().id(),
        asked.question().command().verb(),
        refusal,
        "A sentence.",
        Optional.of(PadSamples.SESSION),
        Optional.of(new CommandResult.Effective("steady", Duration.ofMinutes(5), Celsius.of(40))));
  }

  private void tell(Snapshot seen) {
    snapshots.changed(seen.view(), seen.live(), seen.stamp());
    hub.changed(seen.view(), seen.live(), seen.stamp());
  }
}
