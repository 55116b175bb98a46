package dev.heatpad.core.wearable;

import static dev.heatpad.core.wearable.Wearer.OPTICAL;
import static dev.heatpad.core.wearable.Wearer.STRAP;
import static dev.heatpad.core.wearable.Wearer.beat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.WearablePolicy.Objection;
import dev.heatpad.core.wearable.WearableTrace.Hearing;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a device is heard: the age of its last believed value, and nothing else. */
class HearingTest {

  private static DeviceProfile of(Cadence cadence) {
    return new DeviceProfile("device", cadence, ContactBits.IGNORED);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  @ParameterizedTest
  @EnumSource(Cadence.class)
  void lateAndLostByTheAgeOfTheLastValue(Cadence cadence) {
    double warn = seconds(cadence.warnAfter());
    double stale = seconds(cadence.staleAfter());
    Wearer wearer = Wearer.advisedBy(of(cadence)).says(beat(65)).waits(warn);
    assertEquals(Hearing.GOOD, wearer.trace().hearing(wearer.now()));
    wearer.waits(stale - warn);
    assertEquals(warn == stale ? Hearing.GOOD : Hearing.LATE, wearer.trace().hearing(wearer.now()));
    wearer.waits(0.001);
    assertEquals(Hearing.LOST, wearer.trace().hearing(wearer.now()));
  }

  /** Only the class of the source decides whether it can be required. */
  @ParameterizedTest
  @EnumSource(Cadence.class)
  void aSourceThatIsNotLiveCarriesNoSession(Cadence cadence) {
    Wearer wearer = Wearer.needing(of(cadence)).hearts(9, 65);
    assertEquals(
        cadence.required() == DeviceProfile.Required.ALLOWED
            ? Optional.empty()
            : Optional.of(Objection.MISSING),
        wearer.objection());
  }

  @Test
  void aRequiredWearableIsLostAfterTenSecondsWithoutAValue() {
    Wearer wearer = Wearer.needing(STRAP).inSession().waits(10);
    assertEquals(List.of(), wearer.rules());
    assertEquals(List.of(Rule.STALE), wearer.waits(0.001).rules());
  }

  /** A dead sensor looks like a quiet one: whatever else it says keeps nothing alive. */
  @Test
  void packetsWithoutAValueKeepNothingAlive() {
    Wearer wearer = Wearer.needing(OPTICAL).inSession();
    for (int second = 0; second < 11; second++) {
      wearer.waits(1).says(new Signal.Battery(50)).says(new Signal.Link(LinkState.CONNECTED));
    }
    assertEquals(List.of(Rule.STALE), wearer.rules());
  }

  @Test
  void aStrapWithoutContactHasNoValidValue() {
    Wearer wearer = Wearer.needing(STRAP).inSession().each(2, beat(65, Contact.NO));
    assertEquals(Duration.ofSeconds(2), wearer.trace().heart().age(wearer.now()).orElseThrow());
  }

  @Test
  void aLinkThatSaysItIsDownIsBelievedAtOnceUntilTheNextValue() {
    Wearer wearer = Wearer.needing(STRAP).inSession().says(new Signal.Link(LinkState.LOST));
    assertEquals(List.of(Rule.LINK_DOWN), wearer.rules());
    wearer.waits(1).says(new Signal.Link(LinkState.CONNECTING));
    assertEquals(List.of(Rule.LINK_DOWN), wearer.rules());
    assertEquals(List.of(), wearer.waits(1).says(beat(66)).rules());
  }

  @Test
  void anAdviserThatIsLostSaysNothing() {
    assertEquals(List.of(), Wearer.advisedBy(STRAP).inSession().waits(3_600).rules());
    assertEquals(Optional.empty(), Wearer.advisedBy(STRAP).objection());
  }

  @Test
  void aStartNeedsFiveValuesInARow() {
    Wearer wearer = Wearer.needing(STRAP).hearts(4, 65);
    assertEquals(Optional.of(Objection.MISSING), wearer.objection());
    assertEquals(Optional.empty(), wearer.hearts(1, 65).objection());
    wearer.waits(1).says(new Signal.NoHeartRate(Contact.UNSUPPORTED)).hearts(4, 65);
    assertEquals(Optional.of(Objection.MISSING), wearer.objection(), "not in a row");
    assertEquals(Optional.empty(), wearer.hearts(1, 65).objection());
    wearer.waits(10.001).says(beat(65));
    assertEquals(Optional.of(Objection.MISSING), wearer.objection(), "after silence");
  }

  @Test
  void itIsBackWithTwoValuesThatCameAfterThePauseBegan() {
    Wearer wearer = Wearer.needing(STRAP).inSession().waits(11);
    MonotonicTime pausedAt = wearer.now();
    assertFalse(wearer.isBackSince(pausedAt));
    assertFalse(wearer.hearts(1, 65).isBackSince(pausedAt));
    assertTrue(wearer.hearts(1, 66).isBackSince(pausedAt));
  }

  @Test
  void aStepOfMoreThanThirtyInASecondNeedsThreeValues() {
    Wearer wearer = Wearer.advisedBy(STRAP).hearts(5, 60);
    assertEquals(60, wearer.trace().heart().newest().orElseThrow().perMinute());
    assertEquals(90, newest(wearer.waits(1).says(beat(90))), "30 is believed");
    assertEquals(90, newest(wearer.waits(1).says(beat(121))));
    assertEquals(90, newest(wearer.waits(1).says(beat(122))));
    assertEquals(121, newest(wearer.waits(1).says(beat(121))));
  }

  @Test
  void stepsThatDoNotAgreeConfirmNothingAndKeepNothingAlive() {
    Wearer wearer = Wearer.needing(STRAP).inSession();
    for (int second = 0; second < 12; second++) {
      wearer.waits(1).says(beat(second % 2 == 0 ? 240 : 160));
    }
    assertTrue(wearer.rules().contains(Rule.STALE), () -> "it said " + wearer.rules());
  }

  private static int newest(Wearer wearer) {
    return wearer.trace().heart().newest().orElseThrow().perMinute();
  }

  @Test
  void theFutureIsNowAndThePastIsOver() {
    Wearer wearer = Wearer.advisedBy(STRAP).hearts(5, 65);
    Wearables before = wearer.watch().wearables();
    WearableReport old =
        new WearableReport(
            STRAP.name(), STRAP, beat(99), wearer.now().minus(Duration.ofSeconds(1)));
    assertSame(before, before.after(old, wearer.now()));
    WearableReport early =
        new WearableReport(STRAP.name(), STRAP, beat(66), wearer.now().plus(Duration.ofHours(1)));
    HeartTrace heart =
        Objects.requireNonNull(before.after(early, wearer.now()).devices().get(STRAP.name()))
            .heart();
    assertEquals(wearer.now(), heart.newest().orElseThrow().at());
  }

  @Test
  void inventedDevicesFindNoRoomBesideThoseThatAreHeard() {
    Wearer wearer = Wearer.advisedBy(STRAP).hearts(5, 65);
    Wearables devices = wearer.watch().wearables();
    for (int number = 0; number < 100; number++) {
      devices =
          devices.after(
              new WearableReport("device " + number, OPTICAL, beat(70), wearer.now()),
              wearer.now());
    }
    assertEquals(Wearables.MAX_DEVICES, devices.devices().size());
    assertTrue(devices.devices().containsKey(STRAP.name()));
  }

  @Test
  void aFloodIsRememberedThinly() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession();
    for (int packet = 0; packet < 20_000; packet++) {
      wearer.waits(0.01).says(beat(65 + packet % 3));
    }
    assertTrue(wearer.trace().heart().recent().size() <= 360);
  }
}
