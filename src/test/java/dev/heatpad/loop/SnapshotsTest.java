package dev.heatpad.loop;

import static dev.heatpad.fake.PadSamples.BACK;
import static dev.heatpad.fake.PadSamples.NECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.fake.PadSamples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** House style: one thread owns the state; others read what it published. Design, section 2. */
final class SnapshotsTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());

  private final Snapshots snapshots = new Snapshots();

  @Test
  void keepsTheNewestOfEachPadInOrder() {
    assertEquals(Optional.empty(), snapshots.of(BACK));
    tell(PadSamples.idle(NECK, 1));
    tell(PadSamples.idle(BACK, 2));
    tell(PadSamples.heating(NECK, 3));
    assertEquals(List.of(PadSamples.heating(NECK, 3), PadSamples.idle(BACK, 2)), snapshots.all());
    assertEquals(Optional.of(PadSamples.idle(BACK, 2)), snapshots.of(BACK));
  }

  @Test
  void whatMovesIsNewToo() throws InterruptedException {
    try (Snapshots.Watch watch = snapshots.watch()) {
      assertTrue(watch.awaitNews(Duration.ZERO), "the present state");
      assertFalse(watch.awaitNews(Duration.ZERO), "nothing since");
      Snapshot moved = PadSamples.heating(BACK, 4);
      snapshots.moved(moved.view(), moved.live(), moved.stamp());
      assertTrue(watch.awaitNews(SOON));
      assertEquals(Optional.of(moved), snapshots.of(BACK));
    }
  }

  @Test
  void manyChangesMeltIntoOneNews() throws InterruptedException {
    try (Snapshots.Watch watch = snapshots.watch()) {
      for (int change = 1; change <= 1_000; change++) {
        tell(PadSamples.idle(BACK, change));
      }
      assertTrue(watch.awaitNews(SOON));
      assertFalse(watch.awaitNews(Duration.ZERO));
      assertEquals(1_000, snapshots.of(BACK).orElseThrow().stamp().sequence());
    }
  }

  @Test
  void closingEndsAWait() throws InterruptedException {
    Snapshots.Watch watch = snapshots.watch();
    assertTrue(watch.awaitNews(SOON));
    Thread.ofVirtual().start(watch::close);
    assertFalse(watch.awaitNews(SOON));
  }

  @Test
  void aSlowListenerNeverHoldsUpTheLoop() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    LinkedBlockingQueue<Long> seen = new LinkedBlockingQueue<>();
    Snapshots.Listening listening =
        snapshots.listen(() -> {
          entered.countDown();
          awaitQuietly(release);
          seen.add(snapshots.of(BACK).orElseThrow().stamp().sequence());
        });
    assertTrue(entered.await(10, TimeUnit.SECONDS));
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (int change = 1; change <= 10_000; change++) {
            tell(PadSamples.idle(BACK, change));
          }
        });
    release.countDown();
    assertEquals(10_000, seen.poll(10, TimeUnit.SECONDS));
    listening.close();
  }

  @Test
  void aListenerThatFailsIsCalledAgain() throws InterruptedException {
    LOG.setLevel(Level.OFF);
    LinkedBlockingQueue<Integer> calls = new LinkedBlockingQueue<>();
    tell(PadSamples.idle(BACK, 1));
    Snapshots.Listening listening =
        snapshots.listen(() -> {
          calls.add(snapshots.all().size());
          throw new IllegalStateException("expected by this test");
        });
    assertEquals(1, calls.poll(10, TimeUnit.SECONDS));
    tell(PadSamples.idle(NECK, 2));
    assertEquals(2, calls.poll(10, TimeUnit.SECONDS));
    listening.close();
  }

  private void tell(Snapshot snapshot) {
    snapshots.changed(snapshot.view(), snapshot.live(), snapshot.stamp());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }
}
