package dev.heatpad.core.safety;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;

/** What a sensor driver delivers: a measurement, or the reason why there is none. */
public sealed interface Sample {

  /** When the conversion was done; for a failure, when it showed. */
  MonotonicTime takenAt();

  /**
   * A conversion that passed the sensor's own checks.
   *
   * @param rawCode the converter's code, by which a frozen sensor is told from a steady skin
   */
  record Measured(Celsius temperature, int rawCode, MonotonicTime takenAt) implements Sample {}

  /** A conversion that cannot be used. */
  record Failed(Failure failure, MonotonicTime takenAt) implements Sample {}

  /** Why a sensor gave nothing. */
  enum Failure {
    /** No such device, or it does not answer. */
    ABSENT,
    /** The checksum of the transfer is wrong. */
    CHECKSUM,
    /** The value that the sensor holds before its first conversion: 85.0 C of a DS18B20. */
    POWER_ON_VALUE,
    /** The code by which the sensor says that a conversion failed: 127.94 C of a DS18B20. */
    CONVERSION,
    /** The text or bytes are not what this kind of sensor gives. */
    UNREADABLE
  }
}
