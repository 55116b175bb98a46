package dev.heatpad.adapter.wearable;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A value of the characteristic Temperature (2A6E, Bluetooth Environmental Sensing Service): the
 * air around a sensor. It is no signal of a wearable, so nothing subscribes to it.
 */
final class AmbientTemperature {

  private AmbientTemperature() {}

  /** Degrees Celsius; empty if the sensor does not know, or the packet is too short. */
  static Optional<BigDecimal> celsius(byte[] packet) {
    if (packet.length < Short.BYTES) {
      return Optional.empty();
    }
    short hundredths = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getShort();
    return hundredths == Short.MIN_VALUE
        ? Optional.empty()
        : Optional.of(BigDecimal.valueOf(hundredths, 2));
  }
}
