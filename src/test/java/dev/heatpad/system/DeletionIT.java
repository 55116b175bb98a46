package dev.heatpad.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.fixture.DaemonProcess.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** S10: deleting a session gives nobody a further one, neither now nor after a restart. */
class DeletionIT {

  private static final ObjectMapper READER = new ObjectMapper();

  @TempDir Path directory;

  @Test
  void aDeletedSessionCountsOnAlsoAfterARestart() {
    JsonNode before;
    String session;
    try (DaemonProcess daemon = daemon()) {
      assertEquals(0, daemon.run("start", "--minutes", "5").exitCode());
      Await.until("it completes", () -> daemon.run("sessions").all().contains("completed"));
      before = pad(daemon);
      session = daemon.run("sessions", "--format", "csv").output().get(1).split(",", 3)[1];
      Outcome deleted = daemon.run("sessions", "--delete", session);
      assertEquals(0, deleted.exitCode(), deleted::all);
      assertTrue(daemon.run("sessions").all().contains("No sessions"));
      assertCountsOn(before, pad(daemon));
      daemon.terminate();
    }
    try (DaemonProcess daemon = daemon()) {
      assertNotEquals(text(before, "boot_id"), text(pad(daemon), "boot_id"), "another run");
      assertCountsOn(before, pad(daemon));
      assertTrue(daemon.run("sessions").all().contains("No sessions"));
      assertEquals(1, daemon.run("sessions", "--delete", session).exitCode(), "it is gone");
      assertEquals(1, daemon.run("start").exitCode(), "the rest is still owed");
    }
  }

  private DaemonProcess daemon() {
    return DaemonProcess.start(directory, DaemonProcess.embedded("--speed", "60"));
  }

  private static JsonNode pad(DaemonProcess daemon) {
    String status = String.join("", daemon.run("status", "--json").output());
    return READER.readTree(status).get("pads").get(0);
  }

  private static void assertCountsOn(JsonNode before, JsonNode after) {
    assertEquals(1, after.at("/budgets/sessions_in_day").intValue());
    assertTrue(
        after.at("/budgets/cem43_min_in_day").doubleValue()
            >= before.at("/budgets/cem43_min_in_day").doubleValue(),
        () -> before + "\n" + after);
    assertEquals("rest", text(after, "blocked"));
  }

  private static String text(JsonNode pad, String key) {
    return pad.get(key).stringValue();
  }
}
