package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.TestClient;
import dev.heatpad.loop.Bytes;
import dev.heatpad.loop.Outbox.Importance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;

/** What a link does at any broker that is well. */
abstract class LinkScenarios {

  private static final String ROOT = LinkUnderTest.ROOT;

  /** The port of a broker on 127.0.0.1 that is up. */
  abstract int port();

  @Test
  void stateArrivesRetainedAndAvailabilityFollowsTheLink() {
    try (LinkUnderTest test = LinkUnderTest.connected(port())) {
      test.link.publishState(ROOT + "/back/heater", "ON");
      try (TestClient late = TestClient.at(port(), "late")) {
        Await.until("state", () -> late.newest(ROOT + "/back/heater").equals(Optional.of("ON")));
        Await.until(
            "online", () -> late.newest(LinkUnderTest.AVAILABILITY).equals(Optional.of("online")));
        assertTrue(late.seen().stream().allMatch(TestClient.Seen::retained));
        test.link.publishState(ROOT + "/back/heater", "OFF");
        test.link.close();
        Await.until(
            "offline",
            () -> late.newest(LinkUnderTest.AVAILABILITY).equals(Optional.of("offline")));
        assertEquals(Optional.of("OFF"), late.newest(ROOT + "/back/heater"));
        List<String> order = late.seen().stream().map(TestClient.Seen::payload).toList();
        assertTrue(order.indexOf("OFF") < order.indexOf("offline"), "offline is the last word");
      }
    }
  }

  @Test
  void anEmptyPayloadClearsARetainedTopic() {
    try (LinkUnderTest test = LinkUnderTest.connected(port());
        TestClient watcher = TestClient.at(port(), "watcher")) {
      test.link.publishState(ROOT + "/back/alert/lid", "The lid is open.");
      test.link.publishState(ROOT + "/back/alert/lid", "");
      Await.until(
          "cleared", () -> watcher.newest(ROOT + "/back/alert/lid").equals(Optional.of("")));
      try (TestClient late = TestClient.at(port(), "late")) {
        Await.until("something", () -> late.newest(LinkUnderTest.AVAILABILITY).isPresent());
        assertEquals(Optional.empty(), late.newest(ROOT + "/back/alert/lid"));
      }
    }
  }

  @Test
  void theRetainFlagOfCommandsIsVisible() {
    try (TestClient sender = TestClient.at(port(), "sender")) {
      sender.publishRetained(ROOT + "/back/session/set", "ON");
      try (LinkUnderTest test = LinkUnderTest.connected(port())) {
        Await.until("the old command", () -> !test.inbound.isEmpty());
        sender.publishRetained(ROOT + "/back/session/set", "OFF");
        sender.publish(ROOT + "/back/session/set", "ON");
        Await.until("both live ones", () -> test.inbound.size() == 3);
        assertEquals(
            List.of(
                InboundMessage.Retained.YES,
                InboundMessage.Retained.YES,
                InboundMessage.Retained.NO),
            test.inbound.stream().map(InboundMessage::retained).toList());
      } finally {
        sender.publishRetained(ROOT + "/back/session/set", "");
      }
    }
  }

  @Test
  void ownPublishesDoNotComeBack() {
    try (LinkUnderTest test = LinkUnderTest.connected(port());
        TestClient sender = TestClient.at(port(), "sender")) {
      test.link.publishMessage(ROOT + "/echo", "ours", Importance.ROUTINE);
      Await.until("sent", () -> sender.payloads(ROOT + "/echo").contains("ours"));
      sender.publish(ROOT + "/echo", "theirs");
      Await.until("theirs", () -> !test.inbound.isEmpty());
      assertEquals(
          List.of("theirs"),
          test.inbound.stream().map(message -> message.payload().text()).toList());
    }
  }

  @Test
  void manyRetainedMessagesAtConnectDoNotStopTheLink() {
    try (TestClient sender = TestClient.at(port(), "sender")) {
      IntStream.range(0, 40)
          .forEach(i -> sender.publishRetained(ROOT + "/p" + i + "/cmd", "{\"n\":" + i + "}"));
      try (LinkUnderTest test = LinkUnderTest.connected(port())) {
        Await.until("all forty", () -> test.inbound.size() == 40);
        test.link.publishState(ROOT + "/back/heater", "after forty");
        Await.until(
            "still works",
            () -> sender.newest(ROOT + "/back/heater").equals(Optional.of("after forty")));
      } finally {
        IntStream.range(0, 40).forEach(i -> sender.publishRetained(ROOT + "/p" + i + "/cmd", ""));
      }
    }
  }

  @Test
  void aHugePayloadDoesNotBreakTheLink() {
    try (LinkUnderTest test = LinkUnderTest.connected(port());
        TestClient sender = TestClient.at(port(), "sender")) {
      // A broker with a limit of its own throws the sender out, which is its right.
      sender.throwIn(ROOT + "/back/cmd", new byte[1 << 20], 1);
      try (TestClient second = TestClient.at(port(), "second")) {
        IntStream.range(0, 30).forEach(i -> second.publish(ROOT + "/back/cmd", "small " + i));
        Await.until("small ones", () -> test.inbound.size() >= 30);
        assertTrue(test.inbound.stream().allMatch(message -> message.payload().size() < 100));
      }
      assertEquals(1, test.connections.get());
    }
  }

  @Test
  void whatIsTooLargeToSendIsDroppedAndCounted() {
    try (LinkUnderTest test = LinkUnderTest.connected(port());
        TestClient watcher = TestClient.at(port(), "watcher")) {
      test.link.publishState(ROOT + "/back/doc", "x".repeat(70_000));
      test.link.publishReply("no/#/topic", "x", Optional.empty());
      test.link.publishState(ROOT + "/back/heater", "after large");
      Await.until(
          "still works",
          () -> watcher.newest(ROOT + "/back/heater").equals(Optional.of("after large")));
      assertEquals(2, test.link.counters().refusals());
      assertEquals(1, test.connections.get());
    }
  }

  @Test
  void aBurstOfMessagesArrivesWholeAndInOrder() {
    try (LinkUnderTest test = LinkUnderTest.connected(port());
        TestClient watcher = TestClient.at(port(), "watcher")) {
      for (int i = 0; i < 2_000; i++) {
        test.link.publishState(ROOT + "/back/remaining", "burst " + i);
        if (i % 4 == 0) {
          test.link.publishMessage(ROOT + "/back/event", "burst " + i, Importance.ESSENTIAL);
        }
      }
      Await.until(
          "the newest",
          () -> watcher.newest(ROOT + "/back/remaining").equals(Optional.of("burst 1999")));
      Await.until("all events", () -> watcher.payloads(ROOT + "/back/event").size() >= 500);
      List<Integer> states =
          watcher.payloads(ROOT + "/back/remaining").stream()
              .filter(payload -> payload.startsWith("burst "))
              .map(payload -> Integer.parseInt(payload.substring(6)))
              .toList();
      assertEquals(states.stream().sorted().toList(), states, "in order of change");
      Set<String> events = new HashSet<>(watcher.payloads(ROOT + "/back/event"));
      assertEquals(500, events.size());
      assertEquals(0, test.link.counters().droppedMessages());
    }
  }

  @Test
  void aBurstOfCommandsArrivesWhole() {
    try (LinkUnderTest test = LinkUnderTest.connected(port());
        TestClient sender = TestClient.at(port(), "sender")) {
      for (int i = 0; i < 2_000; i++) {
        sender.throwIn(ROOT + "/back/cmd", ("" + i).getBytes(StandardCharsets.UTF_8), 0);
      }
      Await.until(
          "the last", () -> test.inbound.stream().anyMatch(m -> m.payload().text().equals("1999")));
      assertTrue(test.isUp());
    }
  }

  @Test
  void anAnswerFindsItsRequester() {
    try (LinkUnderTest test = LinkUnderTest.connected(port());
        TestClient sender = TestClient.at(port(), "sender")) {
      MqttProperties properties = new MqttProperties();
      properties.setResponseTopic("phone/answers");
      properties.setCorrelationData(new byte[] {0, 7, -1});
      sender.publish(
          ROOT + "/back/cmd",
          new MqttMessage("{}".getBytes(StandardCharsets.UTF_8), 1, false, properties));
      Await.until("the request", () -> !test.inbound.isEmpty());
      InboundMessage request = test.inbound.getFirst();
      assertEquals(Optional.of("phone/answers"), request.responseTopic());
      assertEquals(Optional.of(Bytes.copyOf(new byte[] {0, 7, -1})), request.correlationData());
      test.link.publishReply(
          request.responseTopic().orElseThrow(), "done", request.correlationData());
      Await.until("the answer", () -> sender.newest("phone/answers").equals(Optional.of("done")));
      TestClient.Seen answer = sender.seen().getLast();
      assertEquals(
          Bytes.copyOf(new byte[] {0, 7, -1}),
          Bytes.copyOf(answer.properties().getCorrelationData()));
      assertFalse(answer.retained());
    }
  }

  @Test
  void theOneWhoLosesItsClientIdDoesNotFight() {
    try (LinkUnderTest test = LinkUnderTest.connected(port())) {
      try (TestClient thief = TestClient.at(port(), "heatpad-test")) {
        test.awaitDown();
        Await.holds(
            "the other keeps the id for a moment", Duration.ofMillis(300), thief::isConnected);
      }
      test.awaitUp();
      assertTrue(test.connections.get() <= 3, "no fight");
    }
  }
}
