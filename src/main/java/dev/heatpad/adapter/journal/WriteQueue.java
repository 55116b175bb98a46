package dev.heatpad.adapter.journal;

import dev.heatpad.loop.Journal;
import dev.heatpad.loop.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Entries on their way to the writer, in order. Any thread may put, one takes. Nobody does more
 * under its lock than move references, so that putting never waits for a disk.
 */
final class WriteQueue {

  /** An entry and who wants to know what became of it. */
  record Request(JournalEntry entry, Consumer<Journal.Outcome> done) {}

  /** What became of a request. */
  enum Admission {
    TAKEN,
    NO_ROOM,
    CLOSED
  }

  private final int capacity;
  private final ReentrantLock gate = new ReentrantLock();
  private final Condition changed = gate.newCondition();
  private List<Request> waiting = new ArrayList<>();
  private boolean closed;

  WriteQueue(int capacity) {
    this.capacity = capacity;
  }

  Admission put(Request request) {
    gate.lock();
    try {
      if (closed) {
        return Admission.CLOSED;
      }
      if (waiting.size() >= capacity) {
        return Admission.NO_ROOM;
      }
      waiting.add(request);
      changed.signal();
      return Admission.TAKEN;
    } finally {
      gate.unlock();
    }
  }

  /** All that wait; waits for the first one. Empty only when the queue is closed and drained. */
  List<Request> takeAll() {
    gate.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        // Nobody interrupts the writer: closing is how it ends.
        changed.awaitUninterruptibly();
      }
      return takeWaiting();
    } finally {
      gate.unlock();
    }
  }

  /** From now on nothing is admitted. What waits can still be taken. */
  void close() {
    gate.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      gate.unlock();
    }
  }

  /** All that wait, for somebody who gives up on the writer. */
  List<Request> abandon() {
    gate.lock();
    try {
      return takeWaiting();
    } finally {
      gate.unlock();
    }
  }

  int size() {
    gate.lock();
    try {
      return waiting.size();
    } finally {
      gate.unlock();
    }
  }

  private List<Request> takeWaiting() {
    List<Request> taken = waiting;
    waiting = new ArrayList<>();
    return taken;
  }
}
