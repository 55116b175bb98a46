package dev.heatpad.adapter.mqtt;

import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.Outbox.RecordOffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings records to the outbox, which sends each until the broker has taken it. A record for which
 * the outbox has no room waits here; a record that it has accepted is never offered again, or a
 * broker that acknowledges while a connection is made would get it twice. For any thread.
 */
final class RecordDesk implements LinkListener {

  /** The outbox, as far as records go. */
  @FunctionalInterface
  interface Offer {
    RecordOffer offer(String id, String topic, String payload);
  }

  private record Waiting(String id, String topic, String payload) {}

  private final Offer outbox;
  private final Consumer<SessionId> taken;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final CountDownLatch firstTry = new CountDownLatch(1);

  /**
   * @param taken is told which record the broker has taken; must return at once
   */
  RecordDesk(Offer outbox, Consumer<SessionId> taken) {
    this.outbox = outbox;
    this.taken = taken;
  }

  void add(String id, String topic, String payload) {
    synchronized (waiting) {
      waiting.addLast(new Waiting(id, topic, payload));
    }
    offerWaiting();
  }

  /** Forgets a record that has no room in the outbox yet. */
  void withdraw(String id) {
    synchronized (waiting) {
      waiting.removeIf(record -> record.id().equals(id));
    }
  }

  /** Waits until the broker was reached or was found missing for the first time. */
  void awaitFirstTry(Duration longest) throws InterruptedException {
    firstTry.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void connected() {
    firstTry.countDown();
    offerWaiting();
  }

  @Override
  public void lost(String sentence) {
    firstTry.countDown();
  }

  @Override
  public void recordTaken(String id) {
    taken.accept(new SessionId(id));
    offerWaiting();
  }

  private void offerWaiting() {
    synchronized (waiting) {
      while (!waiting.isEmpty() && isAccepted(waiting.getFirst())) {
        waiting.removeFirst();
      }
    }
  }

  private boolean isAccepted(Waiting record) {
    return switch (outbox.offer(record.id(), record.topic(), record.payload())) {
      case ACCEPTED, ALREADY_WAITING -> true;
      case NO_ROOM -> false;
    };
  }
}
