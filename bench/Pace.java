package bench;

import java.util.concurrent.locks.LockSupport;

/** Moments at a fixed rate. One that is late does not move those after it. */
final class Pace {

  private final long intervalNanos;
  private long nextNanos = System.nanoTime();

  Pace(int perSecond) {
    this.intervalNanos = 1_000_000_000L / perSecond;
  }

  void awaitNext() {
    long leftNanos = nextNanos - System.nanoTime();
    while (leftNanos > 0) {
      LockSupport.parkNanos(leftNanos);
      leftNanos = nextNanos - System.nanoTime();
    }
    nextNanos += intervalNanos;
  }
}
