package dev.heatpad.sim.twin;

import dev.heatpad.core.safety.SensorRole;

/**
 * A temperature sensor in the pad.
 *
 * @param lagSeconds time constant with which it follows what it touches; 10 to 30 s for a metal
 *     capsule
 * @param offsetCelsius how much too high it reads; up to 0.5 either way for an uncalibrated one
 * @param noiseCelsius standard deviation of its readings
 */
public record SensorBuild(
    SensorRole role, double lagSeconds, double offsetCelsius, double noiseCelsius) {

  public SensorBuild {
    if (!(lagSeconds >= 0) || !Double.isFinite(offsetCelsius) || !(noiseCelsius >= 0)) {
      throw new IllegalArgumentException("not a sensor: " + role);
    }
  }

  /** A sensor that follows at once and reads true, but for its steps of 1/16 C. */
  public static SensorBuild exact(SensorRole role) {
    return new SensorBuild(role, 0, 0, 0);
  }
}
