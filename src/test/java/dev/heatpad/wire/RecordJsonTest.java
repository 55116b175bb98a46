package dev.heatpad.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.wearable.HeartSummary;
import dev.heatpad.fake.PadSamples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Design 4.2: the session record; S7 as far as its dose is told. */
final class RecordJsonTest {

  private static final ObjectMapper READER = new ObjectMapper();

  @Test
  void holdsAtLeastTheKeysOfTheDesign() {
    JsonNode json = READER.readTree(RecordJson.write(entry(PadSamples.fullRecord())));
    String keys =
        "schema session_id device pad program profile source simulated started_at ended_at"
            + " planned_s elapsed_s heated_s stop_reason fault_code max_skin_c cem43_min damage"
            + " energy_wh heart_rate pain_before pain_after proof_of_off alerts";
    for (String key : keys.split(" ", -1)) {
      assertTrue(json.has(key), key);
    }
    assertEquals(1, json.get("schema").intValue());
    assertEquals(754.567, json.get("elapsed_s").doubleValue());
    assertEquals(1200, json.get("planned_s").intValue());
    assertTrue(json.get("heart_rate").isNull());
  }

  /** Design 4.2: without permission no heart rate leaves the computer, not in an alert either. */
  @Test
  void heartRatesComeBackAndCanBeLeftOut() {
    SessionRecord end =
        new SessionRecord(
                PadSamples.bareRecord().opening(),
                PadSamples.bareRecord().endedAt(),
                Duration.ofMinutes(20),
                Duration.ofMinutes(9),
                Duration.ofMinutes(9),
                StopReason.HEART_RATE,
                Optional.empty(),
                Optional.empty(),
                ThermalDose.NONE,
                0,
                ProofOfOff.COOLING,
                List.of("high_heart_rate: median 125 above 120, 0 s ago", "storage"))
            .withHeartRate(Optional.of(new HeartSummary(60, 80, 125)));
    assertEquals(
        Optional.of(entry(end)), RecordJson.read(RecordJson.write(entry(end))), "all of it");
    String told = text(RecordJson.write(entry(end.withoutHealth())));
    assertFalse(told.contains("125"), told);
    assertTrue(told.contains("[\"high_heart_rate\",\"storage\"]"), told);
    assertTrue(told.contains("\"heart_rate\":null"), told);
  }

  @Test
  void neverTellsLessDoseThanWasGiven() {
    SessionRecord record = PadSamples.fullRecord();
    JsonNode json = READER.readTree(RecordJson.write(entry(record)));
    assertTrue(json.get("cem43_min").doubleValue() >= record.dose().cem43Minutes(), "S7");
    assertTrue(json.get("damage").doubleValue() >= record.dose().damage(), "S7");
  }

  @Test
  void isReadBackAsItWasWritten() {
    for (SessionRecord record : List.of(PadSamples.fullRecord(), PadSamples.bareRecord())) {
      byte[] once = RecordJson.write(entry(record));
      RecordJson.Entry read = RecordJson.read(once).orElseThrow();
      assertEquals("pi", read.device());
      assertEquals(record.opening(), read.end().opening());
      assertEquals(record.endedAt(), read.end().endedAt());
      assertEquals(record.elapsed(), read.end().elapsed());
      assertEquals(record.stopReason(), read.end().stopReason());
      assertEquals(record.fault(), read.end().fault());
      assertEquals(record.alerts(), read.end().alerts());
      assertEquals(text(once), text(RecordJson.write(read)), "rounding happens once");
    }
  }

  @Test
  void aListIsReadBack() {
    List<RecordJson.Entry> entries =
        List.of(entry(PadSamples.bareRecord()), entry(PadSamples.bareRecord()));
    assertEquals(Optional.of(entries), RecordJson.readAll(RecordJson.writeAll(entries)));
    assertEquals(Optional.of(List.of()), RecordJson.readAll(RecordJson.writeAll(List.of())));
  }

  @Test
  void whatIsNoRecordIsEmpty() {
    String good = text(RecordJson.write(entry(PadSamples.fullRecord())));
    assertEquals(Optional.empty(), read(good.replace("\"schema\":1", "\"schema\":2")));
    assertEquals(Optional.empty(), read(good.replace("over_temperature", "boredom")));
    assertEquals(Optional.empty(), read(good.replace("\"pad\":\"back\",", "")));
    assertEquals(Optional.empty(), read("[]"));
    assertEquals(Optional.empty(), RecordJson.readAll("{}".getBytes(StandardCharsets.UTF_8)));
    assertTrue(read(good.replace("\"schema\":1", "\"schema\":1,\"new\":2")).isPresent());
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
      RecordJson.read(bytes);
    }
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    RecordJson.Entry entry = new RecordJson.Entry("a \"b\", c", PadSamples.fullRecord());
    List<String> lines = List.of(RecordCsv.write(List.of(entry)).split("\r\n", -1));
    assertEquals(3, lines.size());
    assertEquals("", lines.get(2));
    assertTrue(lines.get(0).startsWith("schema,session_id,device,pad,"));
    assertTrue(lines.get(1).contains(",\"a \"\"b\"\", c\",back,"), lines.get(1));
    assertTrue(lines.get(1).contains(",1200,754.567,700.001,40,"), lines.get(1));
    assertTrue(lines.get(1).endsWith(",cooling,sensor_invalid;storage"));
  }

  @Test
  void csvRowsHaveAFieldForEachColumn() {
    String csv = RecordCsv.write(List.of(entry(PadSamples.bareRecord())));
    String[] lines = csv.split("\r\n", -1);
    assertEquals(lines[0].split(",", -1).length, lines[1].split(",", -1).length);
  }

  private static RecordJson.Entry entry(SessionRecord record) {
    return new RecordJson.Entry("pi", record);
  }

  private static Optional<RecordJson.Entry> read(String json) {
    return RecordJson.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
