package dev.heatpad.system;

import static dev.heatpad.fixture.DaemonProcess.padTopic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.fixture.TestClient;
import java.util.List;
import java.util.Optional;

/** What a session looks like from outside, the same at every broker. */
final class SessionScenarios {

  private SessionScenarios() {}

  /** Starts by MQTT, watches it warm up, count down and complete, and finds it in the list. */
  static void startHeatCompleteAndList(DaemonProcess daemon, TestClient phone) {
    Await.until("idle", () -> phone.newest(padTopic("state")).equals(Optional.of("idle")));
    phone.publish(padTopic("session/set"), "ON");
    heats(phone);
    Await.until("it warms up", () -> warmest(phone) > 36);
    Await.until("a record", () -> !phone.payloads(padTopic("record")).isEmpty());
    Await.until("idle again", () -> phone.newest(padTopic("state")).equals(Optional.of("idle")));
    assertEquals(List.of("starting", "heating"), started(phone));
    shows(phone, "reason", "completed");
    shows(phone, "heater", "OFF");
    shows(phone, "remaining", "0");
    List<Integer> remaining =
        phone.payloads(padTopic("remaining")).stream().map(Integer::valueOf).toList();
    assertTrue(remaining.contains(1200) && remaining.size() > 50, "it counts down: " + remaining);
    String record = phone.payloads(padTopic("record")).getFirst();
    assertTrue(record.contains("\"stop_reason\":\"completed\""), record);
    assertTrue(record.contains("\"planned_s\":1200"), record);
    DaemonProcess.Outcome sessions = daemon.run("sessions");
    assertEquals(0, sessions.exitCode());
    assertTrue(sessions.all().contains("completed"), sessions::all);
  }

  private static void shows(TestClient phone, String leaf, String payload) {
    Await.until(
        leaf + " is " + payload, () -> phone.newest(padTopic(leaf)).equals(Optional.of(payload)));
  }

  static void heats(TestClient phone) {
    Await.until("it heats", () -> phone.newest(padTopic("heater")).equals(Optional.of("ON")));
    Await.until("and says so", () -> phone.payloads(padTopic("state")).contains("heating"));
    Await.until("the start is answered", () -> !phone.payloads(padTopic("cmd/result")).isEmpty());
  }

  private static double warmest(TestClient phone) {
    return phone.payloads(padTopic("skin/temperature")).stream()
        .mapToDouble(Double::parseDouble)
        .max()
        .orElse(0);
  }

  private static List<String> started(TestClient phone) {
    return phone.payloads(padTopic("state")).stream()
        .dropWhile("idle"::equals)
        .takeWhile(state -> !state.equals("idle"))
        .toList();
  }
}
