package dev.heatpad.system;

import static dev.heatpad.fixture.DaemonProcess.padTopic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.fixture.Mosquitto;
import dev.heatpad.fixture.NodeRed;
import dev.heatpad.fixture.TestClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirement: the flow that is shipped shows, starts, answers and stops, in a real Node-RED. */
class NodeRedIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path directory;

  @Test
  void theShippedFlowShowsStartsAnswersAndStops() throws Exception {
    Path ofNodeRed = Files.createDirectory(directory.resolve("node-red"));
    try (Mosquitto broker = Mosquitto.start(directory);
        NodeRed nodeRed = NodeRed.start(ofNodeRed, "test", broker.port());
        TestClient phone = TestClient.at(broker.port(), "phone")) {
      // Nobody answers at the pad itself: it is up to the flow, within 4.5 s.
      try (DaemonProcess _ =
          DaemonProcess.start(
              directory,
              DaemonProcess.brokerAt(
                  broker.port(),
                  "--speed",
                  "10",
                  "--set",
                  "sim.person=asleep",
                  "--set",
                  "pad.back.profile=sensitive"))) {
        shows(nodeRed, "state", "idle");
        shows(nodeRed, "availability", "online");
        starts(nodeRed, phone);
        answers(nodeRed, phone);
        nodeRed.press("heatpad_stop_button");
        shows(nodeRed, "state", "idle");
        shows(nodeRed, "reason", "user_stop");
        shows(nodeRed, "remaining", "0");
      }
      shows(nodeRed, "availability", "offline");
      assertFalse(nodeRed.said().contains("[error]"), nodeRed::said);
    }
  }

  private static void starts(NodeRed nodeRed, TestClient phone) {
    nodeRed.press("heatpad_start_button");
    shows(nodeRed, "state", "heating");
    Await.until(
        "the skin is shown",
        PATIENCE,
        () -> nodeRed.shown("skin/temperature").filter(it -> it.asDouble(0) > 30).isPresent());
    Await.until(
        "it counts down",
        PATIENCE,
        () ->
            nodeRed
                .shown("remaining")
                .filter(it -> it.asInt(0) > 0 && it.asInt(0) < 1_190)
                .isPresent());
    // A second press has an id of its own, and does not begin or extend anything.
    nodeRed.press("heatpad_start_button");
    Await.until(
        "two starts are answered", () -> phone.payloads(padTopic("cmd/result")).size() == 2);
    List<TestClient.Seen> sent =
        phone.seen().stream().filter(it -> it.topic().equals(padTopic("cmd"))).toList();
    assertEquals(2, sent.stream().map(TestClient.Seen::payload).distinct().count());
    assertTrue(sent.stream().noneMatch(TestClient.Seen::retained), "never retained");
    assertEquals(10L, sent.getFirst().properties().getMessageExpiryInterval());
    List<String> answers = phone.payloads(padTopic("cmd/result"));
    assertTrue(answers.getFirst().contains("\"minutes\":20"), answers::toString);
    assertTrue(answers.getLast().contains("It is so already."), answers::toString);
    Await.until(
        "the answer is shown",
        () ->
            nodeRed
                .shown("cmd/result")
                .filter(it -> it.path("message").asString("").equals("It is so already."))
                .isPresent());
  }

  private static void answers(NodeRed nodeRed, TestClient phone) {
    Await.until("the question is shown", PATIENCE, () -> nodeRed.shown("prompt").isPresent());
    nodeRed.press("heatpad_answer_button");
    Await.until(
        "it is answered",
        () ->
            phone.payloads(padTopic("cmd/result")).stream()
                .anyMatch(it -> it.contains("Good. Heat goes on.")));
    Await.until("the question is gone", () -> nodeRed.shown("prompt").isEmpty());
    assertTrue(nodeRed.shows("state", "heating"));
  }

  private static void shows(NodeRed nodeRed, String key, String value) {
    Await.until(
        key + " shows " + value + ": " + nodeRed.said(), PATIENCE, () -> nodeRed.shows(key, value));
  }
}
