package dev.heatpad.adapter.web;

import static dev.heatpad.fake.PadSamples.BACK;
import static dev.heatpad.fake.PadSamples.NECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.fixture.FixedArchive;
import dev.heatpad.fixture.MemoryJournal;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.Deletions;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.wire.RecordCsv;
import dev.heatpad.wire.RecordJson;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Design 4.4 and 4.5: past sessions over HTTP. */
@Timeout(60)
final class SessionRoutesIT {

  private static final String ONE = "/api/sessions/" + PadSamples.SESSION;

  private final FixedArchive archive = new FixedArchive();
  private final MemoryJournal journal = new MemoryJournal();
  private final Snapshots snapshots = new Snapshots();
  private final List<String> withdrawn = new ArrayList<>();
  private final TestDoor door = new TestDoor();
  private WebServer server;
  private WebClient client;

  @BeforeEach
  void open() throws CannotStart {
    Deletions deletions =
        new Deletions(archive, journal, snapshots, session -> withdrawn.add(session.text()));
    server =
        WebServer.open(
            WebClient.ANY_PORT,
            door.gate(),
            List.of(new SessionRoutes("pi", archive, deletions, snapshots)));
    client = new WebClient(server, door.letIn("phone"));
    archive.records.add(PadSamples.fullRecord());
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  @Test
  void listsRecordsAsTheyAreEverywhere() {
    HttpResponse<String> response = client.get("/api/sessions");
    assertEquals(200, response.statusCode());
    assertEquals(text(RecordJson.writeAll(List.of(entry()))), response.body());
    client.get("/api/sessions?since=2026-11-01T01:00:00%2B01:00&pad=neck&limit=7");
    assertEquals(Optional.of(NECK), archive.searches.getLast().pad());
    assertEquals(7, archive.searches.getLast().limit());
    assertEquals(Instant.parse("2026-11-01T00:00:00Z"), archive.searches.getLast().since());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since=yesterday",
        "since=2026-11-01",
        "limit=0",
        "limit=5001",
        "limit=-1",
        "limit=x",
        "pad=NO%20NAME",
        "format=xml"
      })
  void refusesQuestionsThatItCannotRead(String query) {
    HttpResponse<String> response = client.get("/api/sessions?" + query);
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains(query.substring(0, query.indexOf('='))), response.body());
    assertEquals(List.of(), archive.searches);
  }

  @Test
  void exportsCsvWhereThatIsWanted() {
    String csv = RecordCsv.write(List.of(entry()));
    HttpResponse<String> asked = client.get("/api/sessions?format=csv");
    assertEquals(csv, asked.body());
    assertTrue(asked.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
    assertEquals(
        "attachment; filename=\"heatpad-sessions.csv\"",
        asked.headers().firstValue("Content-Disposition").orElse(""));
    assertEquals(csv, client.get("/api/sessions", "Accept", "text/csv").body());
    assertTrue(
        client.get("/api/sessions?format=json", "Accept", "text/csv").body().startsWith("{"));
  }

  @Test
  void showsOneSessionAndItsReadings() {
    archive.readings.add(reading(0, 33.0625));
    archive.readings.add(reading(1_250, 33.1));
    assertEquals(text(RecordJson.write(entry())), client.get(ONE).body());
    assertEquals(
        "{\"session_id\":\"%s\",\"samples\":[{\"t_s\":0.0,\"role\":\"skin-side\",\"celsius\":33.063},{\"t_s\":1.3,\"role\":\"skin-side\",\"celsius\":33.1}]}"
            .formatted(PadSamples.SESSION),
        client.get(ONE + "/samples").body());
    assertEquals(404, client.get("/api/sessions/none").statusCode());
    assertEquals(404, client.get("/api/sessions/none/samples").statusCode());
  }

  @Test
  void showsTheReadingsOfTheRunningSession() {
    archive.records.clear();
    archive.readings.add(reading(-600_000 + 2_000, 36));
    heats();
    assertTrue(client.get(ONE + "/samples").body().contains("\"t_s\":2.0"), "since its start");
    assertEquals(404, client.get(ONE).statusCode(), "it has no record yet");
  }

  /** Between a session's end and its record the page may still ask for the curve. */
  @Test
  void showsTheReadingsOfASessionThatHasJustEnded() {
    archive.open.put(PadSamples.SESSION, archive.records.removeFirst().opening().startedAt());
    archive.readings.add(reading(0, 33));
    assertTrue(client.get(ONE + "/samples").body().contains("\"t_s\":0.0"));
  }

  @Test
  void deletesOnceAndTakesTheRecordBackFromTheBroker() {
    HttpResponse<String> deleted = client.delete(ONE);
    assertEquals(204, deleted.statusCode());
    assertEquals("", deleted.body());
    assertEquals(
        List.of(new JournalEntry.SessionDeleted(PadSamples.SESSION)),
        journal.written(JournalEntry.SessionDeleted.class));
    assertEquals(List.of(PadSamples.SESSION.text()), withdrawn);
    archive.records.clear();
    assertEquals(404, client.delete(ONE).statusCode());
  }

  @Test
  void deletesNeitherARunningSessionNorOnAFailingDisk() {
    heats();
    assertEquals(409, client.delete(ONE).statusCode());
    Snapshot idle = PadSamples.idle(BACK, 2);
    snapshots.changed(idle.view(), idle.live(), idle.stamp());
    journal.disk(MemoryJournal.Disk.FAILING);
    assertEquals(503, client.delete(ONE).statusCode());
    assertEquals(List.of(), withdrawn);
  }

  private void heats() {
    Snapshot heating = PadSamples.heating(BACK, 1);
    snapshots.changed(heating.view(), heating.live(), heating.stamp());
  }

  private static JournalEntry.Reading reading(long millis, double celsius) {
    return new JournalEntry.Reading(
        PadSamples.SESSION,
        SensorRole.SKIN_SIDE,
        Celsius.of(celsius),
        PadSamples.NOON.plusMillis(millis));
  }

  private static RecordJson.Entry entry() {
    return new RecordJson.Entry("pi", PadSamples.fullRecord());
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
