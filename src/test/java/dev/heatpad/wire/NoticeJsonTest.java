package dev.heatpad.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.fake.PadSamples;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Design 4.2: the topic {@code event}. */
final class NoticeJsonTest {

  @Test
  void writesDetailsInOrderAndNumbersAsNumbers() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("session_id", "s");
    details.put("planned_s", "1200");
    details.put("target_c", "40.5");
    details.put("source_s", "1e5x");
    assertEquals(
        "{\"event_type\":\"started\",\"pad\":\"back\",\"session_id\":\"s\",\"planned_s\":1200,"
            + "\"target_c\":40.5,\"source_s\":\"1e5x\","
            + "\"ts\":1795435200.250,\"seq\":3,\"boot_id\":\"boot-1\"}",
        write(new Notice(Notice.Kind.STARTED, details)));
  }

  @Test
  void keepsTheNamesOfItsFrame() {
    assertEquals(
        "{\"event_type\":\"fault_cleared\",\"pad\":\"back\","
            + "\"ts\":1795435200.250,\"seq\":3,\"boot_id\":\"boot-1\"}",
        write(new Notice(Notice.Kind.FAULT_CLEARED, Map.of("ts", "forged"))));
  }

  private static String write(Notice notice) {
    return new String(
        NoticeJson.write(PadSamples.BACK, notice, PadSamples.stamp(3)), StandardCharsets.UTF_8);
  }
}
