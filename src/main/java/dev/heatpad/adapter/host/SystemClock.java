package dev.heatpad.adapter.host;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.core.unit.WallTime.Trust;
import dev.heatpad.loop.ClockWatch;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The clocks of this computer. A thread of its own, {@code clock-watch}, looks from time to time
 * whether a time server has set the wall clock, so that reading it never waits.
 */
public final class SystemClock implements AutoCloseable {

  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(30);

  /** The folder of systemd's time service, which makes this file once it has set the clock. */
  private static final Path TIME_SERVICE = Path.of("/run/systemd/timesync");

  /** More than {@code struct timex} has on any Linux. */
  private static final long TIMEX_BYTES = 256;

  /** What {@code adjtimex} returns while nobody has set the clock (TIME_ERROR). */
  private static final int NOT_SYNCHRONISED = 5;

  /** {@code CLOCK_MONOTONIC_RAW}: the oscillator as it is, bent by no time service. */
  private static final int RAW = 4;

  private final Thread thread =
      Thread.ofPlatform().name("clock-watch").daemon(true).unstarted(this::watch);
  private volatile Trust trust = Trust.UNSYNCHRONISED;
  private volatile boolean running = true;
  private volatile Consumer<Boolean> driftListener = _ -> {};

  /** Starts looking; until the first look is done the wall clock is not believed. */
  public static SystemClock start() {
    SystemClock clock = new SystemClock();
    clock.thread.start();
    return clock;
  }

  /** As {@link #start}, and the first look is done when it returns. */
  public static SystemClock startAndLook() {
    SystemClock clock = new SystemClock();
    clock.trust = look();
    clock.thread.start();
    return clock;
  }

  /** Time that only runs forward; it goes on while the process is stopped. */
  public static MonotonicTime monotonic() {
    return MonotonicTime.ofNanos(System.nanoTime());
  }

  /** The date and time, and whether they can be believed. */
  public WallTime wall() {
    return new WallTime(Instant.now(), trust);
  }

  /** Tells every half minute whether the monotonic clock drifts from its own oscillator. */
  public void onDrift(Consumer<Boolean> listener) {
    driftListener = listener;
  }

  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
  }

  private void watch() {
    Optional<ClockWatch> drift = raw().map(raw -> new ClockWatch(monotonic(), raw));
    while (running) {
      trust = look();
      drift.ifPresent(watch -> {
        raw().ifPresent(raw -> watch.read(monotonic(), raw));
        driftListener.accept(watch.drifts());
      });
      LockSupport.parkNanos(LOOK_INTERVAL.toNanos());
    }
  }

  /** The oscillator's time; empty where the kernel does not tell. */
  @SuppressWarnings("restricted") // The manifest and the launcher allow native access.
  private static Optional<MonotonicTime> raw() {
    try (Arena arena = Arena.ofConfined()) {
      Linker linker = Linker.nativeLinker();
      MethodHandle gettime =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      MemorySegment time = arena.allocate(2L * Long.BYTES, Long.BYTES);
      int failed = (int) gettime.invokeExact(RAW, time);
      long seconds = time.get(ValueLayout.JAVA_LONG, 0);
      long nanos = time.get(ValueLayout.JAVA_LONG, Long.BYTES);
      return failed == 0
          ? Optional.of(MonotonicTime.ofNanos(seconds * 1_000_000_000L + nanos))
          : Optional.empty();
    } catch (Throwable cannotAsk) {
      return Optional.empty();
    }
  }

  private static Trust look() {
    if (Files.isDirectory(TIME_SERVICE)) {
      return Files.exists(TIME_SERVICE.resolve("synchronized"))
          ? Trust.SYNCHRONISED
          : Trust.UNSYNCHRONISED;
    }
    return askKernel();
  }

  /** Asks the kernel, which every time service tells. In doubt the clock is not believed. */
  @SuppressWarnings("restricted") // The manifest and the launcher allow native access.
  private static Trust askKernel() {
    try (Arena arena = Arena.ofConfined()) {
      Linker linker = Linker.nativeLinker();
      MethodHandle adjtimex =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("adjtimex"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      MemorySegment nothingToChange = arena.allocate(TIMEX_BYTES, Long.BYTES);
      int state = (int) adjtimex.invokeExact(nothingToChange);
      return state >= 0 && state != NOT_SYNCHRONISED ? Trust.SYNCHRONISED : Trust.UNSYNCHRONISED;
    } catch (Throwable cannotAsk) {
      return Trust.UNSYNCHRONISED;
    }
  }
}
