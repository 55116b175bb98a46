package dev.heatpad.adapter.wearable;

import java.util.Optional;

/** Where a heart-rate sensor sits: the codes of characteristic 2A38, from 0. */
enum BodySensorLocation {
  OTHER,
  CHEST,
  WRIST,
  FINGER,
  HAND,
  EAR_LOBE,
  FOOT;

  /** Empty for an empty packet and for a code that the standard does not have. */
  static Optional<BodySensorLocation> parse(byte[] packet) {
    if (packet.length == 0) {
      return Optional.empty();
    }
    int code = Byte.toUnsignedInt(packet[0]);
    return code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }
}
