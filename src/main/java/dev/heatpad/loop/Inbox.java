package dev.heatpad.loop;

import dev.heatpad.core.command.Source;
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

  /** A turn with this many takes some milliseconds; the lease counts from its beginning. */
  private static final int MOST_A_TURN = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition somethingCame = lock.newCondition();
  private final ArrayDeque<Arrival> waiting = new ArrayDeque<>();
  private boolean stopsFirst;
  private boolean endsFirst;
  private boolean woken;
  private long dropped;

  /** Puts in. False when there is no room: the arrival is dropped and counted. */
  public boolean offer(Arrival arrival) {
    lock.lock();
    try {
      int room = arrival.isUrgent() ? ROOM_FOR_ALL + RESERVED_ROOM : ROOM_FOR_ALL;
      boolean fits = waiting.size() < room;
      if (fits) {
        waiting.add(arrival);
      } else {
        dropped++;
      }
      if (waiting.size() > MOST_A_TURN) {
        putFirst(arrival);
      }
      somethingCame.signal();
      return fits;
    } finally {
      lock.unlock();
    }
  }

  /**
   * A stop, or the end, that would wait behind others acts in the next turn as well: a stop for all
   * pads, which is its strictest form. What asked for heat before it is dropped, for the stop came
   * after it.
   */
  private void putFirst(Arrival arrival) {
    if (arrival instanceof Arrival.ShutdownAsked) {
      endsFirst = true;
    } else if (arrival.isStop()) {
      stopsFirst = true;
      int before = waiting.size();
      waiting.removeIf(Arrival::asksForHeat);
      dropped += before - waiting.size();
    }
  }

  private List<Arrival> first() {
    List<Arrival> first = new ArrayList<>();
    if (stopsFirst) {
      first.add(new Arrival.StopAll(Source.MQTT));
    }
    if (endsFirst) {
      first.add(new Arrival.ShutdownAsked());
    }
    stopsFirst = false;
    endsFirst = false;
    return first;
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
      while (waiting.isEmpty() && !stopsFirst && !endsFirst && !woken && left > 0) {
        left = somethingCame.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes out what a turn handles, in order of arrival. More waits for the next turn, which comes
   * at once, so that no flood keeps a turn from its end.
   */
  List<Arrival> takeForTurn() {
    lock.lock();
    try {
      List<Arrival> taken = first();
      while (taken.size() < MOST_A_TURN && !waiting.isEmpty()) {
        taken.add(waiting.removeFirst());
      }
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
