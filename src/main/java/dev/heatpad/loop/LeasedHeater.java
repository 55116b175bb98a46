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
  private boolean closed;

  public LeasedHeater(String name, HeaterSwitch output, Supplier<MonotonicTime> processClock) {
    this.name = name;
    this.output = output;
    this.processClock = processClock;
  }

  /**
   * Heat for at most this long, counted from the beginning of the turn that asks for it: a turn
   * that takes too long lapses like one that does not come.
   *
   * @param turnBegan process time
   */
  public synchronized Result energise(MonotonicTime turnBegan, Duration duration) {
    MonotonicTime now = processClock.get();
    boolean tooLate = !now.isBefore(turnBegan.plus(duration)) || lease.hasLapsed(now);
    if (sealed || lapsedUnnoticed || tooLate) {
      lapsedUnnoticed |= tooLate;
      deenergise();
      return Result.LAPSED;
    }
    lease.renew(turnBegan, duration);
    return drive(Level.ON);
  }

  /** Off, now. */
  public synchronized Result deenergise() {
    lease.release();
    return drive(Level.OFF);
  }

  /**
   * Opens the relay when the lease is over, and tries again where it could not be opened. The
   * guard's work, and the loop's first act of a turn.
   */
  public synchronized void openIfLapsed() {
    if (lease.hasLapsed(processClock.get())) {
      lapsedUnnoticed = true;
      deenergise();
    } else if (failed && lease.until().isEmpty()) {
      deenergise();
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
  public synchronized Optional<Duration> leaseLeft() {
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
    if (!closed) {
      seal();
      closed = true;
      output.close();
    }
  }

  /**
   * Off is driven each time, whatever is believed of the output: something else may have moved the
   * line. On is driven once and read back from then on.
   */
  private Result drive(Level level) {
    if (closed) {
      // The output went off when it was closed; it cannot be driven any more.
      return Result.DONE;
    }
    boolean failedBefore = failed;
    boolean isOnAlready = level == Level.ON && driven == Level.ON && !failed;
    failed = isOnAlready ? !readsBack(level) : !succeeds(level);
    if (failed && level == Level.ON) {
      lease.release();
      driven = succeeds(Level.OFF) ? Level.OFF : Level.ON;
    }
    if (failed && !failedBefore) {
      // Off first, words last: whoever reads the log may be slow.
      LOG.log(
          Logger.Level.ERROR,
          "The heater output of pad {0} does not do what it is told. Unplug the pad and check the relay.",
          name);
    }
    return failed ? Result.FAILED : Result.DONE;
  }

  private boolean succeeds(Level level) {
    try {
      output.drive(level);
      driven = level;
      return output.readBack() == level;
    } catch (IOException exception) {
      return false;
    }
  }

  private boolean readsBack(Level level) {
    try {
      return output.readBack() == level;
    } catch (IOException exception) {
      return false;
    }
  }
}
