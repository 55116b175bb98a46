package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One heater output behind its lease. The loop asks for heat each turn; {@link LeaseGuard} opens
 * the relay on its own thread when the loop does not. All drives happen under one lock, and whoever
 * notices first that the lease is over opens the relay.
 *
 * <p>Lease times are process time: no speed of a simulation stretches them.
 */
public final class LeasedHeater implements AutoCloseable {

  /** What became of a request. */
  public enum Result {
    DONE,
    /** The lease was over before the request came: the heater is off. */
    LAPSED,
    /** The output failed, or did not read back as driven: off was tried. */
    FAILED
  }

  private static final Logger LOG = System.getLogger(LeasedHeater.class.getName());

  private final String name;
  private final HeaterSwitch output;
  private final Supplier<MonotonicTime> processClock;
  private final HeatLease lease = new HeatLease();
  private Level driven = Level.OFF;
  private boolean lapsedUnnoticed;
  private boolean failed;
  private boolean sealed;

  public LeasedHeater(String name, HeaterSwitch output, Supplier<MonotonicTime> processClock) {
    this.name = name;
    this.output = output;
    this.processClock = processClock;
  }

  /** Heat for at most this long from now. */
  public synchronized Result energise(Duration duration) {
    if (sealed || lapsedUnnoticed) {
      drive(Level.OFF);
      return Result.LAPSED;
    }
    if (!lease.renew(processClock.get(), duration)) {
      lapse();
      return Result.LAPSED;
    }
    return drive(Level.ON);
  }

  /** Off, now. */
  public synchronized Result deenergise() {
    Result result = drive(Level.OFF);
    lease.release();
    return result;
  }

  /** Opens the relay when the lease is over. The guard's and the loop's first act of a turn. */
  public synchronized void openIfLapsed() {
    if (lease.hasLapsed(processClock.get())) {
      lapse();
    }
  }

  /** True once after each lapse: the loop takes it, and tells the pad. */
  public synchronized boolean takeLapse() {
    openIfLapsed();
    boolean taken = lapsedUnnoticed;
    lapsedUnnoticed = false;
    return taken;
  }

  /** How long until the lease ends; empty when there is none. */
  synchronized Optional<Duration> leaseLeft() {
    return lease.until().map(until -> until.minus(processClock.get()));
  }

  /** What the output was last driven to. */
  public synchronized Level driven() {
    return driven;
  }

  /** Off, for good: nothing switches this output on again. */
  public synchronized void seal() {
    sealed = true;
    deenergise();
  }

  @Override
  public synchronized void close() {
    seal();
    output.close();
  }

  private void lapse() {
    drive(Level.OFF);
    lease.release();
    lapsedUnnoticed = true;
  }

  private Result drive(Level level) {
    if (level == driven && !failed) {
      return Result.DONE;
    }
    boolean failedBefore = failed;
    failed = !succeeds(level);
    if (failed && !failedBefore) {
      LOG.log(
          Logger.Level.ERROR,
          "The heater output of pad {0} does not do what it is told. Unplug the pad and check the relay.",
          name);
    }
    if (failed && level == Level.ON) {
      lease.release();
      driven = succeeds(Level.OFF) ? Level.OFF : Level.ON;
    }
    return failed ? Result.FAILED : Result.DONE;
  }

  private boolean succeeds(Level level) {
    try {
      output.drive(level);
      driven = level;
      return output.readBack() == level;
    } catch (IOException exception) {
      LOG.log(
          Logger.Level.DEBUG, "The heater output of pad {0}: {1}", name, exception.getMessage());
      return false;
    }
  }
}
