package dev.heatpad.adapter.wearable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.wearable.DeviceProfile;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.Signal.Movement;
import dev.heatpad.core.wearable.WearableReport;
import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.BluetoothDouble;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a wearable says comes through, and nothing else does. S11. */
final class BluetoothWearableIT {

  /** Searching, connecting and the first packet of the double take about a second. */
  private static final Duration SOON = Duration.ofSeconds(3);

  @Test
  void valuesComeSoonAfterTheStart() {
    try (WearableUnderTest test =
        new WearableUnderTest(
            BluetoothDouble.start("--name", "Polar H10 0001"), BluetoothDouble.ADDRESS)) {
      Await.until("a heart rate", SOON, () -> test.heartRatesAfter(0) > 0);
      test.awaitSignal(new Signal.SkinTemperature(Celsius.of(33.5)), 0);
      test.awaitSignal(new Signal.Battery(87), 0);
      Signal.HeartRate first = test.signals(Signal.HeartRate.class, 0).getFirst();
      assertEquals(64, first.beatsPerMinute());
      assertEquals(Contact.YES, first.contact());
      assertEquals(1, first.rrMilliseconds().size());
      for (WearableReport report : test.reports) {
        assertEquals(BluetoothDouble.ADDRESS, report.device());
      }
      assertEquals("Polar H strap", test.reports.getLast().profile().name());
      assertEquals(
          List.of(
              LinkState.RADIO_OFF, LinkState.SEARCHING, LinkState.CONNECTING, LinkState.CONNECTED),
          test.signals(Signal.Link.class, 0).stream().map(Signal.Link::state).toList());
    }
  }

  @Test
  void anAddressInLowerCaseIsTheSameDevice() {
    try (WearableUnderTest test =
        new WearableUnderTest(
            BluetoothDouble.start(), BluetoothDouble.ADDRESS.toLowerCase(Locale.ROOT))) {
      test.awaitHeartRate();
      assertEquals(BluetoothDouble.ADDRESS, test.reports.getLast().device());
    }
  }

  /** Whether a value without contact is of use is judged by those who know the device. */
  @Test
  void aStrapThatLosesTheSkinSaysSoWithEachValueUntilItIsBack() {
    try (WearableUnderTest test = WearableUnderTest.hearing("--rate", "5")) {
      int before = test.reports.size();
      test.bluetooth.say("contact-hr keep");
      test.bluetooth.say("contact off");
      Await.until("values without contact", () -> heartRates(test, before, Contact.NO) > 5);
      int off = test.reports.size();
      test.bluetooth.say("contact on");
      Await.until("values with contact", () -> heartRates(test, off, Contact.YES) > 5);
      assertEquals(1, test.bluetooth.events("connected"), "the connection stayed");
    }
  }

  private static long heartRates(WearableUnderTest test, int after, Contact contact) {
    return test.signals(Signal.HeartRate.class, after).stream()
        .filter(rate -> rate.contact() == contact)
        .count();
  }

  @Test
  void aStrapThatLosesTheSkinAndSendsNoValueHasNoHeartRate() {
    try (WearableUnderTest test = WearableUnderTest.hearing("--rate", "5")) {
      int before = test.reports.size();
      test.bluetooth.say("contact off");
      test.awaitSignal(new Signal.NoHeartRate(Contact.NO), before);
      int off = test.reports.size();
      Await.until(
          "the strap goes on speaking",
          () -> test.signals(Signal.NoHeartRate.class, off).size() > 5);
      assertEquals(0, test.heartRatesAfter(off), "no value, no heart rate");
    }
  }

  @Test
  void aFrozenStrapIsPassedOnAsItIs() {
    try (WearableUnderTest test = WearableUnderTest.hearing("--rate", "10")) {
      test.bluetooth.say("freeze on");
      int before = test.reports.size();
      for (int i = 0; i < 8; i++) {
        test.pass(Duration.ofSeconds(9));
        test.awaitHeartRate();
      }
      assertEquals(
          1,
          test.signals(Signal.HeartRate.class, before + 2).stream().distinct().count(),
          "the very same packet");
      assertEquals(LinkState.CONNECTED, test.state(), "that it is frozen is for others to judge");
      assertEquals(1, test.bluetooth.events("connected"));
    }
  }

  @Test
  void garbageIsNoSignalAndKeepsNothingAlive() {
    try (WearableUnderTest test = WearableUnderTest.hearing("--no-temp")) {
      test.bluetooth.say("rate 0");
      int before = test.reports.size();
      for (String packet : List.of("06", "01 65", "16 48 52 03 ff", "06 ff", "01 2c 01", "06 0a")) {
        test.bluetooth.say("raw 2a37 " + packet);
      }
      test.awaitAllHeard();
      test.pass(Duration.ofSeconds(10));
      Await.until("it is asked again", () -> test.bluetooth.events("notify-on char=2a37") == 2);
      test.bluetooth.say("raw 2a37 06");
      test.pass(Duration.ofSeconds(10));
      Await.until("it is let go", () -> test.bluetooth.events("disconnected why=by-client") == 1);
      assertEquals(0, test.heartRatesAfter(before));
      assertEquals(0, test.signals(Signal.NoHeartRate.class, before).size());
    }
  }

  @Test
  void anyBytesAtAllDoNoHarm() {
    try (WearableUnderTest test = WearableUnderTest.hearing("--rate", "20")) {
      test.bluetooth.say("garbage 100");
      int before = test.reports.size();
      Await.until("it goes on", () -> test.heartRatesAfter(before) > 20);
      assertEquals(LinkState.CONNECTED, test.state());
    }
  }

  @Test
  void aWatchThatSpeaksOnChangeIsAskedToo() {
    try (WearableUnderTest test = WearableUnderTest.hearing("--motion", "--no-temp")) {
      test.bluetooth.say("on-change on");
      test.bluetooth.say("rr off");
      assertEquals(DeviceProfile.Cadence.ON_CHANGE, test.reports.getLast().profile().cadence());
      test.awaitSignal(new Signal.Motion(Movement.STILL), 0);
      test.bluetooth.say("motion moving");
      test.awaitSignal(new Signal.Motion(Movement.MOVING), 0);
      test.bluetooth.say("rate 0");
      test.awaitAllHeard();
      for (int i = 0; i < 8; i++) {
        int before = test.reports.size();
        test.pass(Duration.ofSeconds(5));
        Await.until("a value that was asked for", () -> test.heartRatesAfter(before) > 0);
      }
      assertEquals(1, test.bluetooth.events("connected"), "40 s without a word of its own");
    }
  }

  @Test
  void aBatteryIsToldAsItChanges() {
    try (WearableUnderTest test = WearableUnderTest.hearing()) {
      test.bluetooth.say("battery 9");
      test.awaitSignal(new Signal.Battery(9), 0);
      test.bluetooth.say("battery 0");
      test.awaitSignal(new Signal.Battery(0), 0);
      test.bluetooth.say("away");
      test.awaitState(LinkState.LOST);
    }
  }

  @Test
  void ofTwoStrapsInRangeOnlyTheConfiguredOneIsUsed() {
    try (WearableUnderTest test =
        WearableUnderTest.hearing(
            "--decoys",
            "3",
            "--decoy-name",
            "MockStrap",
            "--decoy-service",
            "0000180d-0000-1000-8000-00805f9b34fb")) {
      assertEquals(0, test.bluetooth.events("decoy-connect"));
      assertEquals(1, test.bluetooth.events("connected"));
    }
  }

  @Test
  void withTheAddressOfNobodyNothingIsConnected() {
    try (BluetoothDouble bluetooth = BluetoothDouble.start("--known");
        WearableUnderTest test = new WearableUnderTest(bluetooth, "E0:00:00:00:00:02")) {
      test.awaitState(LinkState.SEARCHING);
      Await.until("the search is on", () -> bluetooth.events("discovery-on") == 1);
      test.pass(Duration.ofSeconds(30));
      Await.until("the search is off", () -> bluetooth.events("discovery-off") == 1);
      test.pass(Duration.ofSeconds(1));
      Await.until("and on again", () -> bluetooth.events("discovery-on") == 2);
      assertEquals(0, bluetooth.events("connect-asked"));
      assertEquals(0, test.heartRatesAfter(0));
    }
  }

  @Test
  void theEndLetsTheDeviceGo() {
    try (BluetoothDouble bluetooth = BluetoothDouble.start()) {
      WearableUnderTest test = new WearableUnderTest(bluetooth, BluetoothDouble.ADDRESS);
      test.awaitHeartRate();
      test.stop();
      Await.until("it is let go", () -> bluetooth.events("disconnected why=by-client") == 1);
      Await.until("no thread is left", WearableUnderTest::noThreadIsLeft);
    }
  }
}
