package dev.heatpad.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the loop. Any thread puts in and never waits; the loop's thread takes out. The
 * room is bounded, and part of it is reserved for stops, faults and outcomes, so that a flood of
 * commands cannot keep them out.
 */
public final class Inbox {

  /** More than the loop handles in a second; a sender beyond that is answered "busy". */
  private static final int ROOM_FOR_ALL = 4_096;

  /** Only stops, faults and the journal's outcomes may use it. */
  private static final int RESERVED_ROOM = 4_096;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition somethingCame = lock.newCondition();
  private ArrayDeque<Arrival> waiting = new ArrayDeque<>();
  private boolean woken;
  private long dropped;

  /** Puts in. False when there is no room: the arrival is dropped and counted. */
  public boolean offer(Arrival arrival) {
    lock.lock();
    try {
      int room = arrival.isUrgent() ? ROOM_FOR_ALL + RESERVED_ROOM : ROOM_FOR_ALL;
      if (waiting.size() >= room) {
        dropped++;
        return false;
      }
      waiting.add(arrival);
      somethingCame.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Makes the loop take a turn soon, with nothing new in the inbox. */
  public void wake() {
    lock.lock();
    try {
      woken = true;
      somethingCame.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something is there, the loop is woken, or the time is over. */
  void await(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (waiting.isEmpty() && !woken && left > 0) {
        left = somethingCame.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  /** Takes out all that is there now, in order of arrival. */
  List<Arrival> takeAll() {
    lock.lock();
    try {
      if (waiting.isEmpty()) {
        return List.of();
      }
      List<Arrival> taken = new ArrayList<>(waiting);
      waiting = new ArrayDeque<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** How many arrivals found no room since the start. */
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }
}
