package dev.heatpad.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.dose.Cem43;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.AfterDose.Counting;
import dev.heatpad.fixture.PadRun;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** S7 and D5: what pad and skin still give after a session is counted, once and to its end. */
class AfterDoseTest {

  private static final SensorRole SKIN = SensorRole.SKIN_SIDE;
  private static final double TINY = 1e-9;

  /** A session that heated for a minute at this temperature, just stopped. */
  private static PadRun stoppedAt(double celsius) {
    PadRun run = new PadRun().put(SKIN, celsius).seconds(15).start().seconds(60);
    assertEquals("heating", run.state());
    return run.ask(new Command.Stop());
  }

  private static List<Effect.StoreAfterDose> told(PadRun run) {
    return run.all(Effect.StoreAfterDose.class);
  }

  private static double booked(PadRun run) {
    return told(run).getLast().after().dose().cem43BoundMinutes();
  }

  private static Counting counting(PadRun run) {
    return told(run).getLast().after().counting();
  }

  /** Equivalent minutes of so many seconds at a reading, with its uncertainty. */
  private static double minutes(double celsius, double seconds) {
    return Cem43.rate(celsius + 0.5) * seconds / 60;
  }

  @Test
  void whatComesAfterTheEndIsCountedUntilTheSkinIsCool() {
    PadRun run = stoppedAt(39).seconds(30);
    assertEquals(minutes(39, 60), run.record().dose().cem43BoundMinutes(), TINY, "up to its end");
    assertEquals(minutes(39, 30), booked(run), TINY);
    run.seconds(70, second -> 39 - second / 200.0);
    assertFalse(run.pad().watches().isToBeProven());
    assertEquals(Counting.COUNTING, counting(run), "off, but warm");
    run.seconds(20, second -> 38.6 - second / 80.0);
    assertEquals(Counting.COMPLETE, counting(run));
    double atLast = booked(run);
    assertTrue(atLast > minutes(39, 30), () -> atLast + " CEM43 min");
    assertEquals(
        atLast,
        told(run).stream().mapToDouble(Effect.StoreAfterDose::addedCem43Minutes).sum(),
        TINY,
        "the budgets get each part of it once");
  }

  @Test
  void aCoolSkinIsNotEnoughBeforeThePadIsShownToBeOff() {
    PadRun run = stoppedAt(38.45).seconds(20).put(SKIN, 38).seconds(20);
    assertTrue(run.pad().watches().isToBeProven());
    run.put(SKIN, 39.5).seconds(2);
    assertEquals(Counting.COUNTING, counting(run), "it warms on");
  }

  @Test
  void aSilentSensorIsChargedForFiveMinutesAndNoLonger() {
    PadRun run = stoppedAt(39).silence(SKIN).seconds(600);
    double fiveMinutes = minutes(39, 300);
    assertEquals(fiveMinutes, booked(run), TINY);
    run.put(SKIN, 36).seconds(12);
    assertEquals(fiveMinutes, booked(run), TINY, "it was off, and cool for most of the time");
    assertEquals(Counting.COMPLETE, counting(run));
  }

  @Test
  void aSensorThatComesBackHotIsChargedForAllOfItsSilence() {
    PadRun run = stoppedAt(39).silence(SKIN).seconds(600).put(SKIN, 41).seconds(1);
    assertEquals(minutes(41, 601), booked(run), 1e-6, "it was heated on");
  }

  @Test
  void aNewSessionTakesOverWithoutAGapOrAnOverlap() {
    PadRun run = new PadRun(PadRun.metered()).put(SKIN, 39).meter(0, 0).seconds(15);
    run.start().meter(12, 2.5).seconds(60);
    run.ask(new Command.Stop()).meter(0, 0).seconds(40).start();
    assertEquals("heating", run.state());
    assertEquals(minutes(39, 40), booked(run), TINY);
    assertEquals(Counting.COMPLETE, counting(run));
    int effects = told(run).size();
    run.meter(12, 2.5).seconds(10);
    Session session = run.pad().state().session().orElseThrow();
    assertEquals(minutes(39, 10), session.progress().doseAt(run.now()).cem43BoundMinutes(), TINY);
    assertEquals(effects, told(run).size(), "from here on the session counts");
  }

  @Test
  void aRelayThatSticksCountsForAsLongAsItIsStuck() {
    PadRun run = stoppedAt(39).seconds(900);
    assertEquals(new PadState.Fault(Set.of(FaultCode.RELAY_STUCK)), run.pad().state());
    assertEquals(minutes(39, 900), booked(run), 1e-6);
    run.put(SKIN, 36).seconds(60);
    assertEquals(Counting.COUNTING, counting(run), "a loose contact may come back");
    run.ask(Source.SOCKET, new Command.Acknowledge()).seconds(2);
    assertEquals("idle", run.state());
    assertEquals(Counting.COMPLETE, counting(run));
  }

  @Test
  void aRelayThatSticksLaterCountsToo() {
    PadRun run = stoppedAt(36).seconds(2);
    assertEquals(Counting.COMPLETE, counting(run));
    run.latch(Set.of(FaultCode.RELAY_STUCK)).put(SKIN, 41).seconds(60);
    assertEquals(Counting.COUNTING, counting(run));
    assertTrue(booked(run) >= minutes(41, 49), "but for the seconds after an impossible step");
  }

  @Test
  void aSessionThatNeverHeatedCountsNothing() {
    PadRun run = new PadRun().put(SKIN, 40).second().ask(Pads.start()).ask(new Command.Stop());
    run.wait(Duration.ofSeconds(1)).tick();
    assertEquals(List.of(), told(run));
  }
}
