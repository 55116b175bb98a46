package dev.heatpad.adapter.mqtt;

import dev.heatpad.adapter.mqtt.PahoConnection.Sent;
import dev.heatpad.loop.LinkNumbers;
import dev.heatpad.loop.Outbox;
import dev.heatpad.loop.Outgoing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Moves messages from the outbox to the connection, on whatever thread brings a message or an
 * acknowledgement: a thread of its own between would only add its wake-up to the way of each
 * message. All methods are for any thread. The lock is held for microseconds: neither the outbox
 * nor handing over to Paho waits for anything. It also keeps the messages in order on their way
 * into Paho.
 */
final class OutboxPump {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Outbox outbox = new Outbox();
  private @Nullable PahoConnection connection;

  /** Puts something into the outbox, and sends what can be sent. */
  <T> T put(Function<Outbox, T> putting) {
    lock.lock();
    try {
      T answer = putting.apply(outbox);
      pump();
      return answer;
    } finally {
      lock.unlock();
    }
  }

  /** Sends over this connection from now on, beginning with all state. */
  void attach(PahoConnection opened, int receiveMaximum) {
    lock.lock();
    try {
      connection = opened;
      outbox.connected(receiveMaximum);
      pump();
    } finally {
      lock.unlock();
    }
  }

  /** Stops sending over this connection; what was on its way will be sent over the next. */
  void detach(PahoConnection ended) {
    lock.lock();
    try {
      if (connection == ended) {
        connection = null;
        outbox.disconnected();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is a connection now. */
  LinkNumbers.Link link() {
    lock.lock();
    try {
      return connection == null ? LinkNumbers.Link.DOWN : LinkNumbers.Link.UP;
    } finally {
      lock.unlock();
    }
  }

  /** Answers the id of the record that is now with the broker, if it was one. */
  Optional<String> acknowledged(PahoConnection by, long token) {
    lock.lock();
    try {
      if (connection != by) {
        return Optional.empty();
      }
      Optional<String> record = outbox.acknowledged(token);
      pump();
      return record;
    } finally {
      lock.unlock();
    }
  }

  void refused(PahoConnection by, long token) {
    lock.lock();
    try {
      if (connection == by) {
        outbox.refused(token);
        pump();
      }
    } finally {
      lock.unlock();
    }
  }

  void notSent(PahoConnection by, long token) {
    lock.lock();
    try {
      if (connection == by) {
        // Not pumped: this comes when the connection is ending, and would go round in a circle.
        outbox.failed(token);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the broker has everything. Answers whether that came true in time. */
  boolean awaitIdle(Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lock();
    try {
      while (!outbox.isIdle()) {
        if (connection == null || nanos <= 0) {
          return false;
        }
        nanos = idle.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void pump() {
    PahoConnection target = connection;
    boolean more = target != null;
    while (more) {
      Optional<Outgoing> next = outbox.next();
      more = next.isPresent() && handOver(target, next.get());
    }
    if (outbox.isIdle()) {
      idle.signalAll();
    }
  }

  private boolean handOver(@Nullable PahoConnection target, Outgoing outgoing) {
    Sent sent = target == null ? Sent.NOT_NOW : target.send(outgoing);
    return switch (sent) {
      case ON_ITS_WAY -> true;
      case NOT_NOW -> {
        outbox.failed(outgoing.token());
        yield false;
      }
      case NEVER -> {
        outbox.refused(outgoing.token());
        yield true;
      }
    };
  }
}
