package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.LinkThreads;
import dev.heatpad.fixture.Mosquitto;
import dev.heatpad.fixture.RudeServer;
import dev.heatpad.fixture.TestClient;
import dev.heatpad.loop.Outbox.Importance;
import dev.heatpad.loop.Outbox.RecordOffer;
import dev.heatpad.loop.ReconnectSchedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a link does when the broker dies, freezes, hangs or hangs up. */
final class MqttLinkOutageIT {

  private static final String ROOT = LinkUnderTest.ROOT;
  private static final String REMAINING = ROOT + "/back/remaining";
  private static final String EVENT = ROOT + "/back/event";

  @TempDir Path directory;
  private Mosquitto mosquitto;

  @BeforeEach
  void startBroker() {
    mosquitto = Mosquitto.start(directory);
  }

  @AfterEach
  void stopBroker() {
    if (mosquitto != null) {
      mosquitto.thaw();
      mosquitto.close();
    }
  }

  @Test
  void aKilledBrokerLosesNothingThatMatters() {
    LinkSettings settings =
        LinkUnderTest.settings(mosquitto.port(), slow(), Duration.ofSeconds(10));
    try (LinkUnderTest test = LinkUnderTest.start(settings)) {
      test.awaitUp();
      test.link.publishState(ROOT + "/back/heater", "ON");
      test.link.publishState(ROOT + "/back/state", "heating");
      mosquitto.kill();
      test.awaitDown();
      for (int i = 0; i < 900; i++) {
        test.link.publishState(REMAINING, "away " + i);
        test.link.publishMessage(EVENT, "away " + i, Importance.ROUTINE);
        test.link.publishLive(ROOT + "/back/telemetry", "away " + i);
      }
      test.link.publishState(ROOT + "/back/heater", "OFF");
      assertEquals(
          RecordOffer.ACCEPTED, test.link.publishRecord("r1", ROOT + "/back/record", "{}"));
      assertEquals(
          RecordOffer.ALREADY_WAITING, test.link.publishRecord("r1", ROOT + "/back/record", "{}"));
      mosquitto.restart();
      try (TestClient watcher = TestClient.at(mosquitto.port(), "watcher")) {
        assertFalse(test.isUp(), "the watcher came before the link");
        test.awaitUp();
        Await.until("all events", () -> watcher.payloads(EVENT).contains("away 899"));
        assertEquals(numbered("away ", 900), watcher.payloads(EVENT));
        assertEquals(List.of(), watcher.payloads(ROOT + "/back/telemetry"));
        Await.until(
            "forgotten state",
            () -> watcher.newest(ROOT + "/back/state").equals(Optional.of("heating")));
        Await.until(
            "newest state", () -> watcher.newest(REMAINING).equals(Optional.of("away 899")));
        Await.until(
            "newest heater",
            () -> watcher.newest(ROOT + "/back/heater").equals(Optional.of("OFF")));
        Await.until("the record", () -> test.recordsTaken.equals(List.of("r1")));
        Await.until(
            "online",
            () -> watcher.newest(LinkUnderTest.AVAILABILITY).equals(Optional.of("online")));
      }
      assertEquals(0, test.link.counters().droppedMessages());
      assertEquals(1, test.sentences.size(), "one sentence for one outage");
      assertTrue(
          test.sentences
              .getFirst()
              .startsWith("The MQTT broker at mqtt://127.0.0.1:" + mosquitto.port()),
          test.sentences.getFirst());
      assertEquals(2, test.connections.get());
    }
  }

  @Test
  void aStallOfTheBrokerLosesNothing() {
    try (LinkUnderTest test = LinkUnderTest.connected(mosquitto.port());
        TestClient watcher = TestClient.at(mosquitto.port(), "watcher")) {
      mosquitto.freeze();
      for (int i = 0; i < 500; i++) {
        test.link.publishMessage(EVENT, "e" + i, Importance.ROUTINE);
        test.link.publishState(REMAINING, "s" + i);
      }
      Await.pass(Duration.ofSeconds(1));
      mosquitto.thaw();
      Await.until("newest state", () -> watcher.newest(REMAINING).equals(Optional.of("s499")));
      Await.until("all events", () -> watcher.payloads(EVENT).size() >= 500);
      assertEquals(numbered("e", 500), watcher.payloads(EVENT));
      assertEquals(1, test.connections.get(), "a stall of a second does not break the link");
    }
  }

  @Test
  void aBrokerFrozenForLongIsMissedAndFoundAgain() {
    LinkSettings settings =
        LinkUnderTest.settings(
            mosquitto.port(), ReconnectSchedule.standard(), Duration.ofSeconds(2));
    try (LinkUnderTest test = LinkUnderTest.start(settings)) {
      test.awaitUp();
      mosquitto.freeze();
      test.link.publishState(ROOT + "/back/heater", "OFF");
      test.awaitDown();
      // Longer than a connect may take: the frozen broker's socket still accepts, and then says
      // nothing.
      Await.pass(Duration.ofSeconds(6));
      try (TestClient watcher = watcherAfterThaw()) {
        test.awaitUp();
        Await.until(
            "state", () -> watcher.newest(ROOT + "/back/heater").equals(Optional.of("OFF")));
        Await.until(
            "online",
            () -> watcher.newest(LinkUnderTest.AVAILABILITY).equals(Optional.of("online")));
      }
      assertTrue(
          test.sentences.getFirst().contains("it does not answer"), test.sentences.getFirst());
    }
    LinkThreads.awaitNone();
  }

  @Test
  void aBlackHoleCostsNothingButTime() {
    try (RudeServer hole = RudeServer.thatSaysNothing()) {
      LinkSettings settings =
          LinkUnderTest.settings(hole.port(), hurried(), Duration.ofSeconds(10));
      try (LinkUnderTest test = LinkUnderTest.start(settings)) {
        Await.until("several tries", () -> hole.accepted() >= 4);
        assertEquals(1, test.sentences.size());
        assertTrue(
            test.sentences.getFirst().contains("it does not answer"), test.sentences.getFirst());
        assertTrue(LinkThreads.alive().size() <= 6, "threads of one try: " + LinkThreads.alive());
        assertClosesInTime(test);
      }
    }
    LinkThreads.awaitNone();
  }

  @Test
  void aServerThatHangsUpLeavesNoThreadBehind() {
    try (RudeServer rude = RudeServer.thatHangsUp()) {
      LinkSettings settings =
          LinkUnderTest.settings(rude.port(), hurried(), Duration.ofSeconds(10));
      try (LinkUnderTest test = LinkUnderTest.start(settings)) {
        Await.until("many tries", () -> rude.accepted() >= 20);
        assertTrue(LinkThreads.alive().size() <= 6, "threads of one try: " + LinkThreads.alive());
        assertEquals(1, test.sentences.size());
      }
    }
    LinkThreads.awaitNone();
  }

  @Test
  void fiftyReconnectsLeakNoThread() {
    LinkSettings settings =
        LinkUnderTest.settings(mosquitto.port(), hurried(), Duration.ofSeconds(10));
    try (LinkUnderTest test = LinkUnderTest.start(settings)) {
      for (int i = 1; i <= 50; i++) {
        int times = i;
        test.link.publishState(REMAINING, "round " + i);
        Await.until("connection " + i, () -> test.connections.get() >= times && test.isUp());
        mosquitto.restart();
        Await.until("noticed " + i, () -> test.connections.get() > times || !test.isUp());
      }
      test.awaitUp();
      assertTrue(
          LinkThreads.alive().size() <= 6, "threads of one connection: " + LinkThreads.alive());
    }
    LinkThreads.awaitNone();
  }

  @Test
  void closingIsQuickWhateverTheBrokerDoes() {
    try (LinkUnderTest test = LinkUnderTest.connected(mosquitto.port())) {
      mosquitto.freeze();
      test.link.publishState(ROOT + "/back/heater", "OFF");
      assertClosesInTime(test);
    }
    LinkThreads.awaitNone();
  }

  @Test
  void aDeadBrokerAtTheStartIsToldOnce() {
    mosquitto.kill();
    try (LinkUnderTest test = LinkUnderTest.start(mosquitto.port())) {
      Await.until("told", () -> !test.sentences.isEmpty());
      assertEquals(
          "The MQTT broker at mqtt://127.0.0.1:"
              + mosquitto.port()
              + " cannot be reached: connection refused. Heatpad keeps trying; sessions go on under local rules.",
          test.sentences.getFirst());
      mosquitto.restart();
      test.awaitUp();
      assertEquals(1, test.sentences.size());
    }
  }

  @Test
  void theWillSaysOfflineWhenTheLinkIsTornAway() {
    try (LinkUnderTest test = LinkUnderTest.connected(mosquitto.port());
        TestClient watcher = TestClient.at(mosquitto.port(), "watcher")) {
      Await.until(
          "online", () -> watcher.newest(LinkUnderTest.AVAILABILITY).equals(Optional.of("online")));
      try (TestClient thief = TestClient.at(mosquitto.port(), "heatpad-test")) {
        Await.until(
            "offline",
            () -> watcher.newest(LinkUnderTest.AVAILABILITY).equals(Optional.of("offline")));
        assertTrue(thief.isConnected());
      }
      Await.until(
          "online again",
          () -> watcher.newest(LinkUnderTest.AVAILABILITY).equals(Optional.of("online")));
      assertTrue(test.isUp());
    }
  }

  private TestClient watcherAfterThaw() {
    mosquitto.thaw();
    return TestClient.at(mosquitto.port(), "watcher");
  }

  private static List<String> numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private static void assertClosesInTime(LinkUnderTest test) {
    long start = System.nanoTime();
    test.link.close();
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(Duration.ofMillis(2_200)) < 0, "closing took " + taken);
  }

  /** Slow enough for somebody else to be at a broker before the link is. */
  private static ReconnectSchedule slow() {
    return new ReconnectSchedule(
        Duration.ofSeconds(3),
        Duration.ofSeconds(3),
        Duration.ofMinutes(10),
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        Duration.ZERO);
  }

  /** The standard schedule, run through quickly, where every connection counts as a success. */
  private static ReconnectSchedule hurried() {
    return new ReconnectSchedule(
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMinutes(10),
        Duration.ofMillis(50),
        Duration.ofSeconds(2),
        Duration.ZERO);
  }
}
