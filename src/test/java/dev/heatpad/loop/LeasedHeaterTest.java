package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.LeasedHeater.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Heat is a lease: whoever stops asking for it has none. */
class LeasedHeaterTest {

  private MonotonicTime now = Pads.START;
  private final Output output = new Output();
  private final LeasedHeater heater = new LeasedHeater("back", output, () -> now);

  /** An output that does what the test says. */
  private static final class Output implements HeaterSwitch {
    private final List<Level> drives = new ArrayList<>();
    private final CountDownLatch wentOff = new CountDownLatch(1);
    private Level level = Level.OFF;
    private boolean welded;
    private boolean broken;

    @Override
    public void drive(Level newLevel) throws IOException {
      if (broken) {
        throw new IOException("no such line");
      }
      drives.add(newLevel);
      if (level == Level.ON && newLevel == Level.OFF) {
        wentOff.countDown();
      }
      level = welded ? level : newLevel;
    }

    @Override
    public Level readBack() {
      return level;
    }

    @Override
    public void close() {}
  }

  @Test
  void aLeaseThatIsRenewedInTimeKeepsTheHeaterOn() {
    for (int turn = 0; turn < 100; turn++) {
      assertEquals(Result.DONE, heater.energise(now, HardLimits.HEAT_LEASE));
      now = now.plus(Duration.ofMillis(2_999));
    }
    assertEquals(List.of(Level.ON), output.drives, "the relay is driven once");
  }

  @Test
  void aLeaseThatIsNotRenewedWithinThreeSecondsOpensTheRelayForGood() {
    heater.energise(now, HardLimits.HEAT_LEASE);
    now = Pads.seconds(3);
    assertEquals(Result.LAPSED, heater.energise(now, HardLimits.HEAT_LEASE), "too late to renew");
    assertEquals(Level.OFF, output.level);
    assertEquals(
        Result.LAPSED, heater.energise(now, HardLimits.HEAT_LEASE), "until the loop knows");
    assertTrue(heater.takeLapse());
    assertFalse(heater.takeLapse(), "it is told once");
    assertEquals(Result.DONE, heater.energise(now, HardLimits.HEAT_LEASE));
  }

  @Test
  void theGuardOpensTheRelayOnItsOwnThreadWhateverTheLoopDoes() throws InterruptedException {
    LeasedHeater real =
        new LeasedHeater("back", output, () -> MonotonicTime.ofNanos(System.nanoTime()));
    try (LeaseGuard guard = new LeaseGuard(List.of(real))) {
      guard.start();
      real.energise(MonotonicTime.ofNanos(System.nanoTime()), Duration.ofMillis(50));
      assertTrue(output.wentOff.await(30, TimeUnit.SECONDS));
      assertTrue(real.takeLapse());
    }
  }

  @Test
  void aSealedHeaterNeverComesOnAgain() {
    heater.energise(now, HardLimits.HEAT_LEASE);
    heater.seal();
    assertEquals(Level.OFF, output.level);
    assertEquals(Result.LAPSED, heater.energise(now, HardLimits.HEAT_LEASE));
    assertEquals(Level.OFF, output.level);
  }

  @Test
  void anOutputThatCannotBeDrivenIsAFailureAndOffIsTriedAgainAndAgain() {
    heater.energise(now, HardLimits.HEAT_LEASE);
    output.broken = true;
    assertEquals(Result.FAILED, heater.deenergise());
    output.broken = false;
    assertEquals(Result.DONE, heater.deenergise());
    assertEquals(Level.OFF, output.level);
  }

  @Test
  void anOutputThatReadsBackAsOnIsAFailure() {
    heater.energise(now, HardLimits.HEAT_LEASE);
    output.welded = true;
    assertEquals(Result.FAILED, heater.deenergise());
  }

  @Test
  void anOutputThatDoesNotComeOnIsSwitchedOff() {
    output.welded = true;
    assertEquals(Result.FAILED, heater.energise(now, HardLimits.HEAT_LEASE));
    assertEquals(Level.OFF, output.drives.getLast());
  }

  @Test
  void offIsDrivenWhateverIsBelievedOfTheOutput() {
    heater.deenergise();
    output.level = Level.ON;
    heater.deenergise();
    assertEquals(Level.OFF, output.level, "S1: somebody else moved the line");
  }

  @Test
  void anOutputThatDropsOutWhileItShouldHeatIsAFailure() {
    heater.energise(now, HardLimits.HEAT_LEASE);
    output.level = Level.OFF;
    assertEquals(Result.FAILED, heater.energise(now, HardLimits.HEAT_LEASE));
  }

  @Test
  void aTurnThatTakesLongerThanTheLeaseLapses() {
    MonotonicTime turnBegan = now;
    heater.energise(turnBegan, HardLimits.HEAT_LEASE);
    now = Pads.seconds(3);
    assertEquals(Result.LAPSED, heater.energise(turnBegan, HardLimits.HEAT_LEASE));
    assertEquals(Level.OFF, output.level);
    assertTrue(heater.takeLapse());
  }

  @Test
  void theGuardGoesOnTryingToOpenWhatCouldNotBeOpened() {
    heater.energise(now, HardLimits.HEAT_LEASE);
    output.broken = true;
    now = Pads.seconds(3);
    heater.openIfLapsed();
    output.broken = false;
    heater.openIfLapsed();
    assertEquals(Level.OFF, output.level);
  }

  /** A program that ends twice must not take its own closed output for a broken relay. */
  @Test
  void aClosedHeaterIsNotDrivenAgain() {
    heater.close();
    int drives = output.drives.size();
    heater.seal();
    heater.close();
    assertEquals(Result.LAPSED, heater.energise(now, HardLimits.HEAT_LEASE));
    assertEquals(drives, output.drives.size());
  }
}
