package dev.heatpad.sim;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.Thermometer;
import java.util.function.DoubleSupplier;

/** A DS18B20 in a temperature that a model computes, with the sensor's steps and range. */
public final class SimulatedThermometer implements Thermometer {

  private static final int CODES_PER_DEGREE = 16;
  private static final int MIN_CODE = -55 * CODES_PER_DEGREE;
  private static final int MAX_CODE = 125 * CODES_PER_DEGREE;

  private final DoubleSupplier celsius;
  private volatile boolean closed;

  /**
   * A thermometer in this temperature.
   *
   * @param celsius asked at each sample, on the thread that samples; not a number means no sensor
   */
  public SimulatedThermometer(DoubleSupplier celsius) {
    this.celsius = celsius;
  }

  @Override
  public Sample sample(MonotonicTime now) {
    double degrees = celsius.getAsDouble();
    if (closed || Double.isNaN(degrees)) {
      return new Sample.Failed(Sample.Failure.ABSENT, now);
    }
    int code = Math.clamp(Math.round(degrees * CODES_PER_DEGREE), MIN_CODE, MAX_CODE);
    return new Sample.Measured(Celsius.of((double) code / CODES_PER_DEGREE), code, now);
  }

  @Override
  public void close() {
    closed = true;
  }
}
