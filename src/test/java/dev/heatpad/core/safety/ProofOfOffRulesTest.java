package dev.heatpad.core.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.HeaterChecks.Sensed;
import dev.heatpad.core.safety.HeaterChecks.View;
import dev.heatpad.core.safety.HeaterRatings.Metered;
import dev.heatpad.core.safety.HeaterWatch.Supply;
import dev.heatpad.core.safety.HeaterWatch.Told;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fixture.Pads;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** R27: every way in which it is shown, or is not, that the heater is off. Off is second 0. */
class ProofOfOffRulesTest {

  private static final HeaterRatings USUAL = new HeaterRatings(30, 250, Optional.empty());
  private static final HeaterRatings DENSE = new HeaterRatings(50, 417, Optional.empty());
  private static final HeaterRatings METERED =
      new HeaterRatings(30, 250, Optional.of(new Metered(12, 2.5)));
  private static final HeaterWatch OFF =
      HeaterWatch.UNTOLD.after(
          Told.asWished(Position.OFF, Supply.RELEASED), Asking.Skin.UNSEEN, Pads.START);
  private static final HeaterWatch ON =
      HeaterWatch.UNTOLD.after(
          Told.asWished(Position.ON, Supply.HELD), Asking.Skin.UNSEEN, Pads.START);

  private static final Optional<ProofOfOff> NOTHING_YET = Optional.empty();

  private static Optional<ProofOfOff> shown(
      HeaterRatings ratings, HeaterWatch watch, IntToDoubleFunction skin, int second) {
    Trend trend = Trend.NONE;
    for (int past = -100; past <= second; past++) {
      trend = trend.with(Celsius.of(skin.applyAsDouble(past)), Pads.seconds(past));
    }
    Sensed sensed = new Sensed(Celsius.of(skin.applyAsDouble(second)), trend);
    View view = new View(ratings, watch, Optional.of(sensed), Optional.empty(), Optional.empty());
    return HeaterChecks.proofOfOff(view, Optional.empty(), Pads.seconds(second));
  }

  private static Optional<ProofOfOff> shown(double celsius, int second) {
    return shown(USUAL, OFF, _ -> celsius, second);
  }

  private static Optional<ProofOfOff> metered(double amperes, double sampledAt) {
    View view = new View(METERED, OFF, Optional.empty(), Optional.empty(), Optional.empty());
    return HeaterChecks.proofOfOff(
        view, Optional.of(new PowerSample(0, amperes, Pads.seconds(sampledAt))), Pads.seconds(100));
  }

  @Test
  void aHeaterThatIsOnOrWasNeverToldAnythingProvesNothing() {
    assertEquals(NOTHING_YET, shown(USUAL, ON, _ -> 30, 600));
    assertEquals(NOTHING_YET, shown(USUAL, HeaterWatch.UNTOLD, _ -> 30, 600));
  }

  @Test
  void aSkinBelow37IsNoWarmerThanABody() {
    assertEquals(Optional.of(ProofOfOff.COLD), shown(36.9375, 0));
    assertEquals(NOTHING_YET, shown(37, 0));
  }

  /** More than a tenth of a degree below the highest of the last 85 s. */
  @Test
  void aSkinThatFallsIsCoolingOnceItsHeatCanBeOver() {
    assertEquals(
        Optional.of(ProofOfOff.COOLING),
        shown(USUAL, OFF, second -> second < 40 ? 39 : 38.875, 88));
    assertEquals(NOTHING_YET, shown(USUAL, OFF, second -> second < 40 ? 39 : 38.875, 87));
    assertEquals(NOTHING_YET, shown(USUAL, OFF, second -> second < 40 ? 39 : 38.9375, 88));
  }

  @Test
  void aDensePadIsWatchedForTwoMinutes() {
    IntToDoubleFunction falling = second -> 39 - second / 100.0;
    assertEquals(NOTHING_YET, shown(DENSE, OFF, falling, 119));
    assertEquals(Optional.of(ProofOfOff.COOLING), shown(DENSE, OFF, falling, 120));
  }

  /** A pad at which nothing was found in all that time counts as cooling. */
  @Test
  void afterFourMinutesWithoutAFindingItIsSaidThatNothingWasShown() {
    assertEquals(NOTHING_YET, shown(37.5, 240));
    assertEquals(Optional.of(ProofOfOff.INCONCLUSIVE), shown(37.5, 241));
  }

  @Test
  void withoutAReadingNothingIsShown() {
    View blind = new View(USUAL, OFF, Optional.empty(), Optional.empty(), Optional.empty());
    assertEquals(
        NOTHING_YET, HeaterChecks.proofOfOff(blind, Optional.empty(), Pads.seconds(6_000)));
  }

  @Test
  void aMeterShowsItFromASecondOnWhateverTheSkinDoes() {
    assertEquals(NOTHING_YET, metered(0, 0.999));
    assertEquals(Optional.of(ProofOfOff.CURRENT), metered(0, 1));
    assertEquals(Optional.of(ProofOfOff.CURRENT), metered(0.125, 1));
    assertEquals(NOTHING_YET, metered(0.126, 1));
    assertEquals(NOTHING_YET, metered(Double.NaN, 1));
  }

  @Test
  void whereAMeterIsWiredOnlyTheMeterShowsIt() {
    assertEquals(NOTHING_YET, shown(METERED, OFF, _ -> 20, 6_000));
  }
}
