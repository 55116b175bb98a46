package dev.heatpad.core.wearable;

import static dev.heatpad.core.wearable.Wearer.PHONE;
import static dev.heatpad.core.wearable.Wearer.STRAP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.wearable.Signal.Movement;
import dev.heatpad.core.wearable.Signal.Sleep;
import dev.heatpad.core.wearable.Signal.Stage;
import dev.heatpad.core.wearable.WearablePolicy.Objection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules about sleep, each at its edge. */
class SleepTest {

  private static final List<Rule> NOTHING = List.of();
  private static final List<Rule> FELL = List.of(Rule.HEART_RATE_FELL);

  private static Wearer awakeAt(int perMinute) {
    return Wearer.advisedBy(STRAP)
        .hearts(5, perMinute)
        .begins()
        .hearts(7 * 60 + 1, second -> perMinute - 1 + second % 3);
  }

  @Test
  void anExplicitSleepSignalIsBelievedAtOnce() {
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().says(PHONE, new Sleep(Stage.ASLEEP));
    assertEquals(List.of(Rule.ASLEEP), wearer.rules());
    assertEquals(List.of(Rule.ASLEEP), wearer.waits(3_600).rules(), "silence wakes nobody");
    assertEquals(NOTHING, wearer.says(PHONE, new Sleep(Stage.AWAKE)).rules());
  }

  @Test
  void asleepRefusesAStartForAQuarterOfAnHourOrUntilAwake() {
    Wearer wearer = Wearer.advisedBy(STRAP).says(PHONE, new Sleep(Stage.ASLEEP)).waits(15 * 60);
    assertEquals(Optional.of(Objection.ASLEEP), wearer.objection());
    assertEquals(Optional.empty(), wearer.waits(0.001).objection());
    wearer.says(PHONE, new Sleep(Stage.ASLEEP)).says(PHONE, new Sleep(Stage.AWAKE));
    assertEquals(Optional.empty(), wearer.objection());
  }

  @Test
  void aSuspicionAsksUntilAPersonActs() {
    Wearer wearer =
        Wearer.advisedBy(STRAP).inSession().waits(1).says(PHONE, new Sleep(Stage.LIKELY_ASLEEP));
    assertEquals(List.of(Rule.LIKELY_ASLEEP), wearer.rules());
    assertEquals(NOTHING, wearer.answers().rules());
    wearer.waits(1).says(PHONE, new Sleep(Stage.LIKELY_ASLEEP));
    assertEquals(List.of(Rule.LIKELY_ASLEEP), wearer.rules());
  }

  /** 92 % of 75 is 69: there the median of three minutes has to stay for four. */
  @Test
  void aHeartRateThatFellBy8PercentForFourMinutesAsks() {
    assertEquals(NOTHING, awakeAt(75).hearts(900, 70).rules(), "94 %");
    Wearer wearer = awakeAt(75).hearts(180 + 239, second -> 68 + second % 2);
    assertEquals(FELL, wearer.hearts(30, second -> 68 + second % 2).rules());
    Wearer sooner = awakeAt(75).hearts(90 + 239, second -> 68 + second % 2);
    assertEquals(NOTHING, sooner.rules());
  }

  @Test
  void aFallBelowFourBeatsIsNone() {
    assertEquals(NOTHING, awakeAt(45).hearts(900, second -> 42 - second % 2).rules());
    assertEquals(FELL, awakeAt(50).hearts(900, second -> 46 - second % 2).rules());
  }

  @Test
  void withoutABaselineNoFallIsSeen() {
    Wearer wearer = Wearer.advisedBy(STRAP).hearts(5, 75).begins().waits(420).hearts(900, 55);
    assertEquals(NOTHING, wearer.rules());
  }

  @Test
  void motionPutsOffTheFall() {
    Wearer wearer = awakeAt(75).hearts(400, 60).says(new Signal.Motion(Movement.MOVING));
    assertEquals(NOTHING, wearer.hearts(239, 60).rules());
    assertEquals(FELL, wearer.hearts(1, 60).rules());
  }

  @Test
  void afterAnAnswerAFallHasToLastTenMinutes() {
    Wearer wearer = awakeAt(75).hearts(500, 60);
    assertEquals(FELL, wearer.rules());
    assertEquals(NOTHING, wearer.answers().hearts(599, 60).rules());
    assertEquals(FELL, wearer.hearts(1, 60).rules());
  }

  @Test
  void stillnessForEightMinutesAsks() {
    Signal still = new Signal.Motion(Movement.STILL);
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().says(still).each(8 * 60 - 1, still);
    assertEquals(NOTHING, wearer.rules());
    assertEquals(List.of(Rule.STILL), wearer.each(1, still).rules());
    assertEquals(NOTHING, wearer.says(new Signal.Motion(Movement.MOVING)).rules());
  }

  @Test
  void silenceIsNoStillness() {
    Signal still = new Signal.Motion(Movement.STILL);
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().says(still).waits(600).says(still);
    assertEquals(NOTHING, wearer.rules());
  }

  @Test
  void anAnswerBeginsStillnessAnew() {
    Signal still = new Signal.Motion(Movement.STILL);
    Wearer wearer = Wearer.advisedBy(STRAP).inSession().each(500, still);
    assertEquals(List.of(Rule.STILL), wearer.rules());
    assertEquals(NOTHING, wearer.answers().each(479, still).rules());
    assertEquals(List.of(Rule.STILL), wearer.each(1, still).rules());
  }
}
