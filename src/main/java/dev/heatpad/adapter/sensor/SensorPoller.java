package dev.heatpad.adapter.sensor;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Thermometer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads one thermometer each second on a thread of its own, {@code sensor-<pad>-<role>}, and hands
 * the samples over there; the receiver only enqueues them. It owns the thermometer.
 *
 * <p>Nothing here watches that samples keep coming: the core sees the newest one grow old. So a
 * read that hangs in the kernel, or a thread that died, ends in heat off.
 */
public final class SensorPoller implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger(SensorPoller.class.getName());

  /** A third of the age at which a reading is stale, so that one may fail and one come late. */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** More than a conversion of 750 ms; a read that hangs is left to its daemon thread. */
  private static final Duration MAX_WAIT_FOR_END = Duration.ofSeconds(2);

  private final Thermometer thermometer;
  private final Supplier<MonotonicTime> clock;
  private final Consumer<Sample> receiver;
  private final Duration period;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean reported;

  SensorPoller(
      String threadName,
      Thermometer thermometer,
      Supplier<MonotonicTime> clock,
      Consumer<Sample> receiver,
      Duration period) {
    this.thermometer = thermometer;
    this.clock = clock;
    this.receiver = receiver;
    this.period = period;
    thread = Thread.ofPlatform().name(threadName).daemon().unstarted(this::run);
  }

  /** Starts reading at once. */
  public static SensorPoller start(
      PadName pad,
      SensorRole role,
      Thermometer thermometer,
      Supplier<MonotonicTime> clock,
      Consumer<Sample> receiver) {
    SensorPoller poller =
        new SensorPoller(threadName(pad, role), thermometer, clock, receiver, PERIOD);
    poller.start();
    return poller;
  }

  static String threadName(PadName pad, SensorRole role) {
    return "sensor-" + pad + "-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void start() {
    thread.start();
  }

  /** Ends the reading, waits for its end at most two seconds, and closes the thermometer. */
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      if (!thread.join(MAX_WAIT_FOR_END)) {
        LOGGER.log(Level.WARNING, thread.getName() + " hangs in a read and is left behind.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thermometer.close();
  }

  private void run() {
    try {
      MonotonicTime began;
      do {
        began = clock.get();
        deliver(read(began));
      } while (!closing.await(restOfPeriod(began).toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      // Only close interrupts, and the thread ends here.
      Thread.currentThread().interrupt();
    }
  }

  private Duration restOfPeriod(MonotonicTime began) {
    return period.minus(clock.get().minus(began));
  }

  private Sample read(MonotonicTime now) {
    try {
      return thermometer.sample(now);
    } catch (RuntimeException e) {
      report("A thermometer threw instead of giving a failed sample.", e);
      return new Sample.Failed(Sample.Failure.UNREADABLE, now);
    }
  }

  private void deliver(Sample sample) {
    if (closing.getCount() == 0) {
      return;
    }
    try {
      receiver.accept(sample);
    } catch (RuntimeException e) {
      report("A sample could not be handed over.", e);
    }
  }

  private void report(String sentence, RuntimeException cause) {
    // Once: it would come each second.
    if (!reported) {
      reported = true;
      LOGGER.log(Level.ERROR, sentence, cause);
    }
  }
}
