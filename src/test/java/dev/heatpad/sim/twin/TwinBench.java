package dev.heatpad.sim.twin;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** A twin on the bench, and the hand that drives it. */
final class TwinBench {

  /** Near the end of the counter, so that it overflows within a test. */
  static final MonotonicTime START = MonotonicTime.ofNanos(Long.MAX_VALUE - 5_000_000_000L);

  private static final double ROOM_CELSIUS = 23;
  private static final Duration LONG = Duration.ofDays(1);
  private static final int PATIENCE = 20_000;

  private final PadTwin twin;
  private MonotonicTime now = START;

  private TwinBench(PadTwin.Setup setup, long seed) {
    twin = new PadTwin(setup, new SplittableRandom(seed));
    twin.advanceTo(now);
  }

  static TwinBench of(Wiring wiring) {
    return of(wiring, 1);
  }

  static TwinBench of(Wiring wiring, long seed) {
    return of(PadBuild.reference(), wiring, BloodFlow.NORMAL, Lie.ON_BODY, exactSensors(), seed);
  }

  static TwinBench of(PadBuild build, Wiring wiring, BloodFlow flow, Lie lie) {
    return of(build, wiring, flow, lie, exactSensors(), 1);
  }

  static TwinBench of(List<SensorBuild> sensors, long seed) {
    return of(PadBuild.reference(), Wiring.ONE_RELAY, BloodFlow.NORMAL, Lie.ON_BODY, sensors, seed);
  }

  private static TwinBench of(
      PadBuild build,
      Wiring wiring,
      BloodFlow flow,
      Lie lie,
      List<SensorBuild> sensors,
      long seed) {
    return new TwinBench(new PadTwin.Setup(build, wiring, flow, lie, ROOM_CELSIUS, sensors), seed);
  }

  private static List<SensorBuild> exactSensors() {
    return List.of(SensorBuild.exact(SensorRole.SKIN_SIDE), SensorBuild.exact(SensorRole.ELEMENT));
  }

  PadTwin twin() {
    return twin;
  }

  void drive(Level level) throws IOException {
    twin.heater().drive(level);
  }

  void edgesFor(Duration duration) {
    twin.keepAliveUntil(now.plus(duration));
  }

  void edgesForLong() {
    edgesFor(LONG);
  }

  void edgesEndNow() {
    edgesFor(Duration.ZERO);
  }

  void pass(Duration duration) {
    now = now.plus(duration);
    twin.advanceTo(now);
  }

  /** Goes on by milliseconds until it is so. */
  long millisUntil(BooleanSupplier so) {
    return stepsUntil(Duration.ofMillis(1), so);
  }

  /** Goes on by seconds until it is so. */
  long secondsUntil(BooleanSupplier so) {
    return stepsUntil(Duration.ofSeconds(1), so);
  }

  private long stepsUntil(Duration step, BooleanSupplier so) {
    for (int steps = 0; steps < PATIENCE; steps++) {
      if (so.getAsBoolean()) {
        return steps;
      }
      pass(step);
    }
    throw new AssertionError("it never was so");
  }

  Sample sample(SensorRole role) {
    return twin.thermometer(role).sample(now);
  }

  double celsius(SensorRole role) {
    return switch (sample(role)) {
      case Sample.Measured measured -> measured.temperature().degrees();
      case Sample.Failed failed -> throw new AssertionError(failed);
    };
  }

  MonotonicTime now() {
    return now;
  }
}
