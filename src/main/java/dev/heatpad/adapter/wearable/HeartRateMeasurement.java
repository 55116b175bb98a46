package dev.heatpad.adapter.wearable;

import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Contact;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A packet of the characteristic Heart Rate Measurement (2A37, Bluetooth Heart Rate Service 1.0).
 *
 * <p>A packet that is shorter than its flags ask for is none. Bytes behind a packet without times
 * between beats are ignored, as are reserved flags.
 *
 * @param beatsPerMinute as it was sent; 0 is "no value"
 * @param energyKilojoules spent since the device was reset, where it counts that
 * @param rrMilliseconds the times between beats since the last packet, oldest first
 */
record HeartRateMeasurement(
    int beatsPerMinute,
    Contact contact,
    OptionalInt energyKilojoules,
    List<Integer> rrMilliseconds) {

  private static final int WIDE = 0x01;
  private static final int CONTACT = 0x02;
  private static final int CONTACT_SUPPORTED = 0x04;
  private static final int ENERGY = 0x08;
  private static final int RR = 0x10;

  /** Times between beats come in 1/1024 s. */
  private static final double RR_UNITS_PER_SECOND = 1024;

  private static final int RR_BYTES = 2;

  HeartRateMeasurement {
    rrMilliseconds = List.copyOf(rrMilliseconds);
  }

  /** Takes a packet apart; empty if it is damaged. */
  static Optional<HeartRateMeasurement> parse(byte[] packet) {
    ByteBuffer bytes = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
    if (!bytes.hasRemaining()) {
      return Optional.empty();
    }
    int flags = bytes.get();
    boolean wide = (flags & WIDE) != 0;
    boolean energy = (flags & ENERGY) != 0;
    if (bytes.remaining() < (wide ? Short.BYTES : 1) + (energy ? Short.BYTES : 0)) {
      return Optional.empty();
    }
    int beats = wide ? Short.toUnsignedInt(bytes.getShort()) : Byte.toUnsignedInt(bytes.get());
    OptionalInt kilojoules =
        energy ? OptionalInt.of(Short.toUnsignedInt(bytes.getShort())) : OptionalInt.empty();
    List<Integer> intervals = new ArrayList<>();
    if ((flags & RR) != 0) {
      if (bytes.remaining() % RR_BYTES != 0) {
        return Optional.empty();
      }
      while (bytes.hasRemaining()) {
        int units = Short.toUnsignedInt(bytes.getShort());
        intervals.add((int) Math.round(units * 1000 / RR_UNITS_PER_SECOND));
      }
    }
    return Optional.of(new HeartRateMeasurement(beats, contact(flags), kilojoules, intervals));
  }

  private static Contact contact(int flags) {
    if ((flags & CONTACT_SUPPORTED) == 0) {
      return Contact.UNSUPPORTED;
    }
    return (flags & CONTACT) != 0 ? Contact.YES : Contact.NO;
  }

  /**
   * What the packet says. Whether a value without contact is of use depends on what the device's
   * contact bits are worth, and is judged where that is known. No heart beats 0 times a minute, so
   * that is "no value". What no resting heart does, below 25 or above 240, is no signal at all.
   */
  Optional<Signal> signal() {
    if (beatsPerMinute == 0) {
      return Optional.of(new Signal.NoHeartRate(contact));
    }
    if (beatsPerMinute < Signal.HeartRate.MIN_PER_MINUTE
        || beatsPerMinute > Signal.HeartRate.MAX_PER_MINUTE) {
      return Optional.empty();
    }
    return Optional.of(new Signal.HeartRate(beatsPerMinute, contact, rrMilliseconds));
  }
}
