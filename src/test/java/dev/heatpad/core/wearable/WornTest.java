package dev.heatpad.core.wearable;

import static dev.heatpad.core.wearable.Wearer.OPTICAL;
import static dev.heatpad.core.wearable.Wearer.PHONE;
import static dev.heatpad.core.wearable.Wearer.STRAP;
import static dev.heatpad.core.wearable.Wearer.beat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import dev.heatpad.core.wearable.DeviceProfile.SkinSite;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.Worn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a device is worn: each rule of docs/safety.md at its edge. */
class WornTest {

  private static final List<Rule> NOTHING = List.of();

  @Test
  void threePacketsInARowWithoutContactMeanNotWorn() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().each(2, beat(65, Contact.NO));
    assertEquals(NOTHING, wearer.rules());
    assertEquals(List.of(Rule.CONTACT_LOST), wearer.each(1, beat(65, Contact.NO)).rules());
  }

  /** An unknown device may take heat away by saying "no contact"; its "contact" proves nothing. */
  @Test
  void ofAnUnknownDeviceNoContactIsBelievedAndContactIsNot() {
    Wearer wearer = Wearer.advisedBy(DeviceProfile.UNKNOWN).inSession();
    assertEquals(List.of(Rule.CONTACT_LOST), wearer.each(3, beat(65, Contact.NO)).rules());
    assertEquals(List.of(Rule.CONTACT_LOST), wearer.each(20, beat(65, Contact.YES)).rules());
    assertEquals(NOTHING, wearer.hearts(12, 66).rules(), "values that move");
  }

  @Test
  void contactBetweenThemBeginsTheCountAnew() {
    Wearer wearer =
        Wearer.advisedBy(STRAP)
            .inSession()
            .each(2, beat(65, Contact.NO))
            .each(1, beat(66, Contact.YES))
            .each(2, beat(65, Contact.NO));
    assertEquals(NOTHING, wearer.rules());
  }

  /** A device whose bits are known to be wrong is not judged by them, in either direction. */
  @Test
  void contactBitsOfADeviceThatIsNotTrustedMeanNothing() {
    Wearer wearer =
        Wearer.needing(OPTICAL).inSession().each(20, beat(65, Contact.NO)).hearts(3, 66);
    assertEquals(NOTHING, wearer.rules());
    assertEquals(
        List.of(Rule.FROZEN), wearer.each(301, beat(66, Contact.YES)).rules(), "always contact");
  }

  @Test
  void aDetectorThatSaysOffMeansNotWornUntilItHasSaidOnForTenSeconds() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().says(new Signal.Wear(Worn.OFF_BODY));
    assertEquals(List.of(Rule.OFF_BODY), wearer.rules());
    wearer.hearts(30, 65);
    assertEquals(List.of(Rule.OFF_BODY), wearer.rules(), "a value is no detector");
    wearer.says(new Signal.Wear(Worn.ON_BODY)).waits(9.9);
    assertEquals(List.of(Rule.OFF_BODY), wearer.rules());
    assertEquals(NOTHING, wearer.waits(0.1).rules());
  }

  @Test
  void aPhoneMayOnlySayThatTheDeviceIsOff() {
    Wearer wearer = Wearer.needing(STRAP).inSession();
    wearer.says(PHONE, new Signal.Wear(Worn.OFF_BODY));
    assertEquals(List.of(Rule.OFF_BODY), wearer.rules());
  }

  @Test
  void packetsWithoutAHeartRateForTenSecondsMeanNotWornIfThereWasOne() {
    Signal none = new Signal.NoHeartRate(Contact.UNSUPPORTED);
    Wearer wearer = Wearer.advisedBy(OPTICAL).inSession().each(10, none);
    assertEquals(NOTHING, wearer.rules(), "seen for 9 s");
    assertEquals(List.of(Rule.NO_BEATS), wearer.each(1, none).rules());
    assertEquals(NOTHING, Wearer.advisedBy(OPTICAL).begins().each(60, none).rules());
  }

  @Test
  void beatsThatStopComingWhileTheRateStandsStillMeanNotWornAfterTwentySeconds() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().waits(1).says(beat(70, Contact.YES, 857));
    assertEquals(NOTHING, wearer.each(19, beat(70)).rules());
    assertEquals(List.of(Rule.BEATS_GONE), wearer.each(1, beat(70)).rules());
  }

  @Test
  void beatsThatStopComingWhileTheRateMovesAreNoSign() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().waits(1).says(beat(70, Contact.YES, 857));
    assertEquals(NOTHING, wearer.hearts(60, 70).rules());
  }

  @Test
  void theSamePacketForAMinuteIsFrozen() {
    Signal same = beat(70, Contact.YES, 857);
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().each(60, same);
    assertEquals(NOTHING, wearer.rules(), "seen for 59 s");
    assertEquals(List.of(Rule.FROZEN), wearer.each(1, same).rules());
  }

  @Test
  void aRateWithoutBeatsMayStandStillForFiveMinutes() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().each(300, beat(70));
    assertEquals(NOTHING, wearer.rules());
    assertEquals(List.of(Rule.FROZEN), wearer.each(1, beat(70)).rules());
  }

  @Test
  void afterFrozenOnlyValuesThatMoveHelp() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().each(61, beat(70, Contact.YES, 857));
    assertEquals(List.of(Rule.FROZEN), wearer.each(40, beat(70, Contact.YES, 857)).rules());
    assertEquals(List.of(Rule.FROZEN), wearer.hearts(10, 71).rules());
    assertEquals(NOTHING, wearer.hearts(1, 71).rules());
  }

  @Test
  void wornAgainTakesTenSecondsOfContactInARow() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().each(3, beat(65, Contact.NO));
    MonotonicTime pausedAt = wearer.now();
    wearer.each(10, beat(66));
    assertTrue(!wearer.isBackSince(pausedAt), "9 s of contact");
    wearer.each(1, beat(66, Contact.NO)).each(10, beat(66));
    assertTrue(!wearer.isBackSince(pausedAt), "not in a row");
    assertTrue(wearer.each(1, beat(66)).isBackSince(pausedAt));
    assertEquals(NOTHING, wearer.rules());
  }

  private static final DeviceProfile PATCH =
      new DeviceProfile("patch", Cadence.SLOW, ContactBits.IGNORED, SkinSite.AWAY_FROM_THE_PAD);

  private static Signal skin(double celsius) {
    return new Signal.SkinTemperature(Celsius.of(celsius));
  }

  @Test
  void coldOrCoolingSkinMeansNotWornOnlyAwayFromThePad() {
    assertEquals(NOTHING, Wearer.advisedBy(PATCH).begins().says(skin(28)).rules());
    assertEquals(
        List.of(Rule.SKIN_COLD), Wearer.advisedBy(PATCH).begins().says(skin(27.9)).rules());
    assertEquals(NOTHING, Wearer.advisedBy(OPTICAL).begins().says(skin(20)).rules());
    assertEquals(
        NOTHING, Wearer.advisedBy(PATCH).begins().says(skin(34)).waits(30).says(skin(33)).rules());
    assertEquals(
        List.of(Rule.SKIN_COOLS),
        Wearer.advisedBy(PATCH).begins().says(skin(34)).waits(30).says(skin(32.9)).rules());
  }

  @Test
  void skinAtTheWearableHasTheLimitOfThePad() {
    assertEquals(NOTHING, Wearer.advisedBy(PATCH).begins().says(skin(42.9)).rules());
    assertEquals(
        List.of(Rule.SKIN_TOO_WARM), Wearer.advisedBy(PATCH).begins().says(skin(43)).rules());
  }

  /** What was taken off before the session says nothing about it, unless a wearable is required. */
  @Test
  void aDeviceThatWasOffBeforeTheSessionStopsOnlyWhereItIsRequired() {
    Wearer advised =
        Wearer.advisedBy(STRAP).hearts(5, 65).each(3, beat(65, Contact.NO)).waits(1).begins();
    assertEquals(NOTHING, advised.rules());
    Wearer required =
        Wearer.needing(STRAP).hearts(5, 65).each(3, beat(65, Contact.NO)).waits(1).begins();
    assertEquals(List.of(Rule.CONTACT_LOST), required.rules());
    assertEquals(Optional.of(WearablePolicy.Objection.NOT_WORN), required.objection());
  }

  @Test
  void offMeansNothingAtAll() {
    Wearer wearer =
        new Wearer(STRAP, WearableRules.Mode.OFF)
            .inSession()
            .says(new Signal.Sleep(Signal.Stage.ASLEEP))
            .each(60, beat(200, Contact.NO));
    assertEquals(NOTHING, wearer.rules());
    assertEquals(Optional.empty(), wearer.objection());
  }
}
