package dev.heatpad.system;

import static dev.heatpad.fixture.DaemonProcess.padTopic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.fixture.Mosquitto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirement: any MQTT client can start, watch and stop, with MQTT 3.1.1 and with MQTT 5. */
class MosquittoToolsIT {

  @TempDir Path directory;

  @ParameterizedTest(name = "-V {0}")
  @ValueSource(strings = {"311", "5"})
  void mosquittosOwnToolsStartWatchAndStop(String version) throws Exception {
    needsTools();
    try (Mosquitto broker = Mosquitto.start(directory);
        DaemonProcess _ = DaemonProcess.start(directory, DaemonProcess.brokerAt(broker.port()))) {
      List<String> common =
          List.of("-h", "127.0.0.1", "-p", Integer.toString(broker.port()), "-V", version);
      List<String> lines = new CopyOnWriteArrayList<>();
      Process watcher = launch("mosquitto_sub", common, "-v", "-q", "1", "-t", padTopic("#"));
      try {
        Thread.ofVirtual().start(() -> read(watcher, lines));
        sees(lines, "state idle");
        publish(common, "session/set", "ON");
        sees(lines, "state heating");
        sees(lines, "heater ON");
        sees(lines, "remaining 1200");
        publish(common, "cmd", "{\"verb\":\"extend\",\"id\":\"tool-1\",\"minutes\":5}");
        Await.until(
            "an answer", () -> lines.stream().anyMatch(it -> it.contains("tool-1\",\"acc")));
        publish(common, "stop", "please");
        sees(lines, "reason user_stop");
        Await.until("off", () -> newest(lines, "heater").equals("OFF"));
        assertEquals("idle", newest(lines, "state"));
      } finally {
        watcher.destroy();
      }
    }
  }

  private static void read(Process watcher, List<String> lines) {
    try {
      watcher.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add);
    } catch (UncheckedIOException ended) {
      lines.add("(no more output)");
    }
  }

  private static void needsTools() {
    if (!Files.isExecutable(Path.of("/usr/bin/mosquitto_sub"))) {
      String sentence = "mosquitto_sub is not there; the Debian package is mosquitto-clients.";
      if (System.getenv("CI") != null) {
        fail(sentence);
      }
      System.err.println("SKIPPED: " + sentence);
      abort(sentence);
    }
  }

  private static void sees(List<String> lines, String leafAndValue) {
    Await.until(leafAndValue, () -> lines.contains(padTopic(leafAndValue)));
  }

  private static String newest(List<String> lines, String leaf) {
    String start = padTopic(leaf) + " ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .reduce("", (_, later) -> later)
        .replace(start, "");
  }

  private static void publish(List<String> common, String leaf, String payload)
      throws IOException, InterruptedException {
    Process publisher =
        launch("mosquitto_pub", common, "-q", "1", "-t", padTopic(leaf), "-m", payload);
    String said = new String(publisher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, publisher.waitFor(), said);
    assertTrue(said.isEmpty(), said);
  }

  private static Process launch(String tool, List<String> common, String... more)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(common);
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
