package dev.heatpad.system;

import static dev.heatpad.fixture.DaemonProcess.padTopic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.BluetoothDouble;
import dev.heatpad.fixture.DaemonProcess;
import dev.heatpad.fixture.TestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S11: the program with a strap that a pad requires, over a message bus of its own. */
class WearableIT {

  @TempDir Path directory;

  private DaemonProcess daemon(BluetoothDouble strap, String... more) {
    String[] settings =
        DaemonProcess.embedded(
            "--set",
            "pad.back.wearable=require",
            "--set",
            "wearable.ble.bus-address=" + strap.busAddress(),
            "--set",
            "wearable.ble.address=" + BluetoothDouble.ADDRESS);
    String[] all = java.util.Arrays.copyOf(settings, settings.length + more.length);
    System.arraycopy(more, 0, all, settings.length, more.length);
    return DaemonProcess.start(directory, all);
  }

  private static void is(TestClient phone, String leaf, String value) {
    Await.until(
        leaf + " is " + value + ", not " + phone.newest(padTopic(leaf)),
        Duration.ofSeconds(60),
        () -> phone.newest(padTopic(leaf)).equals(Optional.of(value)));
  }

  private static void startsAndHeats(TestClient phone) {
    is(phone, "blocked", "none");
    phone.publish(padTopic("session/set"), "ON");
    is(phone, "heater", "ON");
  }

  /** The heart rate is on MQTT only where that was chosen; band off takes the heat. */
  @Test
  void theStrapIsShownAndTakingItOffTakesTheHeat() {
    try (BluetoothDouble strap = BluetoothDouble.start();
        DaemonProcess daemon = daemon(strap, "--set", "mqtt.health-data=true");
        TestClient phone = TestClient.at(daemon.brokerPort(), "phone")) {
      Await.until(
          "a heart rate",
          Duration.ofSeconds(60),
          () -> phone.newest(padTopic("heart_rate")).isPresent());
      is(phone, "worn", "ON");
      startsAndHeats(phone);
      strap.say("contact off");
      is(phone, "heater", "OFF");
      is(phone, "state", "paused");
      is(phone, "worn", "OFF");
      strap.say("contact on");
      is(phone, "heater", "ON");
      is(phone, "state", "heating");
    }
  }

  /** A strap that is connected and silent is lost: heat goes, and the reason is true. */
  @Test
  void aSilentStrapTakesTheHeatAndEndsTheSessionWithTheTrueReason() {
    try (BluetoothDouble strap = BluetoothDouble.start();
        DaemonProcess daemon = daemon(strap, "--speed", "2");
        TestClient phone = TestClient.at(daemon.brokerPort(), "phone")) {
      startsAndHeats(phone);
      strap.say("stall on");
      is(phone, "heater", "OFF");
      is(phone, "state", "paused");
      is(phone, "reason", "wearable_lost");
      assertTrue(
          phone.payloads(padTopic("heart_rate")).isEmpty(), "nobody chose to tell heart rates");
    }
  }

  /** After a restart of Bluetooth the strap is heard again, and the session goes on. */
  @Test
  void aRestartOfBluetoothIsComeThrough() {
    try (BluetoothDouble strap = BluetoothDouble.start();
        DaemonProcess daemon = daemon(strap);
        TestClient phone = TestClient.at(daemon.brokerPort(), "phone")) {
      startsAndHeats(phone);
      strap.say("bluetoothd restart 1");
      is(phone, "wearable/link", "lost");
      is(phone, "wearable/link", "good");
      is(phone, "heater", "ON");
    }
  }

  /** Without the required strap there is no start, and the refusal says what to do. */
  @Test
  void withoutTheStrapNothingStarts() {
    try (BluetoothDouble strap = BluetoothDouble.start("-c", "away");
        DaemonProcess daemon = daemon(strap);
        TestClient phone = TestClient.at(daemon.brokerPort(), "phone")) {
      is(phone, "blocked", "wearable_missing");
      phone.publish(padTopic("session/set"), "ON");
      Await.until(
          "it is refused",
          Duration.ofSeconds(30),
          () ->
              phone.payloads(padTopic("event")).stream()
                  .anyMatch(it -> it.contains("wearable_missing")));
      assertEquals(Optional.of("OFF"), phone.newest(padTopic("heater")));
    }
  }
}
