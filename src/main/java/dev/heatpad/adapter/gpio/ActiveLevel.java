package dev.heatpad.adapter.gpio;

import com.pi4j.io.gpio.digital.DigitalState;

/** The level of a line that means on, or pressed. */
public enum ActiveLevel {
  LOW,
  HIGH;

  DigitalState active() {
    return switch (this) {
      case LOW -> DigitalState.LOW;
      case HIGH -> DigitalState.HIGH;
    };
  }

  DigitalState inactive() {
    return switch (this) {
      case LOW -> DigitalState.HIGH;
      case HIGH -> DigitalState.LOW;
    };
  }
}
