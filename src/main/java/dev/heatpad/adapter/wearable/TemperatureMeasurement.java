package dev.heatpad.adapter.wearable;

import dev.heatpad.core.wearable.Signal;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A packet of the characteristic Temperature Measurement (2A1C, Bluetooth Health Thermometer
 * Service 1.0). Its time stamp is skipped: the clocks of wearables are wrong, the arrival counts.
 *
 * @param celsius empty when the device says that it has no value
 */
record TemperatureMeasurement(Optional<BigDecimal> celsius, Site site) {

  private static final int FAHRENHEIT = 0x01;
  private static final int TIME_STAMP = 0x02;
  private static final int TYPE = 0x04;

  private static final int FLOAT_BYTES = 4;
  private static final int TIME_STAMP_BYTES = 7;

  /** Where a temperature was taken; the codes of the standard, from 1. */
  enum Site {
    UNTOLD,
    ARMPIT,
    BODY,
    EAR,
    FINGER,
    GASTRO_INTESTINAL_TRACT,
    MOUTH,
    RECTUM,
    TOE,
    TYMPANUM;

    static Site of(int code) {
      return code < values().length ? values()[code] : UNTOLD;
    }

    /** A place inside the body tells nothing of the skin. */
    boolean isSkin() {
      return switch (this) {
        case UNTOLD, ARMPIT, BODY, FINGER, TOE -> true;
        case EAR, GASTRO_INTESTINAL_TRACT, MOUTH, RECTUM, TYMPANUM -> false;
      };
    }
  }

  /** Takes a packet apart; empty if it is shorter than its flags ask for. */
  static Optional<TemperatureMeasurement> parse(byte[] packet) {
    ByteBuffer bytes = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
    if (!bytes.hasRemaining()) {
      return Optional.empty();
    }
    int flags = bytes.get();
    int timeStampBytes = (flags & TIME_STAMP) != 0 ? TIME_STAMP_BYTES : 0;
    int typeBytes = (flags & TYPE) != 0 ? 1 : 0;
    if (bytes.remaining() < FLOAT_BYTES + timeStampBytes + typeBytes) {
      return Optional.empty();
    }
    Optional<BigDecimal> value = MedicalFloat.take(bytes);
    if ((flags & FAHRENHEIT) != 0) {
      value = value.map(SkinRange::fromFahrenheit);
    }
    bytes.position(bytes.position() + timeStampBytes);
    Site site = typeBytes > 0 ? Site.of(Byte.toUnsignedInt(bytes.get())) : Site.UNTOLD;
    return Optional.of(new TemperatureMeasurement(value, site));
  }

  Optional<Signal> signal() {
    return site.isSkin() ? celsius.flatMap(SkinRange::signal) : Optional.empty();
  }
}
