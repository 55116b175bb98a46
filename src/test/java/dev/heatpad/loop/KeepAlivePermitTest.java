package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The keep-alive line is toggled only while healthy turns allow it. */
class KeepAlivePermitTest {

  private static final MonotonicTime START = MonotonicTime.ofNanos(5_000_000_000L);

  private final KeepAlivePermit permit = new KeepAlivePermit();

  private static MonotonicTime after(int millis) {
    return START.plus(Duration.ofMillis(millis));
  }

  @Test
  void withoutAHealthyTurnThereIsNoEdge() {
    assertFalse(permit.isGranted(START));
    assertFalse(permit.takeDropOut(START), "nothing was granted, so nothing dropped out");
  }

  @Test
  void aPermitBridgesOneLateTurnAndThenRunsOutAsADropOut() {
    permit.grant(START);
    assertTrue(permit.isGranted(after(149)));
    assertFalse(permit.isGranted(after(150)));
    assertTrue(permit.takeDropOut(after(151)));
    assertFalse(permit.takeDropOut(after(152)), "it is told once");
  }

  @Test
  void aTurnThatComesTooLateDoesNotHideTheDropOut() {
    permit.grant(START);
    permit.grant(after(400));
    assertTrue(permit.takeDropOut(after(401)));
    assertEquals(Optional.of(after(550)), permit.until());
  }

  @Test
  void aWithdrawnPermitIsNoDropOut() {
    permit.grant(START);
    permit.withdraw();
    assertFalse(permit.isGranted(after(1)));
    assertFalse(permit.takeDropOut(after(500)));
  }
}
