package dev.heatpad.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.safety.Alert;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.fixture.PadRun;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** D4, D6, D7: what a person should know although nothing is wrong. */
class AlertingTest {

  private static final SensorRole SKIN = SensorRole.SKIN_SIDE;

  private static Set<Alert> alerts(PadRun run) {
    return PadView.of(run.pad(), run.turn()).alerts();
  }

  /** At 40.9 C and half a degree more one CEM43 minute takes about nine; heat goes on. */
  @Test
  void halfOfTheDoseOfASessionIsAnAlertAndNoEnd() {
    PadRun run = new PadRun().put(SKIN, 40.75).second().ask(Pads.target(41)).start();
    run.seconds(300, second -> second % 30 < 15 ? 40.8125 : 40.9375);
    assertFalse(alerts(run).contains(Alert.DOSE_NEAR_LIMIT), "after five minutes");
    run.seconds(290, second -> second % 30 < 15 ? 40.8125 : 40.9375);
    assertTrue(alerts(run).contains(Alert.DOSE_NEAR_LIMIT));
    assertEquals("heating", run.state());
    run.ask(new Command.Stop());
    assertTrue(run.record().alerts().contains("dose_near_limit"), "the record keeps it");
    run.second();
    assertFalse(alerts(run).contains(Alert.DOSE_NEAR_LIMIT), "it ends with its session");
  }

  @Test
  void muchHeatInAWeekIsAnAlertAndRefusesNothing() {
    MonotonicTime now = Pads.START.plus(Duration.ofDays(6));
    for (double cem43Minutes : new double[] {20.9, 21.0}) {
      Ledger ledger =
          new Ledger(
              List.of(new Ledger.PastSession(Pads.START, Duration.ofMinutes(20), cem43Minutes)),
              Pads.START);
      Pad pad = Pads.sampled(Pads.idle(), 34, now);
      PadView view = PadView.of(pad, Pads.turn(now, ledger));
      assertEquals(cem43Minutes >= 21.0, view.alerts().contains(Alert.WEEK_DOSE));
      assertEquals(Optional.empty(), view.blocked());
    }
  }

  @Test
  void aTargetThatIsNotReachedUnderUnbrokenHeatIsAnAlert() {
    PadRun run = new PadRun().put(SKIN, 37.0).heat();
    run.seconds(599, second -> 37.5 + second * 0.002);
    assertFalse(alerts(run).contains(Alert.TARGET_NOT_REACHED), "before ten minutes");
    run.seconds(5, second -> 38.75);
    assertTrue(alerts(run).contains(Alert.TARGET_NOT_REACHED));
    assertEquals("heating", run.state());
  }
}
