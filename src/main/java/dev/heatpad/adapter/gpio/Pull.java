package dev.heatpad.adapter.gpio;

import com.pi4j.io.gpio.digital.PullResistance;

/** The resistor inside the chip that gives an input its level while nothing drives it. */
public enum Pull {
  UP,
  DOWN,
  /** None inside the chip; there must be one on the board. */
  EXTERNAL;

  PullResistance resistance() {
    return switch (this) {
      case UP -> PullResistance.PULL_UP;
      case DOWN -> PullResistance.PULL_DOWN;
      case EXTERNAL -> PullResistance.OFF;
    };
  }
}
