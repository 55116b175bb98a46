package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.mqtt.MqttPublisher.HealthData;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.Mosquitto;
import dev.heatpad.fixture.Pads;
import dev.heatpad.fixture.TestClient;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.wire.DiscoveredPad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirement: at a real broker the documents are there, return, and go when their pad goes. */
class HomeAssistantIT {

  private static final String TOPIC = "homeassistant/device/heatpad_ha_back/config";

  @TempDir Path directory;

  private static MqttPublisher publisher(int port, boolean withPad) throws Exception {
    PadDefinition definition = Pads.definition();
    DiscoveredPad pad =
        new DiscoveredPad(
            "ha", definition, Set.of(SensorRole.SKIN_SIDE), DiscoveredPad.HeartRate.KEPT, "0.1.0");
    List<DiscoveredPad> pads = withPad ? List.of(pad) : List.of();
    MqttPublisher publisher =
        new MqttPublisher(
            new MqttPublisher.Setup(
                "ha",
                new BrokerAddress(BrokerAddress.Transport.PLAIN, "127.0.0.1", port),
                BrokerAccess.anonymous(),
                _ -> {},
                System::nanoTime,
                HealthData.KEPT),
            new Inbox(),
            new HomeAssistant(
                new HomeAssistant.Setup("ha", pads, "homeassistant", 1, System::nanoTime)),
            Optional.empty());
    publisher.start();
    publisher.awaitFirstTry(Duration.ofSeconds(20));
    return publisher;
  }

  private static void livesAndGoes(int port) throws Exception {
    try (TestClient phone = TestClient.at(port, "phone")) {
      phone.publishRetained("homeassistant/device/heatpad_ha_lamp/config", "{\"mine\":1}");
      try (MqttPublisher publisher = publisher(port, true)) {
        Await.until("a document", () -> phone.payloads(TOPIC).size() == 1);
        assertTrue(
            phone.seen().stream()
                .filter(it -> it.topic().equals(TOPIC))
                .allMatch(TestClient.Seen::retained));
        phone.publish("homeassistant/status", "online");
        Snapshot seen = PadSamples.idle(Pads.BACK, 1);
        Await.until(
            "it comes again",
            () -> {
              publisher.moved(seen.view(), seen.live(), seen.stamp());
              return phone.payloads(TOPIC).size() == 2;
            });
      }
      try (MqttPublisher _ = publisher(port, false)) {
        Await.until("it is cleared", () -> phone.newest(TOPIC).equals(Optional.of("")));
      }
      assertEquals(
          List.of("{\"mine\":1}"),
          new ArrayList<>(phone.payloads("homeassistant/device/heatpad_ha_lamp/config")));
    }
  }

  @Test
  void mosquittoKeepsTheDocumentsAndLosesThem() throws Exception {
    try (Mosquitto mosquitto = Mosquitto.start(directory)) {
      livesAndGoes(mosquitto.port());
    }
  }

  @Test
  void theEmbeddedBrokerDoesToo() throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(new ListenAddress("127.0.0.1", 0), directory)) {
      livesAndGoes(broker.address().port());
    }
  }

  /** A broker that forgot everything gets the document on the next connection. */
  @Test
  void afterARestartOfTheBrokerTheDocumentIsThereAgain() throws Exception {
    try (Mosquitto mosquitto = Mosquitto.start(directory);
        MqttPublisher _ = publisher(mosquitto.port(), true)) {
      mosquitto.restart();
      Await.until(
          "the document",
          Duration.ofSeconds(60),
          () -> {
            try (TestClient phone = TestClient.at(mosquitto.port(), "phone")) {
              return Await.reached(Duration.ofSeconds(1), () -> phone.newest(TOPIC).isPresent());
            }
          });
    }
  }
}
