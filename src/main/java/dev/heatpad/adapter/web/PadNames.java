package dev.heatpad.adapter.web;

import dev.heatpad.core.unit.PadName;
import java.util.Optional;

/** Names of pads as they stand in addresses. */
final class PadNames {

  private PadNames() {}

  /** Empty for what cannot be a name. */
  static Optional<PadName> of(String text) {
    try {
      return Optional.of(new PadName(text));
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }
}
