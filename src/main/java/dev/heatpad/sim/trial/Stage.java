package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;

/** True time, and what is planned for later. The trial owns it and moves it on. */
final class Stage {

  /** Where every life begins; an arbitrary origin, as the monotonic clock of a computer has. */
  static final MonotonicTime START = MonotonicTime.ofNanos(1_000_000_000_000L);

  private final PriorityQueue<Planned> agenda = new PriorityQueue<>();
  private MonotonicTime now = START;
  private long planned;

  private record Planned(long atNanos, long order, Runnable what) implements Comparable<Planned> {
    @Override
    public int compareTo(Planned other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  MonotonicTime now() {
    return now;
  }

  void after(Duration delay, Runnable what) {
    at(now.plus(delay), what);
  }

  void at(MonotonicTime moment, Runnable what) {
    agenda.add(new Planned(moment.later(now).nanos(), planned++, what));
  }

  Optional<MonotonicTime> next() {
    return Optional.ofNullable(agenda.peek()).map(it -> MonotonicTime.ofNanos(it.atNanos()));
  }

  /** Moves on, at most to the next thing planned. */
  void moveTo(MonotonicTime moment) {
    now = moment;
  }

  /** Takes out what is due; null when nothing is. */
  Optional<Runnable> takeDue() {
    Planned first = agenda.peek();
    if (first == null || first.atNanos() > now.nanos()) {
      return Optional.empty();
    }
    agenda.remove();
    return Optional.of(first.what());
  }
}
