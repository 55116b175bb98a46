package dev.heatpad.core.wearable;

import static dev.heatpad.core.wearable.Wearer.OPTICAL;
import static dev.heatpad.core.wearable.Wearer.STRAP;
import static dev.heatpad.core.wearable.Wearer.beat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.wearable.Signal.Movement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The limits of the heart rate, each at its edge. */
class HeartRateTest {

  private static final List<Rule> NOTHING = List.of();
  private static final int MINUTES_7 = 7 * 60 - 1;

  /** Minutes 2 to 7 at this rate, and the value that closes them. */
  private static Wearer rested(int perMinute) {
    return Wearer.advisedBy(STRAP)
        .hearts(5, perMinute)
        .begins()
        .hearts(MINUTES_7, second -> perMinute - 1 + second % 3);
  }

  @Test
  void withoutABaselineMoreThan120For30SecondsIsHigh() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().hearts(60, 65);
    assertEquals(NOTHING, ramp(wearer, 119).hearts(200, second -> 119 + second % 2).rules());
    wearer = ramp(Wearer.advisedBy(STRAP).inSession(), 120).hearts(40, 121);
    assertTrue(wearer.rules().contains(Rule.HIGH_HEART_RATE), "in the end it is high");
  }

  /** A step is no plausible start of a level, so it goes up by 20 a second. */
  private static Wearer ramp(Wearer wearer, int to) {
    for (int rate = 70; rate < to; rate += 20) {
      wearer.waits(1).says(beat(rate));
    }
    return wearer;
  }

  @Test
  void highLastsThirtySecondsOfMediansAndHardTen() {
    Wearer high = ramp(Wearer.advisedBy(STRAP).inSession(), 125).hearts(10, 125);
    int seconds = 0;
    while (high.rules().isEmpty()) {
      high.hearts(1, 125);
      seconds++;
    }
    assertEquals(List.of(Rule.HIGH_HEART_RATE), high.rules());
    assertTrue(seconds >= 24 && seconds <= 30, "after a median and 30 s: " + seconds);
    Wearer hard = ramp(Wearer.advisedBy(STRAP).inSession(), 140).hearts(10, 131);
    assertEquals(List.of(Rule.HARD_HEART_RATE), hard.hearts(6, 131).rules());
    Wearer edge = ramp(Wearer.advisedBy(STRAP).inSession(), 130).each(25, beat(130));
    assertEquals(NOTHING, edge.rules(), "130 is not above 130");
  }

  @Test
  void silenceAddsNothingToALevel() {
    Wearer wearer = ramp(Wearer.advisedBy(STRAP).inSession(), 125).hearts(20, 125).waits(300);
    assertEquals(NOTHING, wearer.rules());
    assertEquals(NOTHING, wearer.hearts(20, 125).rules(), "it begins anew");
  }

  @Test
  void aValueBelowTheLimitBetweenEndsTheLevel() {
    Wearer wearer = ramp(Wearer.advisedBy(STRAP).inSession(), 125).hearts(20, 125).hearts(10, 110);
    assertEquals(NOTHING, wearer.hearts(20, 125).rules());
  }

  @Test
  void theBaselineIsTheMedianOfMinutes2To7() {
    Wearer wearer = rested(70);
    assertEquals(OptionalInt.empty(), levels(wearer).baselinePerMinute());
    wearer.hearts(1, 70);
    assertEquals(OptionalInt.of(70), levels(wearer).baselinePerMinute());
    assertEquals(100, levels(wearer).highPerMinute(WearableRules.of(WearableRules.Mode.ADVISE)));
    assertEquals(
        105,
        levels(rested(75).hearts(1, 75))
            .highPerMinute(WearableRules.of(WearableRules.Mode.ADVISE)));
    assertEquals(
        120,
        levels(rested(95).hearts(1, 95))
            .highPerMinute(WearableRules.of(WearableRules.Mode.ADVISE)));
    assertEquals(
        90, levels(wearer).highPerMinute(new WearableRules(WearableRules.Mode.ADVISE, 90)));
  }

  private static HeartLevels levels(Wearer wearer) {
    return Objects.requireNonNull(
        wearer.watch().session().orElseThrow().levels().get(STRAP.name()));
  }

  @Test
  void fiftyNineValuesAreNoBaselineAndAHeartThatWasBusyGivesNone() {
    Wearer few = Wearer.advisedBy(STRAP).hearts(5, 65).begins().waits(120);
    few.hearts(59, 65).waits(300).hearts(1, 65);
    assertEquals(OptionalInt.empty(), levels(few).baselinePerMinute());
    Wearer enough = Wearer.advisedBy(STRAP).hearts(5, 65).begins().waits(120);
    enough.hearts(60, 65).waits(300).hearts(1, 65);
    assertEquals(OptionalInt.of(65), levels(enough).baselinePerMinute());
    Wearer busy = Wearer.advisedBy(STRAP).hearts(5, 65).begins();
    for (int second = 0; second < MINUTES_7; second++) {
      busy.says(new Signal.Motion(Movement.MOVING)).hearts(1, 65);
    }
    assertEquals(OptionalInt.empty(), levels(busy.hearts(1, 65)).baselinePerMinute());
  }

  @Test
  void lowIsBelow40For30Seconds() {
    assertEquals(NOTHING, Wearer.advisedBy(STRAP).inSession().hearts(90, s -> 40 + s % 2).rules());
    Wearer low = Wearer.advisedBy(STRAP).inSession().hearts(20, second -> 39 - second % 2);
    assertEquals(NOTHING, low.rules());
    assertEquals(List.of(Rule.LOW_HEART_RATE), low.hearts(30, s -> 39 - s % 2).rules());
  }

  @Test
  void aRiseOf20ForFiveMinutesWithoutMotionEasesHeat() {
    Wearer below = rested(70).hearts(320, second -> 88 + second % 2);
    assertEquals(NOTHING, below.rules());
    Wearer rose = rested(70).hearts(320, second -> 90 + second % 2);
    assertEquals(List.of(Rule.HEART_RATE_ROSE), rose.rules());
    Wearer moved =
        rested(70).hearts(100, 90).says(new Signal.Motion(Movement.MOVING)).hearts(220, 90);
    assertEquals(NOTHING, moved.rules());
  }

  /** A device that is not worn tells of no heart. */
  @Test
  void theHeartOfADeviceThatIsOffIsNotJudged() {
    Wearer wearer =
        ramp(Wearer.advisedBy(OPTICAL).inSession(), 140)
            .says(new Signal.Wear(Signal.Worn.OFF_BODY))
            .hearts(60, 140);
    assertEquals(List.of(Rule.OFF_BODY), wearer.rules());
  }

  @Test
  void theRecordOfASessionHasLowestMeanAndHighest() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().each(1, beat(60)).each(2, beat(72));
    assertEquals(
        Optional.of(new HeartSummary(60, 68, 72)),
        wearer.watch().session().orElseThrow().tally().summary());
    assertEquals(
        Optional.empty(), WearableWatch.HeartTally.NONE.summary(), "without a value there is none");
  }

  @Test
  void aLimitCanOnlyBeStricter() {
    assertThrows(
        IllegalArgumentException.class, () -> new WearableRules(WearableRules.Mode.ADVISE, 121));
    assertThrows(
        IllegalArgumentException.class, () -> new WearableRules(WearableRules.Mode.ADVISE, 79));
  }

  @Test
  void everyFindingTellsItsRuleItsValuesAndTheirAge() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().hearts(70, second -> 38 + second % 2);
    assertEquals(
        "low_heart_rate: median 39 below 40, 3 s ago",
        wearer.waits(3).findings().getFirst().text());
  }
}
