package dev.heatpad.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heatpad.core.command.Command.Choice;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.dose.Ledger.PastSession;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S10, D3, D5, D8: what stands before a start, each at its limit. */
class StartGateTest {

  private static final Pad PAD = Pads.idle();
  private static final MonotonicTime NOW = Pads.seconds(1);
  private static final double DAY_CEM43_MINUTES = Profile.STANDARD.dayCem43Minutes();

  private static Ledger past(Duration heated, double cem43Minutes) {
    return new Ledger(
        java.util.List.of(new PastSession(Pads.START, heated, cem43Minutes)), Pads.START);
  }

  private static Optional<StartGate.Blocked> blocked(Ledger ledger) {
    return StartGate.blocked(PAD, Pads.turn(NOW, ledger));
  }

  private static StartGate.Chosen choose(Duration duration, double target) {
    return StartGate.choose(
        PAD, new Choice(Optional.empty(), Optional.of(duration), OptionalDouble.of(target)));
  }

  @Test
  void nothingBlocksAPadThatHasHadNothing() {
    assertEquals(Optional.empty(), blocked(Ledger.empty(Pads.START)));
  }

  @Test
  void restBlocksUntilItIsOverAndNotLonger() {
    MonotonicTime later = NOW.plus(Duration.ofMinutes(3));
    assertEquals(
        Optional.of(new StartGate.Blocked(Refusal.REST, Optional.of(later))),
        blocked(new Ledger(java.util.List.of(), later)));
    assertEquals(Optional.empty(), blocked(new Ledger(java.util.List.of(), NOW)));
  }

  @Test
  void theSessionsOfADayBlockUntilTheFirstIsADayOld() {
    Ledger ledger = Ledger.empty(Pads.START);
    for (int session = 1; session <= Profile.STANDARD.sessionsPerDay(); session++) {
      assertEquals(Optional.empty(), blocked(ledger), "before session " + session);
      ledger = ledger.with(new PastSession(Pads.START, Ledger.COUNTS_FROM, 0), Duration.ZERO);
    }
    assertEquals(
        Optional.of(
            new StartGate.Blocked(Refusal.DAY_LIMIT, Optional.of(Pads.START.plus(Ledger.DAY)))),
        blocked(ledger));
  }

  @Test
  void theDoseOfADayBlocksWhenItLeavesNoMinute() {
    Ledger spent = past(Duration.ofMinutes(20), DAY_CEM43_MINUTES);
    assertEquals(
        Optional.of(
            new StartGate.Blocked(Refusal.DOSE_BUDGET, Optional.of(Pads.START.plus(Ledger.DAY)))),
        blocked(spent));
    // At 40.5 C a minute costs a 32nd: what is left is one minute exactly.
    assertEquals(
        Optional.empty(), blocked(past(Duration.ofMinutes(20), DAY_CEM43_MINUTES - 1.0 / 32)));
  }

  @Test
  void whatTheDoseLeavesIsCutToSecondsAtTheTargetWithItsUncertainty() {
    Ledger ledger = past(Duration.ofMinutes(20), DAY_CEM43_MINUTES - 0.5);
    assertEquals(
        Duration.ofMinutes(16), StartGate.affordable(PAD, Pads.turn(NOW, ledger), Celsius.of(40)));
    assertEquals(
        Duration.ZERO,
        StartGate.affordable(
            PAD,
            Pads.turn(NOW, past(Duration.ofMinutes(20), DAY_CEM43_MINUTES + 1)),
            Celsius.of(40)));
    assertEquals(
        HardLimits.MAX_SESSION,
        StartGate.affordable(PAD, Pads.turn(NOW, Ledger.empty(NOW)), Celsius.of(40)));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "0, false", "30, true", "31, false"})
  void minutesGoFromOneToTheLongestOfTheProfile(long minutes, boolean taken) {
    assertEquals(Duration.ofMinutes(30), PAD.definition().limits().maxSession());
    assertEquals(
        taken, choose(Duration.ofMinutes(minutes), 40) instanceof StartGate.Chosen.Accepted);
  }

  @Test
  void targetsGoFromTheLowestToTheHighestOfTheProfile() {
    Duration usual = Duration.ofMinutes(20);
    double lowest = Profile.STANDARD.minTarget().degrees();
    double highest = PAD.definition().limits().maxTarget().degrees();
    for (double target : new double[] {lowest, highest}) {
      assertInstanceOf(StartGate.Chosen.Accepted.class, choose(usual, target));
    }
    for (double target : new double[] {lowest - 0.01, highest + 0.01, Double.NaN}) {
      assertEquals(
          Refusal.OUT_OF_RANGE,
          assertInstanceOf(StartGate.Chosen.Refused.class, choose(usual, target)).refusal());
    }
  }

  @Test
  void aProgramThatNobodyKnowsIsRefused() {
    Choice unknown = new Choice(Optional.of("sauna"), Optional.empty(), OptionalDouble.empty());
    assertEquals(
        Refusal.UNKNOWN_PROGRAM,
        assertInstanceOf(StartGate.Chosen.Refused.class, StartGate.choose(PAD, unknown)).refusal());
  }

  @Test
  void aProgramIsCutToWhatThePadMayDo() {
    Program wild = new Program("wild", "Wild", Duration.ofHours(1), Celsius.of(60));
    SessionSettings fitted = StartGate.fitted(wild, PAD.definition().limits());
    assertEquals(PAD.definition().limits().maxSession(), fitted.duration());
    assertEquals(PAD.definition().limits().maxTarget(), fitted.target());
  }
}
