package dev.heatpad.wire;

import static dev.heatpad.fake.PadSamples.BACK;
import static dev.heatpad.fake.PadSamples.NECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fake.PadSamples;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Design 4.2: {@code doc} holds every retained leaf under the same name, and more. */
final class PadJsonTest {

  private static final ObjectMapper READER = new ObjectMapper();

  @Test
  void holdsEveryRetainedLeaf() {
    JsonNode doc = READER.readTree(PadJson.doc("pi", PadSamples.idle(BACK, 7)));
    for (String leaf :
        List.of(
            "heater",
            "session",
            "state",
            "reason",
            "blocked",
            "blocked_until",
            "duration",
            "target",
            "program",
            "remaining",
            "ends_at",
            "fault")) {
      assertTrue(doc.has(leaf), leaf);
    }
    assertEquals("none", doc.get("reason").stringValue());
    assertEquals("none", doc.get("blocked").stringValue());
    assertTrue(doc.get("ends_at").isNull());
    assertTrue(doc.get("running").isNull());
    assertEquals(20, doc.get("duration").intValue());
    assertEquals(0, doc.get("remaining").intValue());
    assertEquals(7, doc.get("seq").intValue());
    assertEquals(1_795_435_200.250, doc.get("ts").doubleValue());
  }

  @Test
  void tellsOfTheRunningSession() {
    JsonNode doc = READER.readTree(PadJson.doc("pi", PadSamples.heating(BACK, 7)));
    assertEquals("ON", doc.get("session").stringValue());
    assertEquals("ON", doc.get("heater").stringValue());
    assertEquals(600, doc.get("remaining").intValue(), "rounded up");
    assertEquals("2026-11-23T12:10:00Z", doc.get("ends_at").stringValue());
    assertEquals("prompt-1", doc.get("prompt").stringValue());
    assertEquals(39.19, doc.get("skin_c").doubleValue());
    JsonNode running = doc.get("running");
    assertEquals(600, running.get("elapsed_s").intValue(), "rounded down");
    assertEquals(0.1235, running.get("cem43_min").doubleValue());
    assertEquals(PadSamples.SESSION.text(), running.get("session_id").stringValue());
  }

  @Test
  void explainsWhyNothingMayStart() {
    JsonNode doc = READER.readTree(PadJson.doc("pi", PadSamples.resting(BACK, 7)));
    assertEquals("completed", doc.get("reason").stringValue());
    assertEquals("The session ran its time.", doc.get("reason_text").stringValue());
    assertEquals("rest", doc.get("blocked").stringValue());
    assertTrue(doc.get("blocked_text").stringValue().contains("rests"));
    assertTrue(doc.get("blocked_next_step").stringValue().contains("Start again"));
    assertEquals("2026-11-23T13:00:00Z", doc.get("blocked_until").stringValue());
  }

  /** What the heart does stays on the computer; that it is heard does not. */
  @Test
  void tellsOfTheWearableWithoutTheHeartRate() {
    JsonNode wearable =
        READER.readTree(PadJson.doc("pi", PadSamples.worn(BACK, 7))).get("wearable");
    assertEquals(
        READER.readTree(
            "{\"mode\":\"require\",\"device\":\"strap\",\"worn\":\"yes\",\"sleep\":\"awake\","
                + "\"link\":\"late\",\"battery\":81,\"age_s\":4}"),
        wearable);
    assertTrue(
        READER.readTree(PadJson.doc("pi", PadSamples.idle(BACK, 7))).get("wearable").isNull());
  }

  @Test
  void listsFaultsWithTheirNextStep() {
    JsonNode doc = READER.readTree(PadJson.doc("pi", PadSamples.faulty(BACK, 7)));
    assertEquals("ON", doc.get("fault").stringValue());
    assertEquals("over_temperature", doc.get("faults").get(0).get("code").stringValue());
    assertTrue(doc.get("faults").get(0).get("next_step").stringValue().contains("acknowledge"));
  }

  @Test
  void statusHoldsTheSameObjects() {
    var seen = List.of(PadSamples.idle(BACK, 1), PadSamples.heating(NECK, 2));
    JsonNode status = READER.readTree(PadJson.status("pi", "1.2.3", seen));
    assertEquals("pi", status.get("device").stringValue());
    assertEquals("1.2.3", status.get("version").stringValue());
    assertEquals(READER.readTree(PadJson.doc("pi", seen.get(1))), status.get("pads").get(1));
  }

  @Test
  void telemetryTellsWhatMoves() {
    JsonNode telemetry = READER.readTree(PadJson.telemetry(PadSamples.heating(BACK, 9)));
    assertEquals(PadSamples.SESSION.text(), telemetry.get("session_id").stringValue());
    assertEquals(44.5, telemetry.get("pad_c").doubleValue());
    assertEquals(600, telemetry.get("remaining_s").intValue());
    assertEquals(9, telemetry.get("seq").intValue());
  }
}
