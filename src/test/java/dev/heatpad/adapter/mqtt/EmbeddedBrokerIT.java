package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.RudeServer;
import dev.heatpad.fixture.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping and not starting the embedded broker. */
final class EmbeddedBrokerIT {

  @TempDir Path directory;

  @Test
  void aTakenPortIsToldInOneSentenceWithTheSettingToChange() {
    try (RudeServer other = RudeServer.thatSaysNothing()) {
      ListenAddress listen = new ListenAddress("127.0.0.1", other.port());
      BrokerStartException refused =
          assertThrows(BrokerStartException.class, () -> EmbeddedBroker.start(listen, directory));
      String address = "127.0.0.1:" + other.port();
      assertEquals(
          "The embedded MQTT broker cannot start: "
              + address
              + " is taken, probably by another broker. Use that one with mqtt.broker = \"mqtt://"
              + address
              + "\", or choose another port with mqtt.listen.",
          refused.sentence());
    }
  }

  @Test
  void anAddressOfAnotherMachineIsTold() {
    BrokerStartException refused =
        assertThrows(
            BrokerStartException.class,
            () -> EmbeddedBroker.start(new ListenAddress("192.0.2.1", 0), directory));
    assertTrue(refused.sentence().endsWith("Change mqtt.listen."), refused.sentence());
  }

  @Test
  void stoppingLeavesNoThreadAndNoHandlerBehind() throws BrokerStartException {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    List<Thread> threads = List.copyOf(Thread.getAllStackTraces().keySet());
    EmbeddedBroker broker = EmbeddedBroker.start(new ListenAddress("127.0.0.1", 0), directory);
    assertSame(before, Thread.getDefaultUncaughtExceptionHandler());
    try (TestClient client = TestClient.at(broker.address().port(), "client")) {
      client.publishRetained("t", "kept");
      Await.until("the broker works", () -> client.newest("t").equals(Optional.of("kept")));
    }
    long start = System.nanoTime();
    broker.close();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertTrue(millis < 2_500, "stopping took " + millis + " ms");
    Await.until(
        "its threads are gone",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !threads.contains(thread) && !thread.isDaemon())
                .noneMatch(Thread::isAlive));
  }

  /** A whole program with a broker elsewhere: none of the embedded broker's classes is loaded. */
  @Test
  void aLinkToAnotherBrokerLoadsNothingOfTheEmbeddedOne() throws IOException, InterruptedException {
    Path classes = directory.resolve("classes.txt");
    String output = runChild(List.of("-Xlog:class+load:file=" + classes), "elsewhere");
    assertTrue(output.contains("told"), output);
    String loaded = Files.readString(classes);
    assertTrue(loaded.contains("org.eclipse.paho.mqttv5.client.MqttAsyncClient"), "the link ran");
    assertFalse(loaded.contains("com.hivemq."), "HiveMQ was loaded");
    assertFalse(loaded.contains("io.netty."), "Netty was loaded");
  }

  /** With the flags of the launcher nothing but our own words is printed. */
  @Test
  void theEmbeddedBrokerIsQuiet() throws IOException, InterruptedException {
    String output =
        runChild(
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"),
            "embedded");
    assertEquals("told connected", output.strip());
  }

  private String runChild(List<String> flags, String mode)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), LinkProgram.class.getName(), mode));
    command.add(directory.toString());
    Path printed = directory.resolve("printed.txt");
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    if (!child.waitFor(60, TimeUnit.SECONDS)) {
      child.destroyForcibly();
      fail("the program does not end by itself");
    }
    return Files.readString(printed);
  }
}
