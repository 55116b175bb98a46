package dev.heatpad.system;

import static dev.heatpad.fixture.DaemonProcess.padTopic;
import static dev.heatpad.fixture.DaemonProcess.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.fixture.DaemonProcess.Outcome;
import dev.heatpad.fixture.Mosquitto;
import dev.heatpad.fixture.TestClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a person runs it, with the crashes that happen to it. */
class DaemonIT {

  @TempDir Path directory;

  private static Optional<String> state(TestClient phone) {
    return phone.newest(padTopic("state"));
  }

  private DaemonProcess daemon(int brokerPort, String... more) {
    return DaemonProcess.start(directory, DaemonProcess.brokerAt(brokerPort, more));
  }

  @Test
  void aSessionAtTheEmbeddedBroker() {
    try (DaemonProcess daemon =
            DaemonProcess.start(directory, DaemonProcess.embedded("--speed", "120"));
        TestClient phone = TestClient.at(daemon.brokerPort(), "phone")) {
      SessionScenarios.startHeatCompleteAndList(daemon, phone);
    }
  }

  @Test
  void aSessionAtMosquitto() {
    try (Mosquitto broker = Mosquitto.start(directory);
        DaemonProcess daemon = daemon(broker.port(), "--speed", "120");
        TestClient phone = TestClient.at(broker.port(), "phone")) {
      SessionScenarios.startHeatCompleteAndList(daemon, phone);
    }
  }

  /** S6, S7: a crash ends in heat off and in one honest record. */
  @Test
  void afterAKillTheHeaterIsOffAndTheSessionIsOnceInterrupted() {
    try (Mosquitto broker = Mosquitto.start(directory);
        TestClient phone = TestClient.at(broker.port(), "phone")) {
      try (DaemonProcess daemon = daemon(broker.port())) {
        phone.publish(padTopic("session/set"), "ON");
        SessionScenarios.heats(phone);
        daemon.kill();
      }
      Await.until(
          "the will is published",
          () -> phone.newest(topic("availability")).equals(Optional.of("offline")));
      try (DaemonProcess daemon = daemon(broker.port())) {
        Await.until("idle", () -> state(phone).equals(Optional.of("idle")));
        Await.until(
            "heater off", () -> phone.newest(padTopic("heater")).equals(Optional.of("OFF")));
        Await.until("a record", () -> !phone.payloads(padTopic("record")).isEmpty());
        Outcome sessions = daemon.run("sessions", "--format", "csv");
        assertEquals(2, sessions.output().size(), "a heading and one session: " + sessions.all());
        assertTrue(sessions.output().get(1).contains("interrupted"), sessions::all);
        Await.until(
            "the reason",
            () -> phone.newest(padTopic("reason")).equals(Optional.of("interrupted")));
        assertEquals(1, phone.payloads(padTopic("record")).size());
      }
    }
  }

  /** The lease lapses while the process is stopped; nothing heats when it goes on. */
  @Test
  void afterALongPauseOfTheProcessTheLeaseIsLost() {
    try (Mosquitto broker = Mosquitto.start(directory);
        DaemonProcess daemon = daemon(broker.port());
        TestClient phone = TestClient.at(broker.port(), "phone")) {
      phone.publish(padTopic("session/set"), "ON");
      SessionScenarios.heats(phone);
      int before = phone.seen().size();
      daemon.freeze();
      Await.pass(Duration.ofSeconds(5));
      daemon.thaw();
      Await.until("a record", () -> !phone.payloads(padTopic("record")).isEmpty());
      String record = phone.payloads(padTopic("record")).getFirst();
      assertTrue(record.contains("\"stop_reason\":\"lease_lost\""), record);
      List<TestClient.Seen> after = phone.seen().subList(before, phone.seen().size());
      assertTrue(
          after.stream()
              .noneMatch(it -> it.topic().equals(padTopic("heater")) && it.payload().equals("ON")),
          "it never heats again");
      Await.until("heater off", () -> phone.newest(padTopic("heater")).equals(Optional.of("OFF")));
    }
  }

  /** Broker loss never stops a session, and what happened meanwhile arrives afterwards. */
  @Test
  void aSessionGoesOnWithoutItsBrokerAndIsToldAfterwards() {
    try (Mosquitto broker = Mosquitto.start(directory);
        DaemonProcess daemon = daemon(broker.port(), "--speed", "60")) {
      try (TestClient phone = TestClient.at(broker.port(), "phone")) {
        phone.publish(padTopic("session/set"), "ON");
        SessionScenarios.heats(phone);
        broker.kill();
      }
      Await.until("it completes alone", () -> daemon.run("sessions").all().contains("completed"));
      // Records are not retained, so the phone is there before the daemon finds the broker.
      daemon.freeze();
      broker.restart();
      try (TestClient phone = TestClient.at(broker.port(), "phone-again")) {
        daemon.thaw();
        Await.until("a record", () -> !phone.payloads(padTopic("record")).isEmpty());
        Await.until(
            "the newest state",
            () -> phone.newest(padTopic("reason")).equals(Optional.of("completed")));
        Await.until(
            "online", () -> phone.newest(topic("availability")).equals(Optional.of("online")));
        Await.until(
            "the event",
            () ->
                phone.payloads(padTopic("event")).stream()
                    .anyMatch(it -> it.contains("\"stopped\"")));
      }
    }
  }

  @Test
  void aTerminationSignalEndsTheSessionFirstAndSaysGoodbye() {
    try (Mosquitto broker = Mosquitto.start(directory);
        DaemonProcess daemon = daemon(broker.port());
        TestClient phone = TestClient.at(broker.port(), "phone")) {
      phone.publish(padTopic("session/set"), "ON");
      SessionScenarios.heats(phone);
      daemon.terminate();
      Await.until(
          "offline", () -> phone.newest(topic("availability")).equals(Optional.of("offline")));
      Await.until("a record", () -> !phone.payloads(padTopic("record")).isEmpty());
      assertTrue(phone.payloads(padTopic("record")).getFirst().contains("shutdown"));
      assertEquals(Optional.of("OFF"), phone.newest(padTopic("heater")));
      assertEquals(Optional.of("shutdown"), phone.newest(padTopic("reason")));
    }
  }

  /** S9 and S8, with a real broker that keeps messages. */
  @Test
  void retainedStartsAreRefusedAndClearedAndRetainedStopsObeyed() {
    try (Mosquitto broker = Mosquitto.start(directory);
        TestClient phone = TestClient.at(broker.port(), "phone")) {
      phone.publishRetained(padTopic("session/set"), "ON");
      try (DaemonProcess daemon = daemon(broker.port())) {
        Await.until(
            "refused",
            () ->
                phone.payloads(padTopic("cmd/result")).stream()
                    .anyMatch(it -> it.contains("\"retained\"")));
        Await.until("cleared", () -> phone.newest(padTopic("session/set")).equals(Optional.of("")));
        Await.until("idle", () -> state(phone).equals(Optional.of("idle")));
        phone.publish(padTopic("session/set"), "ON");
        SessionScenarios.heats(phone);
        phone.publishRetained(padTopic("stop"), "");
        Await.until("stopped", () -> state(phone).equals(Optional.of("idle")));
        assertTrue(daemon.run("sessions", "--format", "csv").all().contains("user_stop"));
      }
    }
  }

  /** The simulated clock begins at 10:00, here in the night (D14). */
  @Test
  void configuredSensorsAndNightReachASimulatedPad() throws IOException, InterruptedException {
    String[] arguments =
        DaemonProcess.embedded(
            "--speed",
            "60",
            "--set",
            "pad.back.sensor.skin=28-000000000001",
            "--set",
            "pad.back.sensor.second-skin=28-000000000002",
            "--set",
            "pad.back.sensor.element=\"28-000000000003\"",
            "--set",
            "pad.back.night-until=11:00");
    try (DaemonProcess daemon = DaemonProcess.start(directory, arguments);
        TestClient phone = TestClient.at(daemon.brokerPort(), "phone")) {
      phone.publish(padTopic("session/set"), "ON");
      SessionScenarios.heats(phone);
      Await.until("the time is cut", () -> phone.payloads(padTopic("remaining")).contains("900"));
      Await.until(
          "the element is warm",
          () ->
              phone.payloads(padTopic("pad/temperature")).stream()
                  .anyMatch(it -> Double.parseDouble(it) > 40));
      Await.until(
          "telemetry has it",
          () ->
              phone.payloads(padTopic("telemetry")).stream()
                  .anyMatch(it -> it.matches(".*\"pad_c\":4\\d\\.\\d\\d.*")));
      String status = daemon.run("status").all();
      assertTrue(status.matches("(?s).*heater +(on|off), pad \\d\\d\\.\\d C.*"), status);
      String health = health(daemon);
      for (String role : List.of("skin_side", "second_skin_side", "element")) {
        assertTrue(health.contains("\"role\":\"" + role + "\""), health);
      }
    }
  }

  private static String health(DaemonProcess daemon) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(daemon.web().resolve("/healthz")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  @Test
  void hostileMessagesChangeNothingAndAreAnswered() {
    try (Mosquitto broker = Mosquitto.start(directory);
        DaemonProcess daemon = daemon(broker.port());
        TestClient phone = TestClient.at(broker.port(), "phone")) {
      phone.throwIn(padTopic("cmd"), new byte[1_000_000], 1);
      phone.throwIn(padTopic("cmd"), new byte[] {(byte) 0xC3, 0x28}, 1);
      phone.publish(padTopic("cmd"), "{\"verb\":\"start\",\"id\":\"a\",\"minutes\":-5}");
      phone.publish(padTopic("cmd"), "{\"verb\":\"start\",\"id\":\"b\",\"minutes\":1e99}");
      phone.publish(padTopic("cmd"), "{\"verb\":\"start\",\"id\":\"c\",\"program\":\"sauna\"}");
      phone.publish(topic("knee/cmd"), "{\"verb\":\"start\",\"id\":\"e\"}");
      phone.publish(padTopic("session/set"), "maybe");
      phone.publish(padTopic("target/set"), "99");
      Await.until(
          "all are answered",
          () ->
              phone.payloads(padTopic("cmd/result")).size() >= 6
                  && !phone.payloads(topic("knee/cmd/result")).isEmpty());
      assertTrue(
          phone.payloads(padTopic("cmd/result")).stream()
              .allMatch(it -> it.contains("\"accepted\":false")),
          () -> String.join("\n", phone.payloads(padTopic("cmd/result"))));
      Await.until(
          "told again", () -> phone.payloads(padTopic("target")).equals(List.of("40.0", "40.0")));
      assertEquals(Optional.of("idle"), state(phone));
      assertTrue(daemon.run("sessions").all().contains("No sessions"));
    }
  }

  @Test
  void aSecondDaemonOnTheSameDataIsRefused() {
    try (DaemonProcess first = DaemonProcess.start(directory, DaemonProcess.embedded());
        DaemonProcess second = DaemonProcess.launch(directory, DaemonProcess.embedded())) {
      assertEquals(1, second.waitForEnd());
      assertTrue(second.lines().getLast().contains(directory.toString()), second.lines()::toString);
      assertEquals(0, first.run("status").exitCode(), "the first one does not care");
    }
  }

  @Test
  void aTakenPortNamesTheSettingToChange() throws IOException {
    try (Mosquitto broker = Mosquitto.start(directory);
        DaemonProcess daemon =
            DaemonProcess.launch(directory, "--set", "mqtt.listen=127.0.0.1:" + broker.port())) {
      assertEquals(1, daemon.waitForEnd());
      assertTrue(daemon.lines().getLast().contains("mqtt.listen"), daemon.lines()::toString);
    }
  }

  @Test
  void withoutItsBrokerTheDaemonStillTakesLocalCommands() throws IOException {
    try (DaemonProcess daemon = daemon(Mosquitto.freePort())) {
      Outcome start = daemon.run("start", "--minutes", "5");
      assertEquals(0, start.exitCode(), start::all);
      assertTrue(daemon.run("status").all().contains("heating"));
      assertEquals(0, daemon.run("stop").exitCode());
      assertTrue(
          daemon.lines().stream().anyMatch(line -> line.contains("cannot be reached")),
          daemon.lines()::toString);
    }
  }

  @Test
  void aBrokenConfigurationIsRefusedWithItsPlace() {
    Outcome outcome = DaemonProcess.run(directory, "run", "--set", "pad.back.limit.sesion=20 min");
    assertEquals(4, outcome.exitCode());
    assertTrue(outcome.all().contains("pad.back.limit.session"), outcome::all);
  }

  @Test
  void aCheckSaysWhatIsWrongAndWhatToDo() throws IOException {
    String noBroker = "mqtt.broker=mqtt://127.0.0.1:" + Mosquitto.freePort();
    Outcome bad = DaemonProcess.run(directory, "check", "--set", noBroker);
    assertEquals(1, bad.exitCode(), bad::all);
    assertTrue(bad.all().contains("problem: the broker"), bad::all);
    Outcome good = DaemonProcess.run(directory, "check", "--set", "mqtt.listen=127.0.0.1:0");
    assertEquals(0, good.exitCode(), good::all);
    assertTrue(good.all().contains("ok: pad back is simulated."), good::all);
  }

  @Test
  void aRelayWithoutAChipIsRefused() {
    Outcome outcome =
        DaemonProcess.run(
            directory,
            "run",
            "--set",
            "pad.back.output=relay",
            "--set",
            "pad.back.sensor.skin=28-0123456789ab",
            "--set",
            "mqtt.listen=127.0.0.1:0");
    assertEquals(4, outcome.exitCode(), outcome::all);
    assertTrue(outcome.all().contains("Raspberry Pi"), outcome::all);
  }
}
