package dev.heatpad.system;

import static dev.heatpad.fixture.DaemonProcess.padTopic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.fixture.Mosquitto;
import dev.heatpad.fixture.SituationRow;
import dev.heatpad.fixture.TestClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requirement (S8, S9): the rows of the table of situations in docs/commands.md that depend on a
 * broker hold at Mosquitto, with a daemon that runs. After each message a refused one with an id of
 * its own is sent: when that is answered, everything before it was.
 */
class CommandSituationsIT {

  private static final String RESULT = padTopic("cmd/result");

  @TempDir Path directory;
  private int markers;

  private static List<SituationRow> rows(Predicate<SituationRow> wanted) {
    List<SituationRow> rows =
        SituationRow.all().stream()
            .filter(row -> row.source().equals("MQTT") && !row.payload().contains("NOW"))
            .filter(wanted)
            .toList();
    assertTrue(!rows.isEmpty(), "rows");
    return rows;
  }

  private static Optional<String> newest(TestClient phone, String leaf) {
    return phone.newest(padTopic(leaf));
  }

  /** What was answered since so many results, up to a marker that is not among them. */
  private List<String> answersSince(TestClient phone, int before) {
    String id = "marker-" + markers++;
    phone.publish(padTopic("cmd"), "{\"verb\":\"resume\",\"id\":\"" + id + "\",\"ts\":0}");
    Await.until(
        "the marker is answered",
        () -> phone.payloads(RESULT).stream().anyMatch(it -> it.contains(id)));
    return phone.payloads(RESULT).stream().skip(before).filter(it -> !it.contains(id)).toList();
  }

  private void holds(TestClient phone, SituationRow row) {
    Optional<String> endBefore = newest(phone, "ends_at");
    int before = phone.payloads(RESULT).size();
    int eventsBefore = phone.payloads(padTopic("event")).size();
    long clearedBefore = cleared(phone, row);
    String payload = row.payload().replace("\"b\"", "\"b-" + markers + "\"");
    if (row.retained()) {
      phone.publishRetained(padTopic(row.topic()), payload);
    } else {
      phone.publish(padTopic(row.topic()), payload);
    }
    List<String> answers = answersSince(phone, before);
    assertEquals(row.outcome().equals("ignored") ? 0 : 1, answers.size(), row + ": " + answers);
    row.refusal()
        .ifPresent(refusal -> {
          assertTrue(
              answers.getFirst().contains("\"reason\":\"" + refusal.text()), answers::toString);
          assertTrue(answers.getFirst().contains(refusal.nextStep()), answers::toString);
          Await.until(
              "an event for " + row,
              () ->
                  phone.payloads(padTopic("event")).stream()
                      .skip(eventsBefore)
                      .anyMatch(it ->
                          it.contains("\"reason\":\"" + refusal.text())
                              && it.contains(refusal.nextStep())));
        });
    if (row.cleared()) {
      Await.until("cleared: " + row, () -> cleared(phone, row) > clearedBefore);
      assertEquals(List.of(), answersSince(phone, phone.payloads(RESULT).size()), "fed back");
    }
    if (row.outcome().equals("stops")) {
      Await.until("stopped: " + row, () -> newest(phone, "state").equals(Optional.of("idle")));
      Await.until("heater off", () -> newest(phone, "heater").equals(Optional.of("OFF")));
    } else if (!row.outcome().equals("extends")) {
      assertEquals(endBefore, newest(phone, "ends_at"), row.toString());
      assertEquals(Optional.of(row.situation()), newest(phone, "state"), row.toString());
    }
  }

  private static long cleared(TestClient phone, SituationRow row) {
    return phone.payloads(padTopic(row.topic())).stream().filter(String::isEmpty).count();
  }

  private void heat(TestClient phone) {
    Await.until("may start", () -> newest(phone, "blocked").equals(Optional.of("none")));
    int before = phone.payloads(RESULT).size();
    phone.publish(padTopic("session/set"), "ON");
    // Not by a marker: a start is answered when its row is on the disk.
    Await.until("the start is answered", () -> phone.payloads(RESULT).size() > before);
    Await.until("heating", () -> newest(phone, "state").equals(Optional.of("heating")));
    Await.until("heater on", () -> newest(phone, "heater").equals(Optional.of("ON")));
  }

  @Test
  void eachRowHoldsAtABroker() {
    try (Mosquitto broker = Mosquitto.start(directory);
        DaemonProcess _ = DaemonProcess.start(directory, DaemonProcess.brokerAt(broker.port()));
        TestClient phone = TestClient.at(broker.port(), "phone")) {
      Await.until("idle", () -> newest(phone, "state").equals(Optional.of("idle")));
      rows(row -> row.situation().equals("idle") && !row.outcome().equals("starts"))
          .forEach(row -> holds(phone, row));
      heat(phone);
      rows(row -> row.situation().equals("heating") && !row.outcome().equals("stops"))
          .forEach(row -> holds(phone, row));
    }
  }

  @Test
  void eachStopStopsAtABroker() {
    try (Mosquitto broker = Mosquitto.start(directory);
        DaemonProcess _ =
            DaemonProcess.start(
                directory,
                DaemonProcess.brokerAt(
                    broker.port(), "--speed", "60", "--set", "sim.unlimited=true"));
        TestClient phone = TestClient.at(broker.port(), "phone")) {
      for (SituationRow row :
          rows(it -> it.situation().equals("heating") && it.outcome().equals("stops"))) {
        heat(phone);
        holds(phone, row);
      }
    }
  }

  /** A broker keeps nothing for a daemon that is away but what is stored and has not expired. */
  @Test
  void whatIsNotDeliveredDoesNotStart() {
    try (Mosquitto broker = Mosquitto.start(directory);
        TestClient phone = TestClient.at(broker.port(), "phone")) {
      for (SituationRow row : rows(it -> it.outcome().equals("not delivered"))) {
        String[] message = row.topic().split("`", -1);
        if (row.retained() || row.topic().startsWith("retained")) {
          assertTrue(row.topic().endsWith("expires in 1 s"), row.topic());
          MqttProperties properties = new MqttProperties();
          properties.setMessageExpiryInterval(1L);
          phone.publish(
              padTopic(message[1]),
              new MqttMessage(message[3].getBytes(StandardCharsets.UTF_8), 1, true, properties));
        } else {
          phone.publish(padTopic(row.topic()), row.payload());
        }
      }
      Await.pass(Duration.ofSeconds(3));
      try (DaemonProcess _ =
          DaemonProcess.start(directory, DaemonProcess.brokerAt(broker.port()))) {
        Await.until("idle", () -> newest(phone, "state").equals(Optional.of("idle")));
        assertEquals(List.of(), answersSince(phone, 0));
        assertEquals(List.of("idle"), phone.payloads(padTopic("state")));
      }
    }
  }

  /** A switch in "passthrough" makes a command of each state that it sees. */
  @Test
  void aSwitchThatSendsOurStateBackChangesNothing() throws InterruptedException {
    assertEquals(1, rows(row -> row.topic().startsWith("each `session`")).size());
    AtomicBoolean ended = new AtomicBoolean();
    try (Mosquitto broker = Mosquitto.start(directory);
        DaemonProcess _ = DaemonProcess.start(directory, DaemonProcess.brokerAt(broker.port()));
        TestClient phone = TestClient.at(broker.port(), "phone");
        TestClient dashboard = TestClient.at(broker.port(), "dashboard")) {
      Thread echo = Thread.ofVirtual().start(() -> echo(dashboard, ended));
      answered(phone, 1);
      phone.publish(padTopic("session/set"), "ON");
      answered(phone, 3);
      Await.until("heating", () -> newest(phone, "state").equals(Optional.of("heating")));
      phone.publish(padTopic("stop"), "");
      answered(phone, 5);
      assertEquals(List.of(), answersSince(phone, 5), "nothing goes round");
      assertEquals(List.of("OFF", "ON", "OFF"), phone.payloads(padTopic("session")));
      assertEquals(
          2, phone.payloads(padTopic("session/set")).stream().filter("ON"::equals).count());
      assertEquals(
          1,
          phone.payloads(padTopic("ends_at")).stream()
              .filter(it -> !it.equals("None"))
              .distinct()
              .count(),
          "the end does not move");
      ended.set(true);
      echo.join();
    }
  }

  private static void answered(TestClient phone, int times) {
    Await.until(times + " answers", () -> phone.payloads(RESULT).size() >= times);
  }

  private static void echo(TestClient dashboard, AtomicBoolean ended) {
    int sent = 0;
    while (!ended.get()) {
      int known = sent;
      if (Await.reached(
          Duration.ofMillis(100), () -> dashboard.payloads(padTopic("session")).size() > known)) {
        dashboard.publish(
            padTopic("session/set"), dashboard.payloads(padTopic("session")).get(known));
        sent++;
      }
    }
  }
}
