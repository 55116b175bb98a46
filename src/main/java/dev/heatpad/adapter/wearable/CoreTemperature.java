package dev.heatpad.adapter.wearable;

import dev.heatpad.core.wearable.Signal;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A packet of the CORE body temperature sensor (characteristic 00002101-5B1E-..., the maker's
 * "CoreTemp BLE service" 2.2). Which fields follow is told by flags that the maker calls "valid";
 * so a field may be there and hold no value.
 *
 * @param coreCelsius temperature inside the body, estimated by the device
 * @param beatsPerMinute of a heart-rate sensor that the device listens to; 0 is "no signal"
 */
record CoreTemperature(
    Optional<BigDecimal> coreCelsius,
    Optional<BigDecimal> skinCelsius,
    Quality quality,
    OptionalInt beatsPerMinute) {

  private static final int SKIN = 0x01;
  private static final int RESERVED = 0x02;
  private static final int QUALITY = 0x04;
  private static final int FAHRENHEIT = 0x08;
  private static final int HEART_RATE = 0x10;
  private static final int STRAIN_INDEX = 0x20;

  private static final int QUALITY_BITS = 0x07;
  private static final int NO_DATA = 0x7FFF;
  private static final int FIELD_BYTES = 2;

  /** How good the device thinks its estimate is. */
  enum Quality {
    INVALID,
    POOR,
    FAIR,
    GOOD,
    EXCELLENT,
    NOT_AVAILABLE;

    static Quality of(int code) {
      return switch (code) {
        case 0 -> INVALID;
        case 1 -> POOR;
        case 2 -> FAIR;
        case 3 -> GOOD;
        case 4 -> EXCELLENT;
        default -> NOT_AVAILABLE;
      };
    }
  }

  /** Takes a packet apart; empty if it is shorter than its flags ask for. */
  static Optional<CoreTemperature> parse(byte[] packet) {
    ByteBuffer bytes = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
    if (!bytes.hasRemaining()) {
      return Optional.empty();
    }
    int flags = bytes.get();
    if (bytes.remaining() < length(flags)) {
      return Optional.empty();
    }
    Optional<BigDecimal> core = temperature(bytes.getShort(), flags);
    Optional<BigDecimal> skin =
        has(flags, SKIN) ? temperature(bytes.getShort(), flags) : Optional.empty();
    if (has(flags, RESERVED)) {
      bytes.getShort();
    }
    Quality quality =
        has(flags, QUALITY) ? Quality.of(bytes.get() & QUALITY_BITS) : Quality.NOT_AVAILABLE;
    OptionalInt beats =
        has(flags, HEART_RATE)
            ? OptionalInt.of(Byte.toUnsignedInt(bytes.get()))
            : OptionalInt.empty();
    return Optional.of(new CoreTemperature(core, skin, quality, beats));
  }

  private static int length(int flags) {
    return FIELD_BYTES
        + (has(flags, SKIN) ? FIELD_BYTES : 0)
        + (has(flags, RESERVED) ? FIELD_BYTES : 0)
        + (has(flags, QUALITY) ? 1 : 0)
        + (has(flags, HEART_RATE) ? 1 : 0)
        + (has(flags, STRAIN_INDEX) ? 1 : 0);
  }

  private static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }

  private static Optional<BigDecimal> temperature(short hundredths, int flags) {
    if (hundredths == NO_DATA) {
      return Optional.empty();
    }
    BigDecimal value = BigDecimal.valueOf(hundredths, 2);
    return Optional.of(has(flags, FAHRENHEIT) ? SkinRange.fromFahrenheit(value) : value);
  }

  /**
   * The temperature of the skin. The heart rate is somebody else's, of unknown age: it is left out.
   */
  Optional<Signal> signal() {
    return skinCelsius.flatMap(SkinRange::signal);
  }
}
