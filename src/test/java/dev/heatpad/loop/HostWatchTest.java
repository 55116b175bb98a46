package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.session.Pad.HostDoubt;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.HostDoubts.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R21 and R22: a computer whose clock or loop runs wrong does not heat. */
class HostWatchTest {

  private static final MonotonicTime START = MonotonicTime.ofNanos(-7_000_000_000L);

  private static MonotonicTime millis(long millis) {
    return START.plus(Duration.ofMillis(millis));
  }

  private static boolean driftsAfter(long monotonicMillis, long rawMillis) {
    ClockWatch watch = new ClockWatch(START, START);
    watch.read(millis(monotonicMillis), millis(rawMillis));
    return watch.drifts();
  }

  @Test
  void aClockMayBeOffByTwoPercentEitherWay() {
    assertFalse(driftsAfter(60_000, 60_000));
    assertFalse(driftsAfter(61_200, 60_000));
    assertTrue(driftsAfter(61_201, 60_000));
    assertFalse(driftsAfter(58_800, 60_000));
    assertTrue(driftsAfter(58_799, 60_000));
  }

  @Test
  void aStandingClockIsSeenByTheOther() {
    assertTrue(driftsAfter(0, 60_000));
  }

  @Test
  void aShortLookJudgesNothingAndAGoodWindowClears() {
    ClockWatch watch = new ClockWatch(START, START);
    watch.read(millis(40_000), millis(30_000));
    assertFalse(watch.drifts());
    watch.read(millis(80_000), millis(60_000));
    assertTrue(watch.drifts());
    watch.read(millis(140_000), millis(120_000));
    assertFalse(watch.drifts());
  }

  private static boolean isSlowAt(long turnEachMillis) {
    LoopRate rate = new LoopRate(START);
    for (long at = 0; at <= 10_000; at += turnEachMillis) {
      rate.turned(millis(at));
    }
    rate.turned(millis(10_000));
    return rate.isSlow();
  }

  @Test
  void halfOfTheTurnsIsEnoughAndLessIsNot() {
    assertFalse(isSlowAt(100));
    assertFalse(isSlowAt(200));
    assertTrue(isSlowAt(250));
  }

  @Test
  void manyTurnsInOneIntervalCountOnce() {
    LoopRate rate = new LoopRate(START);
    for (int i = 0; i < 1_000; i++) {
      rate.turned(millis(50));
    }
    rate.turned(millis(10_000));
    assertTrue(rate.isSlow());
  }

  @Test
  void theLoopIsToldOfEachChangeOnce() {
    Inbox inbox = new Inbox();
    HostDoubts doubts = new HostDoubts(inbox);
    doubts.note(HostDoubt.LOOP_SLOW, Presence.GONE);
    doubts.note(HostDoubt.LOOP_SLOW, Presence.THERE);
    doubts.note(HostDoubt.LOOP_SLOW, Presence.THERE);
    doubts.note(HostDoubt.LOOP_SLOW, Presence.GONE);
    assertEquals(
        List.of(
            new Arrival.HostJudged(Set.of(HostDoubt.LOOP_SLOW)), new Arrival.HostJudged(Set.of())),
        inbox.takeForTurn());
  }

  @Test
  void aDoubtThatFindsNoRoomIsToldLater() {
    Inbox inbox = new Inbox();
    while (inbox.offer(new Arrival.HostJudged(Set.of()))) {
      // Until it is full.
    }
    HostDoubts doubts = new HostDoubts(inbox);
    doubts.note(HostDoubt.LOOP_SLOW, Presence.THERE);
    List<Arrival> taken = inbox.takeForTurn();
    while (!taken.isEmpty()) {
      taken = inbox.takeForTurn();
    }
    doubts.note(HostDoubt.LOOP_SLOW, Presence.THERE);
    assertEquals(List.of(new Arrival.HostJudged(Set.of(HostDoubt.LOOP_SLOW))), inbox.takeForTurn());
  }
}
