package dev.heatpad.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.dose.Cem43;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fixture.PadRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** S4, S7 and D10: what a session is charged. The sensor of these pads is uncertain by 0.5 C. */
class DoseOfSessionTest {

  private static final SensorRole SKIN = SensorRole.SKIN_SIDE;
  private static final double TINY = 1e-9;

  /** A session that has heated at a steady temperature. */
  private static PadRun steady(double celsius, int seconds) {
    PadRun run = new PadRun().put(SKIN, celsius).seconds(15).start().seconds(seconds);
    assertEquals("heating", run.state());
    return run;
  }

  private static ThermalDose dose(PadRun run) {
    return run.pad().state().session().orElseThrow().progress().doseAt(run.now());
  }

  private static double bound(PadRun run) {
    return dose(run).cem43BoundMinutes();
  }

  /** Equivalent minutes of so many seconds at a temperature. */
  private static double minutes(double celsius, double seconds) {
    return Cem43.rate(celsius) * seconds / 60;
  }

  @Test
  void theUncertaintyIsAlwaysAdded() {
    PadRun run = steady(41, 60);
    assertEquals(minutes(41.5, 60), bound(run), TINY);
    assertEquals(minutes(41.5, 60), dose(run).cem43Minutes(), TINY);
    PadRun falling = steady(41, 10).seconds(10, second -> 41 - second / 10.0);
    double expected = minutes(41.5, 10);
    for (int second = 1; second <= 10; second++) {
      expected += minutes(41.5 - (second - 1) / 10.0, 1);
    }
    assertEquals(expected, bound(falling), TINY, "each second at its hotter end, and no lag");
  }

  /** 0.02 C each second are 0.4 C behind a lag of 20 s. */
  @Test
  void theLagIsAddedWhileItRisesAndNoLonger() {
    PadRun run = new PadRun().put(SKIN, 39).seconds(30).start();
    run.seconds(60, second -> 39 + 0.02 * second);
    double before = bound(run);
    run.seconds(1, _ -> 40.22);
    double hidden = Math.log(bound(run) - before) - Math.log(minutes(40.72, 1));
    double hiddenCelsius = hidden / Math.log(4);
    assertTrue(hiddenCelsius > 0.4 - 1e-6 && hiddenCelsius < 0.6, "hidden: " + hiddenCelsius);
    run.seconds(20, _ -> 40.22);
    before = bound(run);
    run.second();
    assertEquals(minutes(40.72, 1), bound(run) - before, TINY, "steady again");
    run.seconds(20, second -> 40.22 - 0.05 * second);
    before = bound(run);
    run.seconds(1, _ -> 39.22);
    assertEquals(minutes(39.72, 1), bound(run) - before, TINY, "falling");
  }

  @Test
  void aGapOfUpToFiveSecondsIsALineWhoseBoundIsItsHotterEnd() {
    PadRun level = steady(40, 10);
    double before = bound(level);
    level.wait(Duration.ofSeconds(4)).put(SKIN, 40.0).second();
    assertEquals(minutes(40.5, 5), bound(level) - before, TINY);
    PadRun down = steady(41, 10);
    before = bound(down);
    double exact = dose(down).cem43Minutes();
    down.wait(Duration.ofSeconds(4)).put(SKIN, 40).second();
    assertEquals(minutes(41.5, 5), bound(down) - before, TINY, "the hotter end decides");
    double line = dose(down).cem43Minutes() - exact;
    assertTrue(line > minutes(40.5, 5) && line < minutes(41.5, 5), "the line is shown: " + line);
  }

  @Test
  void aLongerGapIsChargedAtTheHotterEndInBothCounts() {
    for (double[] ends : new double[][] {{41, 40}, {40, 41}}) {
      PadRun run = steady(ends[0], 10).ask(new Command.Pause());
      double before = bound(run);
      double exact = dose(run).cem43Minutes();
      run.wait(Duration.ofMillis(8_001)).put(SKIN, ends[1]).second();
      double expected = minutes(41.5, 9.001);
      assertTrue(bound(run) - before >= expected - TINY, "a rise may have hidden more: " + ends[0]);
      assertEquals(
          bound(run) - before, dose(run).cem43Minutes() - exact, TINY, "nobody saw a line");
    }
  }

  @Test
  void aReadingThatCannotBeBelievedNeverLowersTheDose() {
    PadRun run = steady(41, 60).ask(new Command.Pause());
    double before = bound(run);
    run.event(new Event.Sampled(SKIN, new Sample.Failed(Sample.Failure.CHECKSUM, run.now())));
    assertEquals(before, bound(run), TINY);
    run.silence(SKIN);
    for (int second = 1; second <= 3; second++) {
      run.second();
      assertEquals(before + minutes(41.5, second), bound(run), TINY, "charged on");
    }
  }

  @Test
  void aReadingOutOfRangeIsChargedAsTheLastThatWasBelieved() {
    for (double wrong : new double[] {4, 61}) {
      PadRun run = steady(41, 60).put(SKIN, wrong).second();
      assertEquals("idle", run.state());
      assertEquals(
          minutes(41.5, 61), run.record().dose().cem43BoundMinutes(), TINY, "with " + wrong);
      assertEquals(Celsius.of(41), run.record().maxSkin().orElseThrow());
    }
  }

  @Test
  void theTailAfterTheLastReadingIsInTheRecord() {
    PadRun run = steady(41, 60).silence(SKIN).seconds(2).ask(new Command.Stop());
    assertEquals(minutes(41.5, 62), run.record().dose().cem43BoundMinutes(), TINY);
    assertEquals(minutes(41.5, 62), run.record().dose().cem43Minutes(), TINY);
    PadRun stale = steady(41, 60).silence(SKIN).seconds(4);
    assertEquals("idle", stale.state());
    assertEquals(minutes(41.5, 64), stale.record().dose().cem43BoundMinutes(), TINY);
  }

  @Test
  void aPauseIsCharged() {
    PadRun run = steady(40, 40).ask(new Command.Pause()).seconds(20);
    assertEquals(minutes(40.5, 60), bound(run), TINY);
  }

  @Test
  void theDoseIsThatOfTheHotterOfTwoSkinSensors() {
    PadRun run =
        new PadRun().put(SKIN, 40).put(SensorRole.SECOND_SKIN_SIDE, 41).seconds(15).start();
    run.seconds(60);
    assertEquals(minutes(41.5, 60), bound(run), TINY);
    assertEquals(
        Celsius.of(41),
        run.pad().state().session().orElseThrow().progress().maxSkin().orElseThrow());
  }
}
