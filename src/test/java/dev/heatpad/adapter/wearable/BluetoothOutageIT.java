package dev.heatpad.adapter.wearable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.BluetoothDouble;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the link does when the device, BlueZ, the controller or the bus fails. S11. */
final class BluetoothOutageIT {

  @Test
  void aStrapThatFellSilentIsAskedAgainAndThenFetchedAnew() {
    try (WearableUnderTest test = WearableUnderTest.hearing()) {
      test.bluetooth.say("stall on");
      test.awaitAllHeard();
      test.pass(Duration.ofSeconds(10));
      Await.until("unsubscribed", () -> test.bluetooth.events("notify-off char=2a37") == 1);
      Await.until("subscribed anew", () -> test.bluetooth.events("notify-on char=2a37") == 2);
      assertEquals(0, test.bluetooth.events("disconnected"));
      test.pass(Duration.ofSeconds(10));
      Await.until("let go", () -> test.bluetooth.events("disconnected why=by-client") == 1);
      test.awaitState(LinkState.LOST);
      test.bluetooth.say("stall off");
      test.awaitHeartRate();
      assertEquals(2, test.bluetooth.events("connected"));
    }
  }

  @Test
  void aStrapOutOfRangeIsBackSoonAfterItReturns() {
    try (WearableUnderTest test = WearableUnderTest.hearing("--page-timeout", "0.3")) {
      test.bluetooth.say("away");
      test.awaitState(LinkState.LOST);
      Await.until("a try in vain", () -> test.bluetooth.events("connect-failed error=Failed") > 0);
      test.bluetooth.say("back");
      test.pass(Duration.ofSeconds(15));
      test.awaitHeartRate();
    }
  }

  @Test
  void aStrapThatBlueZForgotIsSearchedForAgain() {
    try (WearableUnderTest test = WearableUnderTest.hearing()) {
      test.bluetooth.say("reappear off");
      test.bluetooth.say("drop 1");
      Await.until("it is forgotten", () -> test.bluetooth.events("device-removed") == 1);
      test.awaitHeartRate();
      assertEquals(2, test.bluetooth.events("discovery-on"));
    }
  }

  @Test
  void aRefusedConnectionIsTriedAgain() {
    try (WearableUnderTest test = WearableUnderTest.hearing("-c", "fail-connect 2")) {
      assertEquals(2, test.bluetooth.events("connect-failed error=Failed"));
      assertEquals(1, test.bluetooth.events("connected"));
    }
  }

  @Test
  void aConnectionThatHangsIsGivenUp() {
    try (WearableUnderTest test =
        new WearableUnderTest(
            BluetoothDouble.start("-c", "hang-connect on"), BluetoothDouble.ADDRESS)) {
      Await.until("it hangs", () -> test.bluetooth.events("connect-asked") == 1);
      test.pass(Duration.ofSeconds(20));
      Await.until(
          "it is cancelled", () -> test.bluetooth.events("connect-failed error=Canceled") == 1);
      test.bluetooth.say("hang-connect off");
      test.awaitHeartRate();
    }
  }

  @Test
  void aDeviceThatNeedsLongToSayWhatItOffersIsWaitedFor() {
    try (WearableUnderTest test = WearableUnderTest.hearing("-c", "hold-services 3")) {
      assertEquals(1, test.bluetooth.events("connected"));
    }
  }

  @Test
  void aDeviceThatNeverSaysWhatItOffersIsLetGo() {
    try (WearableUnderTest test =
        new WearableUnderTest(
            BluetoothDouble.start("-c", "hold-services 900"), BluetoothDouble.ADDRESS)) {
      Await.until("it is connected", () -> test.bluetooth.events("connected") == 1);
      test.passUntil(
          "let go",
          Duration.ofSeconds(30),
          () -> test.bluetooth.events("disconnected why=by-client") == 1);
      test.bluetooth.say("hold-services 0.1");
      test.awaitHeartRate();
    }
  }

  @Test
  void aRefusedSubscriptionIsTriedAgainWhenItStaysSilent() {
    try (WearableUnderTest test =
        new WearableUnderTest(
            BluetoothDouble.start("--no-temp", "-c", "fail-notify 1"), BluetoothDouble.ADDRESS)) {
      Await.until("it is refused", () -> test.bluetooth.events("notify-fail") == 1);
      test.awaitState(LinkState.CONNECTED);
      test.pass(Duration.ofSeconds(10));
      test.awaitHeartRate();
      assertEquals(1, test.bluetooth.events("connected"));
    }
  }

  @Test
  void afterARestartOfBlueZValuesComeAgain() {
    try (WearableUnderTest test = WearableUnderTest.hearing()) {
      test.bluetooth.say("bluetoothd stop");
      test.awaitState(LinkState.RADIO_OFF);
      int before = test.reports.size();
      test.bluetooth.say("bluetoothd start");
      Await.until("values", Duration.ofSeconds(5), () -> test.heartRatesAfter(before) > 0);
    }
  }

  @Test
  void withoutBlueZTheLinkWaitsForIt() {
    try (WearableUnderTest test =
        new WearableUnderTest(
            BluetoothDouble.start("-c", "bluetoothd stop"), BluetoothDouble.ADDRESS)) {
      test.awaitState(LinkState.RADIO_OFF);
      test.bluetooth.say("bluetoothd start");
      test.awaitHeartRate();
    }
  }

  @Test
  void afterTheEndOfTheBusANewConnectionIsBuilt() {
    try (WearableUnderTest test = WearableUnderTest.hearing()) {
      test.bluetooth.say("bus stop");
      test.awaitState(LinkState.RADIO_OFF);
      test.bluetooth.say("bus start");
      test.awaitHeartRate();
    }
  }

  @Test
  void aRadioThatIsSwitchedOffIsToldAndUsedAgainWhenItIsOn() {
    try (WearableUnderTest test = WearableUnderTest.hearing()) {
      test.bluetooth.say("adapter off");
      test.awaitState(LinkState.RADIO_OFF);
      assertEquals(0, test.bluetooth.events("set"), "nobody switches it on against its owner");
      test.bluetooth.say("adapter on");
      test.awaitHeartRate();
      test.bluetooth.say("adapter remove");
      test.awaitState(LinkState.RADIO_OFF);
      test.bluetooth.say("adapter add");
      test.awaitHeartRate();
    }
  }

  @Test
  void whatAnotherProgramSendsInBlueZsNameIsNotHeard() {
    try (WearableUnderTest test = WearableUnderTest.hearing("--no-temp", "--rate", "5")) {
      int before = test.reports.size();
      test.bluetooth.say("spoof 99");
      test.bluetooth.say("hr 80");
      // What the double sends comes later, and over the same bus.
      Await.until(
          "the true value",
          () -> test.signals(Signal.HeartRate.class, before).stream().anyMatch(beats(80)));
      for (Signal signal : test.signals(Signal.class, before)) {
        assertInstanceOf(Signal.HeartRate.class, signal, "no end of the link, no battery");
      }
      assertTrue(test.signals(Signal.HeartRate.class, before).stream().noneMatch(beats(99)));
      assertEquals(LinkState.CONNECTED, test.state());
    }
  }

  private static Predicate<Signal.HeartRate> beats(int perMinute) {
    return it -> it.beatsPerMinute() == perMinute;
  }
}
