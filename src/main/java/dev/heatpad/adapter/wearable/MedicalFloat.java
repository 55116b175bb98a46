package dev.heatpad.adapter.wearable;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The 32-bit FLOAT of IEEE 11073-20601: a signed mantissa of 24 bits and a signed decimal exponent
 * of 8. It is neither the float of IEEE 754 nor the 16-bit SFLOAT.
 */
final class MedicalFloat {

  private static final int MANTISSA_BITS = 24;
  private static final int MAX_MANTISSA = 0x7FFFFD;
  private static final int MIN_MANTISSA = -0x7FFFFD;

  private MedicalFloat() {}

  /**
   * Takes the next four bytes, little-endian. Empty for the five mantissas that are no number
   * (7FFFFF not a number, 800000 not at this resolution, 7FFFFE and 800002 infinite, 800001
   * reserved), whatever their exponent.
   */
  static Optional<BigDecimal> take(ByteBuffer bytes) {
    int bits = bytes.getInt();
    int mantissa = bits << (Integer.SIZE - MANTISSA_BITS) >> (Integer.SIZE - MANTISSA_BITS);
    int exponent = bits >> MANTISSA_BITS;
    return mantissa > MAX_MANTISSA || mantissa < MIN_MANTISSA
        ? Optional.empty()
        : Optional.of(BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent));
  }
}
