package dev.heatpad.core.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.HeaterWatch.Supply;
import dev.heatpad.core.safety.HeaterWatch.Told;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R28: sensors that must fit together. */
class PairWatchTest {

  private static final HeaterWatch OFF =
      HeaterWatch.UNTOLD.after(
          Told.asWished(Position.OFF, Supply.RELEASED), Asking.Skin.UNSEEN, Pads.START);
  private static final HeaterWatch ON =
      HeaterWatch.UNTOLD.after(
          Told.asWished(Position.ON, Supply.HELD), Asking.Skin.UNSEEN, Pads.START);

  private static PairWatch skins(PairWatch before, double one, double other, double second) {
    return before.skins(Celsius.of(one), Celsius.of(other), Pads.seconds(second));
  }

  private static Optional<Duration> apartFor(PairWatch watch, double second) {
    return watch.apartFor(Pads.seconds(second));
  }

  /** The element is this much warmer than the skin from one second to another, read each second. */
  private static PairWatch odd(
      HeaterWatch heater, double aboveCelsius, int fromSecond, int toSecond) {
    PairWatch watch = PairWatch.NONE;
    for (int second = fromSecond; second <= toSecond; second++) {
      watch =
          watch.elementAndSkin(
              Celsius.of(36 + aboveCelsius), Celsius.of(36), heater, Pads.seconds(second));
    }
    return watch;
  }

  private static boolean isOdd(PairWatch watch, double second) {
    return watch.isOdd(Pads.seconds(second));
  }

  @Test
  void skinSensorsMayDifferByOneAndAHalf() {
    PairWatch watch = skins(skins(PairWatch.NONE, 36, 37.5, 0), 37.5, 36, 60);
    assertEquals(Optional.empty(), apartFor(watch, 60));
  }

  @Test
  void skinSensorsMayDifferByMoreForLessThanTenSeconds() {
    for (double other : new double[] {34.4375, 37.5625}) {
      PairWatch watch = skins(skins(PairWatch.NONE, 36, other, 0), 36, other, 5);
      assertEquals(Optional.empty(), apartFor(watch, 9.999), "with " + other);
      assertEquals(Optional.of(Duration.ofSeconds(10)), apartFor(watch, 10), "with " + other);
    }
  }

  @Test
  void skinSensorsThatAgreeOnceBeginAnew() {
    PairWatch watch = skins(PairWatch.NONE, 36, 39, 0);
    watch = skins(watch, 36, 37, 9);
    watch = skins(watch, 36, 39, 10);
    assertEquals(Optional.empty(), apartFor(watch, 19.9));
    assertEquals(Optional.of(Duration.ofSeconds(10)), apartFor(watch, 20));
    assertEquals(Optional.empty(), apartFor(skins(watch, 36, 36, 21), 21), "and are believed");
  }

  @Test
  void anElementMayBeFifteenDegreesWarmerThanTheSkin() {
    assertFalse(isOdd(odd(OFF, 15, 0, 60), 60));
    assertFalse(isOdd(odd(ON, 15, 0, 600), 600));
  }

  @Test
  void anElementThatIsWarmerStillForThirtySecondsDoesNotFit() {
    for (HeaterWatch heater : new HeaterWatch[] {ON, OFF}) {
      PairWatch watch = odd(heater, 15.0625, 0, 29);
      assertFalse(isOdd(watch, 29.999), heater::toString);
      assertTrue(isOdd(watch, 30), heater::toString);
    }
  }

  @Test
  void aHeatedElementMayBeOneDegreeColderThanTheSkin() {
    assertFalse(isOdd(odd(ON, -1, 0, 600), 600));
  }

  @Test
  void aColdElementIsNoWonderWithoutHeatAndWhileItWarmsUp() {
    assertFalse(isOdd(odd(OFF, -12, 0, 600), 600));
    PairWatch watch = odd(ON, -12, 0, 149);
    assertFalse(isOdd(watch, 149), "2 min to warm up and 30 s to last");
    assertTrue(isOdd(odd(ON, -12, 0, 150), 150));
    assertTrue(isOdd(odd(ON, -1.0625, 0, 150), 150));
  }

  @Test
  void anElementThatFitsOnceBeginsAnew() {
    PairWatch watch = odd(OFF, 16, 0, 29);
    watch = watch.elementAndSkin(Celsius.of(40), Celsius.of(36), OFF, Pads.seconds(29.5));
    assertFalse(isOdd(watch, 60));
  }

  @Test
  void theTwoPairsAreWatchedApart() {
    PairWatch watch = skins(odd(OFF, 16, 0, 1), 36, 39, 1);
    watch = watch.elementAndSkin(Celsius.of(36), Celsius.of(36), OFF, Pads.seconds(2));
    assertTrue(apartFor(watch, 11).isPresent(), "the skins are still apart");
    watch = skins(odd(OFF, 16, 0, 1), 36, 36, 2);
    assertTrue(isOdd(watch, 30), "the element still does not fit");
  }
}
