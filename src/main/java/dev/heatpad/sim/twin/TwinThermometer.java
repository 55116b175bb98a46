package dev.heatpad.sim.twin;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.Thermometer;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A DS18B20 in a twin: its steps, its lag, its errors. The twin tells it with each step what it
 * touches. One thread.
 */
public final class TwinThermometer implements Thermometer {

  private static final int CODES_PER_DEGREE = 16;
  private static final int MIN_CODE = -55 * CODES_PER_DEGREE;
  private static final int MAX_CODE = 125 * CODES_PER_DEGREE;

  private static final double STEP_CELSIUS = 8;
  private static final double DRIFT_CELSIUS_PER_SECOND = -0.5 / 60;
  private static final double MAX_DRIFT_CELSIUS = -3;
  private static final double BURST_CELSIUS = 3;

  /** A small capsule in still air. */
  private static final double LIFTED_LAG_SECONDS = 20;

  private final SensorBuild build;
  private final Set<PhysicalFault> faults;
  private final SplittableRandom chance;
  private final double[] follows = new double[Pace.SLOTS];
  private final double[] coolsOff = new double[Pace.SLOTS];
  private double ownCelsius;
  private double driftCelsius;
  private Optional<Sample.Measured> last = Optional.empty();
  private boolean closed;

  /**
   * A thermometer that has the temperature of what it touches.
   *
   * @param faults what is broken in this sensor; read at each step and sample
   */
  TwinThermometer(
      SensorBuild build, double celsius, Set<PhysicalFault> faults, SplittableRandom chance) {
    this.build = build;
    this.ownCelsius = celsius;
    this.faults = faults;
    this.chance = chance;
    for (Pace pace : Pace.values()) {
      follows[pace.slot()] = pace.closes(build.lagSeconds());
      coolsOff[pace.slot()] = pace.closes(LIFTED_LAG_SECONDS);
    }
  }

  SensorBuild build() {
    return build;
  }

  /** Time goes on, in this temperature. */
  void step(Pace pace, double touchedCelsius, double roomCelsius) {
    if (faults.contains(PhysicalFault.SENSOR_LIFTED)) {
      ownCelsius += (roomCelsius - ownCelsius) * coolsOff[pace.slot()];
    } else {
      ownCelsius += (touchedCelsius - ownCelsius) * follows[pace.slot()];
    }
    driftCelsius =
        faults.contains(PhysicalFault.SENSOR_DRIFT)
            ? Math.max(MAX_DRIFT_CELSIUS, driftCelsius + DRIFT_CELSIUS_PER_SECOND * pace.seconds())
            : 0;
  }

  /** A sensor that delivers nothing gives its last sample again, with its old time. */
  @Override
  public Sample sample(MonotonicTime now) {
    Optional<Sample.Failure> failure = failure();
    if (failure.isPresent()) {
      return new Sample.Failed(failure.get(), now);
    }
    if (faults.contains(PhysicalFault.SENSOR_STALE)) {
      return last.<Sample>map(old -> old)
          .orElseGet(() -> new Sample.Failed(Sample.Failure.ABSENT, now));
    }
    int code =
        faults.contains(PhysicalFault.SENSOR_FROZEN) && last.isPresent()
            ? last.get().rawCode()
            : code();
    Sample.Measured measured =
        new Sample.Measured(Celsius.of((double) code / CODES_PER_DEGREE), code, now);
    last = Optional.of(measured);
    return measured;
  }

  private Optional<Sample.Failure> failure() {
    if (closed || faults.contains(PhysicalFault.SENSOR_OPEN)) {
      return Optional.of(Sample.Failure.ABSENT);
    }
    if (faults.contains(PhysicalFault.SENSOR_SHORT)) {
      return Optional.of(Sample.Failure.CHECKSUM);
    }
    if (faults.contains(PhysicalFault.SENSOR_POWER_ON_VALUE)) {
      return Optional.of(Sample.Failure.POWER_ON_VALUE);
    }
    return faults.contains(PhysicalFault.SENSOR_ERROR_CODE)
        ? Optional.of(Sample.Failure.CONVERSION)
        : Optional.empty();
  }

  private int code() {
    double celsius = ownCelsius + build.offsetCelsius() + driftCelsius + offsetOfFaults();
    double sigma =
        build.noiseCelsius()
            + (faults.contains(PhysicalFault.SENSOR_NOISE_BURST) ? BURST_CELSIUS : 0);
    if (sigma > 0) {
      celsius += sigma * chance.nextGaussian();
    }
    return Math.clamp(Math.round(celsius * CODES_PER_DEGREE), MIN_CODE, MAX_CODE);
  }

  private double offsetOfFaults() {
    double celsius = 0;
    celsius += faults.contains(PhysicalFault.SENSOR_STEP) ? STEP_CELSIUS : 0;
    celsius -= faults.contains(PhysicalFault.SENSOR_OFFSET_LOW_1) ? 1 : 0;
    celsius -= faults.contains(PhysicalFault.SENSOR_OFFSET_LOW_3) ? 3 : 0;
    celsius += faults.contains(PhysicalFault.SENSOR_OFFSET_HIGH_3) ? 3 : 0;
    return celsius;
  }

  @Override
  public void close() {
    closed = true;
  }
}
