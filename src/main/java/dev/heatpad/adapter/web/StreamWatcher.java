package dev.heatpad.adapter.web;

import dev.heatpad.core.unit.PadName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One open stream. Any thread puts messages in and never waits; the thread of the request writes
 * them. States and telemetry of a pad melt into the newest. When too much waits all the same, the
 * watcher is too slow and its stream ends.
 */
final class StreamWatcher {

  /** All events that are replayed, the states of all pads, and some minutes of events more. */
  static final int MOST_WAITING = 512;

  private final Optional<PadName> watched;
  private final Runnable cut;
  private final Map<StreamMessage.Key, StreamMessage> waiting = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition somethingCame = lock.newCondition();
  private boolean quiet = true;
  private boolean closed;
  private boolean writing;

  /** What became of a message. */
  enum Offer {
    TAKEN,
    /** There was no room; the stream ends. */
    TOO_SLOW
  }

  /**
   * @param watched one pad, or absent for all
   * @param cut ends the connection, so that a write that hangs in it fails; it may wait
   */
  StreamWatcher(Optional<PadName> watched, Runnable cut) {
    this.watched = watched;
    this.cut = cut;
  }

  /** Puts a message in, if it is for this watcher. */
  Offer offer(StreamMessage message) {
    if (!message.isFor(watched)) {
      return Offer.TAKEN;
    }
    lock.lock();
    try {
      quiet = false;
      // At its end, so that ids only grow.
      waiting.remove(message.key());
      waiting.put(message.key(), message);
      somethingCame.signal();
      if (waiting.size() <= MOST_WAITING) {
        return Offer.TAKEN;
      }
      close();
      return Offer.TOO_SLOW;
    } finally {
      lock.unlock();
    }
  }

  /** Puts a sign of life in if nothing else came since the last one. */
  void beat(StreamMessage message) {
    lock.lock();
    try {
      if (quiet) {
        offer(message);
      }
      quiet = true;
    } finally {
      lock.unlock();
    }
  }

  /** Writes what comes until the stream is closed, or the watcher is gone. */
  void writeTo(OutputStream out) throws IOException, InterruptedException {
    List<StreamMessage> batch = take();
    while (!batch.isEmpty() && beginWriting()) {
      try {
        for (StreamMessage message : batch) {
          out.write(message.bytes());
        }
        out.flush();
      } finally {
        endWriting();
      }
      batch = take();
    }
  }

  /** Waits for messages; none means that the stream is closed. */
  private List<StreamMessage> take() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        somethingCame.await();
      }
      List<StreamMessage> taken = closed ? List.of() : List.copyOf(waiting.values());
      waiting.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** From here on a close cuts the connection, for the write may hang. */
  private boolean beginWriting() {
    lock.lock();
    try {
      writing = !closed;
      return writing;
    } finally {
      lock.unlock();
    }
  }

  private void endWriting() {
    lock.lock();
    try {
      writing = false;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the stream, also one that hangs in a write. */
  void close() {
    lock.lock();
    try {
      if (!closed && writing) {
        Thread.ofVirtual().name("stream-cut").start(cut);
      }
      closed = true;
      somethingCame.signal();
    } finally {
      lock.unlock();
    }
  }
}
