package dev.heatpad.adapter.mqtt;

import dev.heatpad.fixture.Mosquitto;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The link at Mosquitto, with the topic aliases that Mosquitto offers. */
final class MqttLinkMosquittoIT extends LinkScenarios {

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

  @Override
  int port() {
    return mosquitto.port();
  }
}
