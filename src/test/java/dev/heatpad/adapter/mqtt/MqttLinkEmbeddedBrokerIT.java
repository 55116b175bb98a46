package dev.heatpad.adapter.mqtt;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The link at the embedded broker. */
final class MqttLinkEmbeddedBrokerIT extends LinkScenarios {

  @TempDir static Path directory;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() throws BrokerStartException {
    broker = EmbeddedBroker.start(new ListenAddress("127.0.0.1", 0), directory);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Override
  int port() {
    return broker.address().port();
  }
}
