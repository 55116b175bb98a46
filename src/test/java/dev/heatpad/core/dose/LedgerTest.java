package dev.heatpad.core.dose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heatpad.core.dose.Ledger.PastSession;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** S10: day and rest budgets. */
class LedgerTest {

  private static final Duration HOUR = Duration.ofHours(1);

  /** S7: it counts against day and week as long as a session would, and as nothing else. */
  @Test
  void aDoseAfterASessionCountsInTheBudgetsOnly() {
    MonotonicTime end = MonotonicTime.ofNanos(0);
    Ledger ledger = Ledger.empty(end).with(session(end, HOUR), HOUR);
    MonotonicTime rest = ledger.restUntil();
    MonotonicTime last = end;
    for (int second = 1; second <= 100; second++) {
      last = end.plus(Duration.ofSeconds(second));
      ledger = ledger.withAfterDose(last, 0.01);
    }
    assertEquals(1.25, ledger.cem43MinutesInDay(last), 1e-9);
    assertEquals(1.25, ledger.cem43MinutesInWeek(last), 1e-9);
    assertEquals(1, ledger.sessionsInDay(last));
    assertEquals(rest, ledger.restUntil());
    assertEquals(2, ledger.sessions().size(), "all of it is one entry");
    assertEquals(1, ledger.cem43MinutesInDay(end.plus(Ledger.DAY)), 1e-9, "of its last moment");
    assertEquals(0, ledger.cem43MinutesInDay(last.plus(Ledger.DAY)), 1e-9);
    assertEquals(3, ledger.withAfterDose(last.plus(HOUR), 0.01).sessions().size());
  }

  private static PastSession session(MonotonicTime endedAt, Duration heated) {
    return new PastSession(endedAt, heated, 0.25);
  }

  @Test
  void restIsThreeTimesTheHeatedTimeAndNoMoreThanTheProfiles() {
    assertEquals(Duration.ofMinutes(15), Ledger.restOwed(Duration.ofMinutes(5), HOUR));
    assertEquals(HOUR, Ledger.restOwed(Duration.ofMinutes(20), HOUR));
    assertEquals(HOUR, Ledger.restOwed(Duration.ofMinutes(30), HOUR));
  }

  @Test
  void aShortSessionDoesNotShortenTheRestThatIsOwedAlready() {
    Ledger ledger =
        Ledger.empty(Pads.START)
            .with(session(Pads.START, Duration.ofMinutes(20)), HOUR)
            .with(session(Pads.seconds(60), Duration.ofSeconds(10)), HOUR);
    assertEquals(Pads.START.plus(HOUR), ledger.restUntil());
  }

  @Test
  void aSessionCountsFromTwoMinutesOfHeatAndForTwentyFourHours() {
    Ledger ledger =
        Ledger.empty(Pads.START)
            .with(session(Pads.START.minus(HOUR), Duration.ofSeconds(119)), HOUR)
            .with(session(Pads.START, Duration.ofSeconds(120)), HOUR)
            .with(session(Pads.START, Duration.ofSeconds(121)), HOUR);
    assertEquals(2, ledger.sessionsInDay(Pads.seconds(1)));
    assertEquals(0.75, ledger.cem43MinutesInDay(Pads.seconds(1)), "the dose counts in any case");
    assertEquals(Pads.START.plus(Ledger.DAY), ledger.dayFreesAt(Pads.seconds(1)));
    MonotonicTime almost = Pads.START.plus(Ledger.DAY).minus(Duration.ofNanos(1));
    assertEquals(2, ledger.sessionsInDay(almost));
    assertEquals(0, ledger.sessionsInDay(Pads.START.plus(Ledger.DAY)));
  }

  @Test
  void aWeekIsSevenDaysAndHasTheDoseOfEverySessionInIt() {
    Ledger ledger =
        Ledger.empty(Pads.START)
            .with(session(Pads.START, HOUR), HOUR)
            .with(session(Pads.START.plus(Duration.ofDays(3)), Duration.ofSeconds(1)), HOUR)
            .with(session(Pads.START.plus(Duration.ofDays(6)), HOUR), HOUR);
    MonotonicTime weekLater = Pads.START.plus(Duration.ofDays(7));
    assertEquals(0.75, ledger.cem43MinutesInWeek(weekLater.minus(Duration.ofNanos(1))));
    assertEquals(0.5, ledger.cem43MinutesInWeek(weekLater));
    assertEquals(0, ledger.cem43MinutesInWeek(weekLater.plus(Duration.ofDays(6))));
    assertEquals(0.25, ledger.cem43MinutesInDay(weekLater.minus(Duration.ofNanos(1))));
  }

  @Test
  void aDoseThatIsNoNumberIsNotTakenIn() {
    for (double notADose : new double[] {Double.NaN, -1}) {
      assertThrows(
          IllegalArgumentException.class, () -> new PastSession(Pads.START, HOUR, notADose));
    }
  }

  @Test
  void entriesOlderThanEightDaysAreForgotten() {
    Ledger ledger =
        Ledger.empty(Pads.START)
            .with(session(Pads.START, HOUR), HOUR)
            .with(session(Pads.START.plus(Ledger.KEPT), HOUR), HOUR);
    assertEquals(1, ledger.sessions().size());
  }
}
