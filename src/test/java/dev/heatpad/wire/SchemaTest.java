package dev.heatpad.wire;

import static dev.heatpad.fake.PadSamples.BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Verb;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.loop.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Design, section 2: one JSON object, one schema file. What is written fits its schema. */
final class SchemaTest {

  @Test
  void aPadFitsInEachState() {
    for (Snapshot seen :
        List.of(
            PadSamples.idle(BACK, 1),
            PadSamples.heating(BACK, 2),
            PadSamples.faulty(BACK, 3),
            PadSamples.resting(BACK, 4),
            PadSamples.worn(BACK, 5))) {
      Schemas.assertFits("pad", PadJson.doc("pi", seen));
    }
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void aRefusalFits(Refusal refusal) {
    Schemas.assertFits("result", CommandJson.refusal(Optional.of("a"), refusal, ""));
  }

  @Test
  void anAcceptedResultFits() {
    CommandResult result =
        new CommandResult(
            Optional.empty(),
            Verb.START,
            Optional.empty(),
            "Heat.",
            Optional.of(PadSamples.SESSION),
            Optional.of(
                new CommandResult.Effective("steady", Duration.ofSeconds(61), Celsius.of(40))));
    Schemas.assertFits("result", CommandJson.write(result));
    Schemas.assertFits("result", CommandJson.done(Optional.empty(), "Pressed."));
  }

  @Test
  void aRecordFits() {
    Schemas.assertFits(
        "record", RecordJson.write(new RecordJson.Entry("pi", PadSamples.fullRecord())));
    Schemas.assertFits(
        "record", RecordJson.write(new RecordJson.Entry("pi", PadSamples.bareRecord())));
  }

  @ParameterizedTest
  @EnumSource(Notice.Kind.class)
  void anEventFits(Notice.Kind kind) {
    Notice notice = new Notice(kind, Map.of("planned_s", "1200", "message", "x"));
    Schemas.assertFits("event", NoticeJson.write(BACK, notice, PadSamples.stamp(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"verb\":\"stop\"}",
        "{\"verb\":\"start\",\"id\":\"1\",\"minutes\":20,\"target_c\":39.5,\"ts\":1795003200.5}",
        "{\"verb\":\"extend\",\"id\":\"1\",\"minutes\":5}",
        "{\"verb\":\"answer\",\"id\":\"1\",\"prompt_id\":null}",
        "{\"verb\":\"set\",\"program\":\"steady\"}",
      })
  void theCommandSchemaAcceptsWhatTheReaderDoes(String json) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    Schemas.assertFits("command", utf8);
    assertEquals(Parsed.Understood.class, CommandJson.parse(utf8).getClass());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"verb\":\"start\"}",
        "{\"verb\":\"go\"}",
        "{\"verb\":\"pause\",\"colour\":1}",
        "{\"verb\":\"start\",\"id\":\"1\",\"minutes\":\"20\"}",
        "{\"verb\":\"start\",\"id\":\"1\",\"minutes\":2.5}",
        "{\"verb\":\"extend\",\"id\":\"1\"}",
        "{\"verb\":\"start\",\"id\":\"\"}",
        "{\"verb\":\"start\",\"id\":\"1\",\"ts\":1795003200000}",
      })
  void theCommandSchemaRefusesWhatTheReaderDoes(String json) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    assertFalse(Schemas.errors("command", utf8).isEmpty());
    assertEquals(Parsed.Unreadable.class, CommandJson.parse(utf8).getClass());
  }

  @ParameterizedTest
  @EnumSource(StopReason.class)
  void everyStopReasonIsInTheVocabulary(StopReason reason) {
    String record =
        new String(
            RecordJson.write(new RecordJson.Entry("pi", PadSamples.bareRecord())),
            StandardCharsets.UTF_8);
    byte[] changed =
        record.replace("\"user_stop\"", '"' + reason.text() + '"').getBytes(StandardCharsets.UTF_8);
    Schemas.assertFits("record", changed);
  }
}
