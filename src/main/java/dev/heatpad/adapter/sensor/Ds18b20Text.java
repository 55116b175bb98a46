package dev.heatpad.adapter.sensor;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.Sample.Failure;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text in the files of a DS18B20, judged. Pure. The codes are those of the data sheet; how the
 * files look, and what an empty one means, is the kernel's {@code drivers/w1/slaves/w1_therm.c}.
 */
final class Ds18b20Text {

  /** Nine bytes and the verdict on their checksum; nine bytes and the temperature. */
  private static final Pattern SCRATCHPAD =
      Pattern.compile(
          "((?:[0-9a-f]{2} ){9}): crc=([0-9a-f]{2}) (YES|NO)\n"
              + "((?:[0-9a-f]{2} ){9})t=(-?[0-9]{1,6})\n?");

  private static final Pattern TEMPERATURE = Pattern.compile("(-?[0-9]{1,6})\n?");

  private static final int CODES_PER_DEGREE = 16;
  private static final int MILLIDEGREES = 1000;

  /** The range that the sensor measures: -55 to 125 C. */
  private static final int MIN_CODE = -55 * CODES_PER_DEGREE;

  private static final int MAX_CODE = 125 * CODES_PER_DEGREE;

  /** What the register holds before the first conversion: 85.0 C. */
  private static final int POWER_ON_CODE = 0x0550;

  /** What a conversion without sufficient power leaves: 127.94 C. */
  private static final int FAILED_CODE = 0x07FF;

  /**
   * Byte 6 is 0x0C until a conversion, then 0x10 minus the lowest four bits of the code: 0x10 at a
   * true 85.0 C. The kernel checks for 0x0C, and only when asked to.
   */
  private static final int COUNT_BYTE = 6;

  private static final byte COUNT_AT_TRUE_85 = 0x10;

  private static final int CHECKSUM_BYTE = 8;

  /** The polynomial x^8 + x^5 + x^4 + 1 of the data sheet, lowest bit first. */
  private static final int CHECKSUM_POLYNOMIAL = 0x8C;

  private Ds18b20Text() {}

  /** What {@code w1_slave} says. */
  static Sample ofScratchpad(String text, MonotonicTime now) {
    if (text.isEmpty()) {
      return doesNotAnswer(now);
    }
    Matcher parts = SCRATCHPAD.matcher(text);
    if (!parts.matches()) {
      return new Sample.Failed(Failure.UNREADABLE, now);
    }
    byte[] scratchpad = bytes(parts.group(1));
    int checksum = checksum(scratchpad);
    boolean sound =
        parts.group(3).equals("YES")
            && checksum == Byte.toUnsignedInt(scratchpad[CHECKSUM_BYTE])
            && checksum == Integer.parseInt(parts.group(2), 16);
    if (!sound) {
      // The second line is then from an earlier conversion.
      return new Sample.Failed(Failure.CHECKSUM, now);
    }
    if (HexFormat.of().formatHex(scratchpad).chars().allMatch(digit -> digit == '0')) {
      // A data wire shorted to ground: the checksum of nothing but zeros is zero.
      return new Sample.Failed(Failure.ABSENT, now);
    }
    int code = (short) (scratchpad[1] << 8 | Byte.toUnsignedInt(scratchpad[0]));
    boolean consistent =
        parts.group(1).equals(parts.group(4))
            && Integer.parseInt(parts.group(5)) == millidegrees(code);
    if (!consistent) {
      return new Sample.Failed(Failure.UNREADABLE, now);
    }
    if (code == POWER_ON_CODE && scratchpad[COUNT_BYTE] != COUNT_AT_TRUE_85) {
      return new Sample.Failed(Failure.POWER_ON_VALUE, now);
    }
    return ofCode(code, now);
  }

  /** What {@code temperature} says. Without the scratchpad, 85.0 C is never believed. */
  static Sample ofTemperature(String text, MonotonicTime now) {
    if (text.isEmpty()) {
      return doesNotAnswer(now);
    }
    Matcher parts = TEMPERATURE.matcher(text);
    if (!parts.matches()) {
      return new Sample.Failed(Failure.UNREADABLE, now);
    }
    int millidegrees = Integer.parseInt(parts.group(1));
    int code = (int) Math.round((double) millidegrees * CODES_PER_DEGREE / MILLIDEGREES);
    if (millidegrees(code) != millidegrees) {
      return new Sample.Failed(Failure.UNREADABLE, now);
    }
    if (code == POWER_ON_CODE) {
      return new Sample.Failed(Failure.POWER_ON_VALUE, now);
    }
    return ofCode(code, now);
  }

  /** The kernel leaves the file empty when the sensor did not answer, or only with wrong sums. */
  private static Sample doesNotAnswer(MonotonicTime now) {
    return new Sample.Failed(Failure.ABSENT, now);
  }

  private static Sample ofCode(int code, MonotonicTime now) {
    if (code == FAILED_CODE) {
      return new Sample.Failed(Failure.CONVERSION, now);
    }
    if (code < MIN_CODE || code > MAX_CODE) {
      return new Sample.Failed(Failure.UNREADABLE, now);
    }
    return new Sample.Measured(Celsius.of((double) code / CODES_PER_DEGREE), code, now);
  }

  /** As the kernel computes it: cut towards zero. */
  private static int millidegrees(int code) {
    return code * MILLIDEGREES / CODES_PER_DEGREE;
  }

  private static byte[] bytes(String spaced) {
    return HexFormat.ofDelimiter(" ").parseHex(spaced.strip());
  }

  /** The sum over the bytes before the checksum byte. */
  private static int checksum(byte[] scratchpad) {
    int sum = 0;
    for (int i = 0; i < CHECKSUM_BYTE; i++) {
      sum ^= Byte.toUnsignedInt(scratchpad[i]);
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        boolean carry = (sum & 1) != 0;
        sum >>>= 1;
        if (carry) {
          sum ^= CHECKSUM_POLYNOMIAL;
        }
      }
    }
    return sum;
  }
}
