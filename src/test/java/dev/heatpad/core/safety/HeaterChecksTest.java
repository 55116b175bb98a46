package dev.heatpad.core.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.HeaterChecks.Contact;
import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * R5, R27 and R29: each rule just inside and just outside of its limit. The densities are those of
 * the reference pad, 250 W/m2, where nothing else is said.
 */
class HeaterChecksTest {

  private static final Map<FaultCode, Integer> NOTHING = Map.of();
  private static final int TEN_MINUTES = 600;

  private static Map<FaultCode, Integer> notWarming(int second) {
    return Map.of(FaultCode.NOT_WARMING, second);
  }

  private static Map<FaultCode, Integer> runaway(int second) {
    return Map.of(FaultCode.RUNAWAY, second);
  }

  private static Map<FaultCode, Integer> stuck(int second) {
    return Map.of(FaultCode.RELAY_STUCK, second);
  }

  private static DoubleUnaryOperator steady(double celsius) {
    return _ -> celsius;
  }

  /** Steady until a second, from then on a line. */
  private static DoubleUnaryOperator line(
      double celsius, double fromSecond, double celsiusPerMinute) {
    return second -> celsius + Math.max(0, second - fromSecond) / 60 * celsiusPerMinute;
  }

  /** A line between two seconds, steady before and after. */
  private static DoubleUnaryOperator ramp(
      double fromCelsius, double toCelsius, double fromSecond, double toSecond) {
    return second ->
        fromCelsius
            + (toCelsius - fromCelsius)
                * Math.clamp((second - fromSecond) / (toSecond - fromSecond), 0, 1);
  }

  /** A cold pad cools a skin of 34 C by 0.4 C, then warms it towards 40 C. */
  private static double warmingUp(double second) {
    double contact = 0.4 * (1 - Math.exp(-Math.max(0, second) / 15));
    double heat = 6 * (1 - Math.exp(-Math.max(0, second - 20) / 200));
    return 34 - contact + heat;
  }

  /** Warmed to 40 C, and from second 0 on towards 36 C. */
  private static double coolingDown(double second) {
    return second < 0 ? 40 + second / 200 : 36 + 4 * Math.exp(-second / 400);
  }

  // Not warming early.

  @Test
  void aSkinThatDoesNotTurnIsFoundAfterNinetySeconds() {
    assertEquals(notWarming(88), HeaterStory.on(steady(34)).findings(88));
    assertEquals(notWarming(88), HeaterStory.on(line(34, 0, -0.2)).findings(88));
  }

  /**
   * 0.075 C above the lowest of the last minute is enough at 250 W/m2, and less is not, where the
   * skin was still falling on the cold pad when heat began.
   */
  @Test
  void aSkinThatTurnsInTimeIsNotSuspected() {
    assertEquals(NOTHING, HeaterStory.on(turning(84.3)).findings(TEN_MINUTES));
    assertEquals(notWarming(88), HeaterStory.on(turning(84.8)).findings(88));
  }

  private static DoubleUnaryOperator turning(double second) {
    DoubleUnaryOperator rises = line(34, second, 1.3);
    return at -> at < 0 ? 34 - at / 60 * 0.5 : rises.applyAsDouble(at);
  }

  /**
   * On a body that lay there and was at rest, a dead pad warms by 0.75 C at most until the 88th
   * second, and the weakest healthy one by 0.87 C: the line is at 0.72 C, and 0.175 C at 100 W/m2.
   */
  @Test
  void aSkinThatWarmsNoMoreThanABodyAloneWarmsItIsFoundAfterNinetySeconds() {
    assertEquals(notWarming(88), HeaterStory.on(gaining(0, 0.69)).findings(88));
    assertEquals(NOTHING, HeaterStory.on(gaining(0, 0.73)).findings(TEN_MINUTES));
    assertEquals(notWarming(88), HeaterStory.on(gaining(0, 0.17)).withDensity(100).findings(88));
    assertEquals(NOTHING, HeaterStory.on(gaining(0, 0.18)).withDensity(100).findings(TEN_MINUTES));
  }

  /** What was rising before is expected to rise on: 0.15 C more shows the heat. */
  @Test
  void aSkinThatGoesOnWarmingAsBeforeIsFoundAfterNinetySeconds() {
    double alone = 0.3 * 88 / 60;
    assertEquals(notWarming(88), HeaterStory.on(gaining(0.3, alone + 0.14)).findings(88));
    assertEquals(NOTHING, HeaterStory.on(gaining(0.3, alone + 0.2)).findings(TEN_MINUTES));
  }

  /** A skin that still settles on the pad, or a sensor that somebody just lay on, says nothing. */
  @Test
  void whatWasStillFallingOrRisingFastIsNotJudgedByItsGain() {
    assertEquals(NOTHING, HeaterStory.on(gaining(-0.31, 0.2)).findings(TEN_MINUTES));
    assertEquals(NOTHING, HeaterStory.on(gaining(0.61, 0.2)).findings(TEN_MINUTES));
  }

  /** Changes by so much a minute before heat, and then by so much in 88 s, and on like that. */
  private static DoubleUnaryOperator gaining(double minuteBefore, double celsiusIn88Seconds) {
    return at -> at < 0 ? 34 + at / 60 * minuteBefore : 34 + at / 88 * celsiusIn88Seconds;
  }

  @Test
  void aSkinNearItsBalanceOrItsTargetNeedNotWarm() {
    assertEquals(notWarming(88), HeaterStory.on(steady(36.9375)).findings(88));
    assertEquals(NOTHING, HeaterStory.on(steady(37)).findings(TEN_MINUTES));
    assertEquals(notWarming(88), HeaterStory.on(steady(34.9375)).withTarget(37).findings(88));
    assertEquals(NOTHING, HeaterStory.on(steady(35)).withTarget(37).findings(TEN_MINUTES));
  }

  @Test
  void afterFourMinutesOfHeatASteadySkinIsNoProof() {
    HeaterStory story = HeaterStory.on(steady(34));
    assertEquals(notWarming(88), story.heatedBefore(Duration.ofSeconds(152)).findings(TEN_MINUTES));
    assertEquals(NOTHING, story.heatedBefore(Duration.ofSeconds(153)).findings(TEN_MINUTES));
  }

  /** R29: a sensor that came off in a pause lies in the room and shows what it shows there. */
  @Test
  void aSensorThatShowsTheRoomUnderHeatIsFoundHoweverLongTheSessionHasHeated() {
    HeaterStory story = HeaterStory.on(steady(25)).heatedBefore(Duration.ofMinutes(8));
    assertEquals(notWarming(88), story.findings(88));
    assertEquals(
        notWarming(88),
        HeaterStory.on(steady(31.9375)).heatedBefore(Duration.ofMinutes(8)).findings(88));
    assertEquals(
        NOTHING,
        HeaterStory.on(steady(32)).heatedBefore(Duration.ofMinutes(8)).findings(TEN_MINUTES));
  }

  // Falling under heat.

  /** 0.25 C below the highest since the 60th second, when every healthy skin has turned. */
  @Test
  void aSkinThatFallsUnderHeatIsFound() {
    Duration before = Duration.ofMinutes(10);
    assertEquals(
        notWarming(110), HeaterStory.on(line(39, 0, -0.3)).heatedBefore(before).findings(110));
    assertEquals(
        NOTHING, HeaterStory.on(line(39, 0, -0.06)).heatedBefore(before).findings(TEN_MINUTES));
  }

  @Test
  void aFallCountsFromTwoMinutesOfHeatOn() {
    assertEquals(notWarming(150), HeaterStory.on(line(39, 0, -0.5)).findings(TEN_MINUTES));
    assertEquals(
        notWarming(119),
        HeaterStory.on(line(39, 0, -0.5)).heatedBefore(Duration.ofSeconds(31)).findings(300));
  }

  @Test
  void aSensorThatComesOffIsFoundInFifteenSeconds() {
    Duration before = Duration.ofMinutes(10);
    assertEquals(
        notWarming(35),
        HeaterStory.on(ramp(39, 37.99, 20, 35)).heatedBefore(before).findings(TEN_MINUTES));
    assertEquals(
        notWarming(93),
        HeaterStory.on(ramp(39, 38.7, 80, 95)).heatedBefore(before).findings(TEN_MINUTES),
        "by the slow rule");
    assertEquals(
        notWarming(15),
        HeaterStory.on(line(40, -20, -6)).heatedBefore(before).findings(TEN_MINUTES),
        "what fell before heat began does not count sooner");
  }

  // Running away.

  /** R5: 1.5 times what the pad can, 1.4775 C in a minute at 250 W/m2. */
  @Test
  void aSkinThatWarmsFasterThanThePadCanIsFoundAfterAMinute() {
    assertEquals(runaway(60), HeaterStory.on(line(34.6, 0, 1.48)).findings(60));
    assertEquals(NOTHING, HeaterStory.on(line(34.6, 0, 1.38)).findings(300));
    assertEquals(
        NOTHING, HeaterStory.on(line(34.6, 0, 2.0)).withDensity(420).findings(200), "denser");
    assertEquals(runaway(60), HeaterStory.on(line(34.6, 0, 2.22)).withDensity(420).findings(60));
  }

  @Test
  void runningAwayIsLookedForInTheWholeSession() {
    assertEquals(
        runaway(200 + 50),
        HeaterStory.on(line(38, 200, 1.8)).heatedBefore(Duration.ofMinutes(20)).findings(250));
  }

  @Test
  void whoLiesDownOnThePadWarmsItsSensorAtOnce() {
    assertEquals(
        NOTHING,
        HeaterStory.on(line(34.6, 0, 3)).with(Contact.UNKNOWN).findings(200),
        "nobody lay on it when heat began");
    assertEquals(NOTHING, HeaterStory.on(ramp(30, 35.9, 0, 60)).findings(119));
    assertEquals(
        runaway(65),
        HeaterStory.on(line(34.4, 0, 3)).findings(70),
        "from the first mark at 34.5 C on it is a body that is warmed");
  }

  // Stuck, seen by not cooling.

  /** A tenth of a degree below the highest of the last 85 s is asked for. */
  @Test
  void aWarmSkinThatDoesNotCoolIsFoundAfterNinetySeconds() {
    assertEquals(stuck(88), HeaterStory.off(steady(40)).findings(88));
    assertEquals(stuck(88), HeaterStory.off(line(40, 0, -0.066)).findings(88));
    assertEquals(NOTHING, HeaterStory.off(line(42, 0, -0.075)).findings(TEN_MINUTES));
    assertEquals(
        NOTHING, HeaterStory.off(ramp(40, 39.5, 40, 60)).findings(125), "it warms on for a while");
  }

  @Test
  void aDensePadHasTwoMinutesToCool() {
    assertEquals(stuck(88), HeaterStory.off(steady(40)).withDensity(260).findings(88));
    assertEquals(stuck(120), HeaterStory.off(steady(40)).withDensity(261).findings(120));
  }

  @Test
  void below38Point6ABodyAloneMayKeepTheSkinWarm() {
    assertEquals(stuck(88), HeaterStory.off(steady(38.625)).findings(88));
    assertEquals(NOTHING, HeaterStory.off(steady(38.5625)).findings(TEN_MINUTES));
    assertEquals(NOTHING, HeaterStory.off(ramp(36, 38.5625, 0, 300)).findings(TEN_MINUTES));
  }

  @Test
  void notCoolingIsLookedForHoweverLongTheHeaterIsOff() {
    assertEquals(stuck(400), HeaterStory.off(ramp(37.8, 38.6, 300, 400)).findings(TEN_MINUTES));
    assertEquals(stuck(200), HeaterStory.off(ramp(37.6, 38.6, 0, 200)).findings(TEN_MINUTES));
  }

  // Stuck, seen by a hot element.

  @Test
  void anElementTwoDegreesAboveTheSkinHasToCool() {
    HeaterStory story = HeaterStory.off(steady(35));
    assertEquals(stuck(60), story.withElement(steady(37)).findings(60));
    assertEquals(NOTHING, story.withElement(steady(36.9375)).findings(TEN_MINUTES));
    assertEquals(stuck(60), story.withElement(line(45, 0, -0.29)).findings(60));
    assertEquals(NOTHING, story.withElement(line(45, 0, -0.31)).findings(TEN_MINUTES));
    assertEquals(stuck(60), story.withElement(line(45, 0, 3)).findings(60));
  }

  // Healthy pads, seen by sensors without and with lag.

  @Test
  void aHealthyWarmUpIsNotSuspectedWhateverTheLag() {
    for (int lag : new int[] {0, 20, 30}) {
      assertEquals(
          NOTHING,
          HeaterStory.on(HeaterChecksTest::warmingUp)
              .seenThrough(Duration.ofSeconds(lag))
              .findings(TEN_MINUTES),
          "lag " + lag + " s");
    }
  }

  @Test
  void aHealthyCoolDownIsNotSuspectedWhateverTheLag() {
    for (int lag : new int[] {0, 20, 30}) {
      assertEquals(
          NOTHING,
          HeaterStory.off(HeaterChecksTest::coolingDown)
              .withElement(second -> coolingDown(second) + 8 * Math.exp(-Math.max(0, second) / 55))
              .seenThrough(Duration.ofSeconds(lag))
              .findings(TEN_MINUTES),
          "lag " + lag + " s");
    }
  }

  @Test
  void somebodyWhoLiesDownWhileItHeatsIsNotSuspectedWhateverTheLag() {
    for (int lag : new int[] {0, 20, 30}) {
      assertEquals(
          NOTHING,
          HeaterStory.on(second -> second < 40 ? 23 + Math.max(0, second) / 20 : warmingUp(second))
              .with(Contact.UNKNOWN)
              .seenThrough(Duration.ofSeconds(lag))
              .findings(TEN_MINUTES),
          "lag " + lag + " s");
    }
  }

  /** A fault is not hidden by the lag either: a dead heater and a welded relay in 90 s. */
  @Test
  void aDeadHeaterAndAWeldedRelayAreFoundWhateverTheLag() {
    for (int lag : new int[] {0, 20, 30}) {
      Duration constant = Duration.ofSeconds(lag);
      Map<FaultCode, Integer> dead =
          HeaterStory.on(second -> 34 - 0.4 * (1 - Math.exp(-Math.max(0, second) / 15)))
              .seenThrough(constant)
              .findings(TEN_MINUTES);
      assertEquals(notWarming(88), dead, "lag " + lag + " s");
      Map<FaultCode, Integer> welded =
          HeaterStory.off(second -> 40 + second / 200).seenThrough(constant).findings(90);
      assertTrue(welded.containsKey(FaultCode.RELAY_STUCK), "lag " + lag + " s");
    }
  }
}
