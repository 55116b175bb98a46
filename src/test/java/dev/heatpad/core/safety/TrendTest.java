package dev.heatpad.core.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** How far a temperature rose or fell, on which R5, R27 and R29 rest. */
class TrendTest {

  private static final Duration MINUTE = Duration.ofSeconds(60);

  /** One reading a second, the last one included. */
  private static Trend each(int fromSecond, int toSecond, IntToDoubleFunction celsius) {
    return each(Trend.NONE, fromSecond, toSecond, celsius);
  }

  private static Trend each(
      Trend before, int fromSecond, int toSecond, IntToDoubleFunction celsius) {
    Trend trend = before;
    for (int second = fromSecond; second <= toSecond; second++) {
      trend = trend.with(Celsius.of(celsius.applyAsDouble(second)), Pads.seconds(second));
    }
    return trend;
  }

  private static OptionalDouble rise(Trend trend, Duration window, double celsius, double second) {
    return trend.riseCelsius(window, Celsius.of(celsius), Pads.seconds(second));
  }

  @Test
  void withoutAPastThereIsNoRise() {
    assertEquals(OptionalDouble.empty(), rise(Trend.NONE, MINUTE, 34, 0));
    assertEquals(OptionalDouble.empty(), Trend.NONE.lowestCelsius(MINUTE, Pads.START));
  }

  @Test
  void aRiseIsKnownFromTheFirstMomentAtWhichTheTrendIsAsLongAsTheWindow() {
    Trend trend = each(0, 60, second -> 34 + second / 64.0);
    assertEquals(OptionalDouble.empty(), rise(trend, MINUTE, 35, 59.999));
    assertEquals(OptionalDouble.of(1), rise(trend, MINUTE, 35, 60));
  }

  @Test
  void aFallIsANegativeRise() {
    Trend trend = each(0, 15, second -> 38 - second / 16.0);
    assertEquals(OptionalDouble.of(-1.5), rise(trend, Duration.ofSeconds(15), 36.5, 15));
  }

  /** Never a shorter time than was asked for, and less than five seconds more. */
  @Test
  void aRiseReachesBackToTheYoungestMarkThatIsOldEnough() {
    Trend trend = each(0, 100, second -> second);
    for (int late = 0; late < 5; late++) {
      assertEquals(
          OptionalDouble.of(60 + late), rise(trend, MINUTE, 100 + late, 100 + late), "+" + late);
    }
    assertEquals(OptionalDouble.of(60), rise(trend, MINUTE, 105, 105));
  }

  @Test
  void theWholeReachCanBeAskedForWheneverTheTrendIsLongEnough() {
    for (int end = 90; end <= 200; end++) {
      Trend trend = each(0, end, second -> 34);
      assertEquals(OptionalDouble.of(1), rise(trend, Trend.REACH, 35, end), "at " + end);
      assertEquals(
          OptionalDouble.of(34), trend.lowestCelsius(Trend.REACH, Pads.seconds(end)), "at " + end);
    }
  }

  @Test
  void whatLiesBeyondTheReachIsForgotten() {
    Trend trend = each(0, 10_000, second -> 34);
    assertEquals(Trend.REACH.toSeconds() / 5 + 1, trend.marks().size());
    Trend fast = Trend.NONE;
    for (int tenth = 0; tenth <= 10_000; tenth++) {
      fast = fast.with(Celsius.of(34), Pads.seconds(tenth / 10.0));
    }
    assertEquals(Trend.REACH.toSeconds() / 5 + 1, fast.marks().size(), "however often it reads");
  }

  @Test
  void aGapOfMoreThanTenSecondsBeginsANewTrend() {
    Trend before = each(0, 100, second -> 34);
    Trend bridged = before.with(Celsius.of(35), Pads.seconds(110));
    assertEquals(OptionalDouble.of(2), rise(bridged, MINUTE, 36, 110));
    Trend broken = before.with(Celsius.of(35), Pads.seconds(110.001));
    assertEquals(OptionalDouble.empty(), rise(broken, Duration.ofSeconds(5), 36, 110.001));
    assertEquals(OptionalDouble.empty(), broken.lowestCelsius(MINUTE, Pads.seconds(110.001)));
    Trend again = each(broken, 111, 171, second -> 37);
    assertEquals(OptionalDouble.of(2), rise(again, MINUTE, 37, 171));
  }

  @Test
  void theLowestIsThatOfTheWindowAndNotOfEarlier() {
    IntToDoubleFunction dip = second -> second >= 95 && second <= 105 ? 33 : 34;
    for (int end = 160; end <= 180; end++) {
      assertEquals(
          OptionalDouble.of(end < 170 ? 33 : 34),
          each(0, end, dip).lowestCelsius(MINUTE, Pads.seconds(end)),
          "at " + end);
    }
  }

  @Test
  void theLowestIsUnknownUntilTheTrendIsAsLongAsTheWindow() {
    Trend trend = each(0, 60, second -> 34);
    assertEquals(OptionalDouble.empty(), trend.lowestCelsius(MINUTE, Pads.seconds(59.9)));
    assertEquals(OptionalDouble.of(34), trend.lowestCelsius(MINUTE, Pads.seconds(60)));
  }
}
