package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.Journal.Outcome;
import dev.heatpad.loop.StorageWatch.Health;
import org.junit.jupiter.api.Test;

class StorageWatchTest {

  private final StorageWatch watch = new StorageWatch(Pads.START);

  @Test
  void aDiskThatFailsForThirtySecondsIsFailingUntilAWriteSucceeds() {
    watch.came(watch.given(Pads.START), Outcome.FAILED, Pads.seconds(1));
    watch.came(watch.given(Pads.seconds(20)), Outcome.FAILED, Pads.seconds(21));
    assertEquals(Health.WORKING, watch.health(Pads.seconds(29.9)));
    assertEquals(Health.FAILING, watch.health(Pads.seconds(30)));
    watch.came(watch.given(Pads.seconds(31)), Outcome.DURABLE, Pads.seconds(32));
    assertEquals(Health.WORKING, watch.health(Pads.seconds(3_600)));
  }

  @Test
  void aDiskThatDoesNotAnswerIsFailingToo() {
    watch.given(Pads.START);
    assertEquals(Health.WORKING, watch.health(Pads.seconds(29.9)));
    assertEquals(Health.FAILING, watch.health(Pads.seconds(30)));
  }

  @Test
  void anOutcomeThatGotLostIsNotWaitedForOnceALaterOneCame() {
    watch.given(Pads.START);
    watch.came(watch.given(Pads.seconds(1)), Outcome.DURABLE, Pads.seconds(2));
    assertEquals(Health.WORKING, watch.health(Pads.seconds(3_600)));
  }

  @Test
  void anOpeningIsOverdueAfterTwoSeconds() {
    long number = watch.given(Pads.START);
    assertFalse(watch.isOverdue(number, Pads.seconds(1.9)));
    assertTrue(watch.isOverdue(number, Pads.seconds(2)));
  }

  @Test
  void whileWritesFailOneIsTriedEachFiveSeconds() {
    assertFalse(watch.wantsProbe(Pads.seconds(100)), "not while all is well");
    watch.came(watch.given(Pads.seconds(100)), Outcome.FAILED, Pads.seconds(100));
    assertTrue(watch.wantsProbe(Pads.seconds(100)));
    assertFalse(watch.wantsProbe(Pads.seconds(104.9)));
    assertTrue(watch.wantsProbe(Pads.seconds(105)));
  }
}
