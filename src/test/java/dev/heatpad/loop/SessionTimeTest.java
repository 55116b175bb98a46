package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heatpad.fixture.Pads;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionTimeTest {

  @Test
  void onHardwareSessionTimeIsProcessTimeHoweverLongATurnTook() {
    SessionTime time = new SessionTime(new SessionTime.Real(), Pads.START);
    assertEquals(Pads.seconds(5), time.advanceTo(Pads.seconds(5)));
    assertEquals(Duration.ofSeconds(1), time.processTimeOf(Duration.ofSeconds(1)));
  }

  @Test
  void aSimulatedTurnCoversHalfASecondAtMost() {
    SessionTime time = new SessionTime(new SessionTime.Simulated(60), Pads.START);
    assertEquals(Pads.seconds(0.3), time.advanceTo(Pads.seconds(0.005)));
    assertEquals(Pads.seconds(0.8), time.advanceTo(Pads.seconds(10)));
    assertEquals(Duration.ofMillis(100), time.processTimeOf(Duration.ofSeconds(6)));
  }

  @Test
  void speedsGoFrom1To600() {
    assertThrows(IllegalArgumentException.class, () -> new SessionTime.Simulated(0));
    assertThrows(IllegalArgumentException.class, () -> new SessionTime.Simulated(601));
  }
}
