package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heatpad.adapter.mqtt.MqttPublisher.HealthData;
import dev.heatpad.config.Settings;
import dev.heatpad.config.WearableProfiles;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.Signal.Movement;
import dev.heatpad.core.wearable.Signal.Stage;
import dev.heatpad.core.wearable.Signal.Worn;
import dev.heatpad.core.wearable.WearableReport;
import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.Mosquitto;
import dev.heatpad.fixture.TestClient;
import dev.heatpad.loop.Inbox;
import dev.heatpad.wire.TopicFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requirement: what others publish of a wearable at a real broker becomes a signal by each shipped
 * profile, and what was stored, is broken or too large does not (S11).
 */
final class WearableTopicsIT {

  private static final Instant WALL = Instant.ofEpochSecond(1_790_000_000L);
  private static final String PLAIN = "wearable/ann";

  @TempDir static Path directory;
  private static Mosquitto mosquitto;

  @BeforeAll
  static void startBroker() {
    mosquitto = Mosquitto.start(directory);
  }

  @AfterAll
  static void stopBroker() {
    if (mosquitto != null) {
      mosquitto.close();
    }
  }

  /** The publisher as the program has it, with a wearable, and what it heard. */
  private static final class Listening implements AutoCloseable {
    final List<WearableReport> reports = new CopyOnWriteArrayList<>();
    final MqttPublisher publisher;

    Listening(String profile, String address) throws Exception {
      this(profile, address, mosquitto.port());
    }

    Listening(String profile, String address, int port) throws Exception {
      Settings settings =
          Settings.defaults(
              List.of("wearable.mqtt.profile=" + profile, "wearable.mqtt.address=" + address));
      WearableTopics wearable =
          new WearableTopics(
              WearableProfiles.load(Path.of("config", "wearables")).mapping(settings).orElseThrow(),
              reports::add,
              () -> MonotonicTime.ofNanos(System.nanoTime()),
              _ -> new WallTime(WALL, WallTime.Trust.SYNCHRONISED));
      publisher =
          new MqttPublisher(
              new MqttPublisher.Setup(
                  "wearable-test",
                  new BrokerAddress(BrokerAddress.Transport.PLAIN, "127.0.0.1", port),
                  BrokerAccess.anonymous(),
                  _ -> {},
                  System::nanoTime,
                  HealthData.KEPT),
              new Inbox(),
              new HomeAssistant(
                  new HomeAssistant.Setup(
                      "wearable-test", List.of(), "homeassistant", 1, System::nanoTime)),
              Optional.of(wearable));
      publisher.start();
      publisher.awaitFirstTry(Duration.ofSeconds(20));
    }

    List<Signal> signals() {
      return reports.stream().map(WearableReport::signal).toList();
    }

    @Override
    public void close() {
      publisher.close();
    }
  }

  private static Signal heart(int perMinute) {
    return new Signal.HeartRate(perMinute, Contact.UNSUPPORTED, List.of());
  }

  private static Signal link(LinkState state) {
    return new Signal.Link(state);
  }

  private static Arguments row(
      String profile, String address, String topic, String payload, Signal... signals) {
    return Arguments.of(profile, address, topic, payload, List.of(signals));
  }

  static Stream<Arguments> messages() {
    String strap = "AA:BB:CC:DD:EE:FF";
    String strapTopic = "home/TheengsGateway/BTtoMQTT/AABBCCDDEEFF";
    return Stream.of(
        row(
            "theengs",
            strap,
            strapTopic,
            """
            {"id":"AA:BB:CC:DD:EE:FF","rssi":-61,"brand":"Polar","model":"Heart Rate Sensor",\
            "model_id":"H10","type":"BODY","bpm":70}\
            """,
            heart(70)),
        row(
            "theengs",
            strap,
            "home/OpenMQTTGateway/BTtoMQTT/AABBCCDDEEFF",
            """
            {"id":"AA:BB:CC:DD:EE:FF","model_id":"MB/SW","type":"BODY","acts":true,"track":true,\
            "steps":9101,"act_bpm":125,"device":"Xiaomi/Amazfit Tracker"}\
            """,
            heart(125)),
        row(
            "theengs",
            strap,
            strapTopic,
            "{\"bpm\":63,\"batt\":97}",
            heart(63),
            new Signal.Battery(97)),
        row(
            "theengs",
            strap,
            strapTopic,
            "{\"id\":\"AA:BB:CC:DD:EE:FF\",\"presence\":\"absent\"}",
            link(LinkState.LOST)),
        row("theengs", strap, "home/TheengsGateway/LWT", "offline", link(LinkState.LOST)),
        row("theengs", strap, "home/TheengsGateway/LWT", "online", link(LinkState.CONNECTED)),
        row("esphome", "strap-node", "strap-node/sensor/heart_rate/state", "72.0", heart(72)),
        row(
            "esphome",
            "strap-node",
            "strap-node/sensor/heart_rate_battery/state",
            "55",
            new Signal.Battery(55)),
        row("esphome", "strap-node", "strap-node/status", "offline", link(LinkState.LOST)),
        row(
            "home-assistant",
            "pixel_watch",
            "statestream/binary_sensor/pixel_watch_on_body_sensor/state",
            "off",
            new Signal.Wear(Worn.OFF_BODY)),
        row(
            "home-assistant",
            "pixel_watch",
            "statestream/sensor/pixel_watch_activity_state/state",
            "asleep",
            new Signal.Sleep(Stage.ASLEEP)),
        row(
            "home-assistant",
            "pixel_watch",
            "statestream/sensor/pixel_watch_sleep_confidence/state",
            "84",
            new Signal.Sleep(Stage.LIKELY_ASLEEP)),
        row(
            "sleep-as-android",
            "ann",
            "SleepAsAndroid/ann",
            "{\"event\":\"light_sleep\",\"value1\":\"1790000000\"}",
            new Signal.Sleep(Stage.ASLEEP)),
        row(
            "plain-json",
            "ann",
            PLAIN,
            """
            {"hr":71,"worn":true,"asleep":false,"skin_c":33.4,"moving":true,"battery":80,\
            "ts":1790000000}\
            """,
            heart(71),
            new Signal.SkinTemperature(Celsius.of(33.4)),
            new Signal.Wear(Worn.ON_BODY),
            new Signal.Sleep(Stage.AWAKE),
            new Signal.Motion(Movement.MOVING),
            new Signal.Battery(80)),
        row("plain-json", "ann", "wearable/ann/status", "offline", link(LinkState.LOST)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void eachShippedProfileGivesItsSignals(
      String profile, String address, String topic, String payload, List<Signal> expected)
      throws Exception {
    try (Listening listening = new Listening(profile, address);
        TestClient sender = TestClient.at(mosquitto.port(), "sender")) {
      sender.publish(topic, payload);
      Await.until("signals", () -> listening.reports.size() >= expected.size());
      assertEquals(expected, listening.signals());
      assertEquals(
          List.of(TopicFilter.inTopics(address)),
          listening.reports.stream().map(WearableReport::device).distinct().toList());
    }
  }

  @Test
  void theCadenceComesFromTheProfile() throws Exception {
    try (Listening listening = new Listening("sleep-as-android", "ann");
        TestClient sender = TestClient.at(mosquitto.port(), "sender")) {
      sender.publish("SleepAsAndroid/ann", "{\"event\":\"rem\"}");
      Await.until("a report", () -> !listening.reports.isEmpty());
      assertEquals(Cadence.OCCASIONAL, listening.reports.getFirst().profile().cadence());
    }
  }

  /** What was stored has no age; the same message counts when it comes the moment it is sent. */
  @Test
  void storedMessagesSayNothingAndFreshOnesDo() throws Exception {
    storedAndFresh(mosquitto.port());
  }

  @Test
  void theEmbeddedBrokerTellsStoredFromFreshToo(@TempDir Path own) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(new ListenAddress("127.0.0.1", 0), own)) {
      storedAndFresh(broker.address().port());
    }
  }

  private static void storedAndFresh(int port) throws Exception {
    try (TestClient sender = TestClient.at(port, "sender")) {
      sender.publishRetained(PLAIN, "{\"hr\":70}");
      sender.publishRetained("wearable/ann/status", "offline");
      try (Listening listening = new Listening("plain-json", "ann", port)) {
        sender.publish(PLAIN, "{\"hr\":71}");
        Await.until("the fresh one", () -> !listening.reports.isEmpty());
        sender.publishRetained(PLAIN, "{\"hr\":72}");
        Await.until("with the flag", () -> listening.reports.size() == 2);
        assertEquals(List.of(heart(71), heart(72)), listening.signals());
      } finally {
        sender.publishRetained(PLAIN, "");
        sender.publishRetained("wearable/ann/status", "");
      }
    }
  }

  @Test
  void brokenLateAndLargeMessagesSayNothingAndDoNoHarm() throws Exception {
    try (Listening listening = new Listening("plain-json", "ann");
        TestClient sender = TestClient.at(mosquitto.port(), "sender")) {
      for (String payload :
          List.of(
              "",
              "{",
              "[]",
              "71",
              "{\"hr\":\"unknown\"}",
              "{\"hr\":null,\"worn\":\"unavailable\"}",
              "{\"hr\":300}",
              "{\"hr\":71,\"ts\":1789999900}",
              "{\"hr\":71,\"x\":" + "[".repeat(500) + "]".repeat(500) + "}",
              "{\"hr\":71,\"x\":\"" + "y".repeat(9_000) + "\"}",
              "{\"hr\":71,\"x\":\"" + "y".repeat(40_000) + "\"}")) {
        sender.publish(PLAIN, payload);
      }
      sender.publish("wearable/ben", "{\"hr\":90}");
      sender.publish(PLAIN, "{\"hr\":71}");
      Await.until("the sound one", () -> !listening.reports.isEmpty());
      assertEquals(List.of(heart(71)), listening.signals());
    }
  }

  /** The commands still come, and no command is taken for a wearable's word. */
  @Test
  void commandsAreHeardBesideAWearable() throws Exception {
    try (Listening listening = new Listening("plain-json", "ann");
        TestClient sender = TestClient.at(mosquitto.port(), "sender")) {
      sender.publish("heatpad/wearable-test/nobody/cmd", "{\"verb\":\"strat\",\"id\":\"x\"}");
      Await.until(
          "an answer", () -> sender.newest("heatpad/wearable-test/nobody/cmd/result").isPresent());
      assertEquals(List.of(), listening.reports);
    }
  }

  @Test
  void aLostBrokerIsALostWearable() throws Exception {
    try (Mosquitto own = Mosquitto.start(directory);
        Listening listening = new Listening("plain-json", "ann", own.port())) {
      try (TestClient sender = TestClient.at(own.port(), "sender")) {
        sender.publish(PLAIN, "{\"hr\":71}");
        Await.until("a value", () -> !listening.reports.isEmpty());
      }
      own.kill();
      Await.until("the loss", () -> listening.reports.size() >= 2);
      assertEquals(List.of(heart(71), link(LinkState.LOST)), listening.signals());
      own.restart();
      Await.until(
          "a value again",
          Duration.ofSeconds(60),
          () -> {
            try (TestClient sender = TestClient.at(own.port(), "sender")) {
              sender.publish(PLAIN, "{\"hr\":72}");
            }
            return listening.signals().contains(heart(72));
          });
    }
  }

  @Test
  void aLinkNeverListensToItsOwnTopics() {
    LinkSettings settings = LinkUnderTest.settings(1);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            settings.listeningTo(
                List.of(ForeignTopic.toWearable(new TopicFilter("heatpad/+/back/doc")))));
  }
}
