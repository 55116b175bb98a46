package dev.heatpad.loop;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The thread that opens relays whose lease is over, whatever the loop does. */
public final class LeaseGuard implements AutoCloseable {

  private static final Logger LOG = System.getLogger(LeaseGuard.class.getName());

  /** A lease begun while the guard waits is seen long before it can lapse (a lease lasts 3 s). */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

  private final List<LeasedHeater> heaters;
  private final Thread thread;
  private volatile boolean running = true;

  public LeaseGuard(List<LeasedHeater> heaters) {
    this.heaters = List.copyOf(heaters);
    this.thread = Thread.ofPlatform().name("lease-guard").daemon(true).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    while (running) {
      heaters.forEach(LeaseGuard::open);
      LockSupport.parkNanos(wait(heaters).toNanos());
    }
  }

  /** Whatever happens at one heater, the next one is looked at, and this one again. */
  private static void open(LeasedHeater heater) {
    try {
      heater.openIfLapsed();
    } catch (Throwable failure) {
      LOG.log(Logger.Level.ERROR, "A heater could not be looked at.", failure);
    }
  }

  private static Duration wait(List<LeasedHeater> heaters) {
    Duration shortest = LONGEST_WAIT;
    for (LeasedHeater heater : heaters) {
      Duration left = heater.leaseLeft().orElse(LONGEST_WAIT);
      shortest = left.compareTo(shortest) < 0 ? left : shortest;
    }
    return shortest.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : shortest;
  }

  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
  }
}
