package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.LinkSupervisor.Connect;
import dev.heatpad.loop.LinkSupervisor.Loss;
import dev.heatpad.loop.LinkSupervisor.Pause;
import dev.heatpad.loop.LinkSupervisor.Rest;
import dev.heatpad.loop.LinkSupervisor.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinkSupervisorTest {

  private static final ReconnectSchedule SCHEDULE = ReconnectSchedule.standard();

  /** The clock overflows in the middle of every test. */
  private MonotonicTime now = MonotonicTime.ofNanos(Long.MAX_VALUE - 1_000);

  private final LinkSupervisor supervisor = new LinkSupervisor(SCHEDULE, now);

  @Test
  void theFirstTryIsAtOnceAndKnowsItsTimeOut() {
    assertEquals(State.WAITING, supervisor.state());
    assertEquals(new Connect(SCHEDULE.connectTimeout()), supervisor.next(now));
    assertEquals(State.CONNECTING, supervisor.state());
    assertInstanceOf(Rest.class, supervisor.next(now));
  }

  @Test
  void triesComeAtTheDesignsPace() {
    settle();
    MonotonicTime lostAt = now;
    supervisor.lost(now, Loss.BROKEN);
    List<Duration> tries = new ArrayList<>();
    for (int i = 0; i < 620; i++) {
      waitForTry();
      tries.add(now.minus(lostAt));
      supervisor.connectFailed(now);
    }
    assertEquals(Duration.ofMillis(500), tries.get(0));
    assertEquals(Duration.ofSeconds(1), tries.get(1));
    assertEquals(Duration.ofSeconds(2), tries.get(2));
    assertEquals(Duration.ofMinutes(10), tries.get(600));
    assertEquals(Duration.ofMinutes(10).plusSeconds(5), tries.get(601));
    assertEquals(Duration.ofMinutes(10).plusSeconds(10), tries.get(602));
    assertEquals(620, supervisor.triesInOutage());
  }

  @Test
  void aTryThatTookLongIsFollowedByABreath() {
    supervisor.next(now);
    pass(SCHEDULE.connectTimeout());
    supervisor.connectFailed(now);
    assertEquals(new Pause(SCHEDULE.first()), supervisor.next(now));
    waitForTry();
    pass(SCHEDULE.connectTimeout());
    supervisor.connectFailed(now);
    assertEquals(new Pause(SCHEDULE.first()), supervisor.next(now));
  }

  @Test
  void aSettledConnectionStartsANewOutage() {
    settle();
    assertTrue(supervisor.isSettled(now));
    pass(Duration.ofHours(3));
    supervisor.lost(now, Loss.BROKEN);
    assertEquals(new Pause(SCHEDULE.first()), supervisor.next(now));
    assertEquals(0, supervisor.triesInOutage());
    assertEquals(Duration.ZERO, supervisor.outage(now));
  }

  @Test
  void connectionsThatAreTornAwayAtOnceSlowTheTriesDown() {
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waitForTry();
      supervisor.connectSucceeded(now);
      pass(Duration.ofSeconds(1));
      assertFalse(supervisor.isSettled(now));
      supervisor.lost(now, Loss.BROKEN);
      pauses.add(((Pause) supervisor.next(now)).pause());
    }
    assertEquals(
        List.of(
            SCHEDULE.first(),
            SCHEDULE.often(),
            SCHEDULE.seldom(),
            SCHEDULE.seldom(),
            SCHEDULE.seldom()),
        pauses);
  }

  @Test
  void whoeverTakesTheClientIdIsLeftAlone() {
    settle();
    supervisor.lost(now, Loss.TAKEN_OVER);
    assertEquals(new Pause(SCHEDULE.seldom()), supervisor.next(now));
  }

  @Test
  void theLengthOfAnOutageIsKeptForItsReport() {
    settle();
    supervisor.lost(now, Loss.BROKEN);
    waitForTry();
    supervisor.connectFailed(now);
    waitForTry();
    supervisor.connectSucceeded(now);
    pass(Duration.ofHours(1));
    assertEquals(Duration.ofSeconds(1), supervisor.outage(now));
    assertEquals(2, supervisor.triesInOutage());
  }

  /** The table in the class comment, row by row, and every event where it does not belong. */
  @Test
  void onlyTheEventsOfTheTableChangeTheState() {
    supervisor.connectSucceeded(now);
    supervisor.connectFailed(now);
    supervisor.lost(now, Loss.BROKEN);
    assertEquals(State.WAITING, supervisor.state());
    supervisor.next(now);
    supervisor.lost(now, Loss.BROKEN);
    assertEquals(State.CONNECTING, supervisor.state());
    supervisor.connectSucceeded(now);
    assertEquals(State.CONNECTED, supervisor.state());
    supervisor.connectFailed(now);
    supervisor.next(now);
    assertEquals(State.CONNECTED, supervisor.state());
    supervisor.close();
    supervisor.connectSucceeded(now);
    supervisor.connectFailed(now);
    supervisor.lost(now, Loss.BROKEN);
    supervisor.next(now);
    assertEquals(State.CLOSED, supervisor.state());
  }

  private void settle() {
    supervisor.next(now);
    supervisor.connectSucceeded(now);
    pass(SCHEDULE.settledAfter());
  }

  /** Lets exactly the pause pass, and takes the try. */
  private void waitForTry() {
    if (supervisor.next(now) instanceof Pause(Duration pause)) {
      pass(pause.minusNanos(1));
      assertInstanceOf(Pause.class, supervisor.next(now));
      pass(Duration.ofNanos(1));
      assertInstanceOf(Connect.class, supervisor.next(now));
    }
  }

  private void pass(Duration duration) {
    now = now.plus(duration);
  }
}
