package dev.heatpad.adapter.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Thermometer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SensorPollerTest {

  private static final Duration SHORT = Duration.ofMillis(1);

  private final BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
  private final CountDownLatch thermometerClosed = new CountDownLatch(1);
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void shouldStampEachSampleWithTheTimeBeforeItsConversion() throws Exception {
    try (SensorPoller _ = started(SensorPollerTest::measured, samples::add)) {
      assertEquals(MonotonicTime.ofNanos(1), take().takenAt());
      assertTrue(take().takenAt().isAfter(MonotonicTime.ofNanos(1)));
    }
  }

  @Test
  void shouldSurviveAThermometerThatThrows() throws Exception {
    try (SensorPoller _ =
        started(
            now -> {
              throw new IllegalStateException("thrown on purpose");
            },
            samples::add)) {
      for (int i = 0; i < 3; i++) {
        Sample.Failed failed = (Sample.Failed) take();
        assertEquals(Sample.Failure.UNREADABLE, failed.failure());
      }
    }
  }

  @Test
  void shouldSurviveAReceiverThatThrows() throws Exception {
    try (SensorPoller _ =
        started(
            SensorPollerTest::measured,
            sample -> {
              samples.add(sample);
              throw new IllegalStateException("thrown on purpose");
            })) {
      take();
      assertNotNull(take());
    }
  }

  @Test
  void shouldReadOnAThreadNamedByPadAndRole() throws Exception {
    BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    try (SensorPoller _ =
        SensorPoller.start(
            new PadName("back"),
            SensorRole.SKIN_SIDE,
            thermometer(SensorPollerTest::measured),
            this::now,
            sample -> threads.add(Thread.currentThread()))) {
      Thread thread = threads.poll(10, TimeUnit.SECONDS);
      assertEquals("sensor-back-skin-side", thread.getName());
      assertTrue(thread.isDaemon());
    }
  }

  @Test
  void shouldEndItsThreadAndCloseTheThermometer() throws Exception {
    BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    SensorPoller poller =
        started(SensorPollerTest::measured, sample -> threads.add(Thread.currentThread()));
    Thread thread = threads.poll(10, TimeUnit.SECONDS);

    poller.close();

    assertFalse(thread.isAlive());
    assertEquals(0, thermometerClosed.getCount());
  }

  @Test
  void shouldInterruptAReadThatCanBeInterrupted() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    SensorPoller poller =
        started(
            now -> {
              reading.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
              }
              return measured(now);
            },
            samples::add);
    assertTrue(reading.await(10, TimeUnit.SECONDS));

    poller.close();

    assertEquals(0, interrupted.getCount());
    assertTrue(samples.isEmpty());
  }

  @Test
  void shouldLeaveBehindAReadThatHangs() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch hang = new CountDownLatch(1);
    SensorPoller poller =
        started(
            now -> {
              reading.countDown();
              awaitUninterruptibly(hang);
              return measured(now);
            },
            samples::add);
    assertTrue(reading.await(10, TimeUnit.SECONDS));

    assertTimeoutPreemptively(Duration.ofSeconds(10), poller::close);

    assertEquals(0, thermometerClosed.getCount());
    hang.countDown();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private SensorPoller started(Function<MonotonicTime, Sample> read, Consumer<Sample> receiver) {
    SensorPoller poller =
        new SensorPoller("sensor-test", thermometer(read), this::now, receiver, SHORT);
    poller.start();
    return poller;
  }

  private Thermometer thermometer(Function<MonotonicTime, Sample> read) {
    return new Thermometer() {
      @Override
      public Sample sample(MonotonicTime now) {
        return read.apply(now);
      }

      @Override
      public void close() {
        thermometerClosed.countDown();
      }
    };
  }

  private static Sample measured(MonotonicTime now) {
    return new Sample.Measured(Celsius.of(30), 480, now);
  }

  private MonotonicTime now() {
    return MonotonicTime.ofNanos(nanos.incrementAndGet());
  }

  private Sample take() throws InterruptedException {
    Sample sample = samples.poll(10, TimeUnit.SECONDS);
    assertNotNull(sample);
    return sample;
  }
}
