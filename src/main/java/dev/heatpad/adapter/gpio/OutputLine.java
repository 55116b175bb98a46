package dev.heatpad.adapter.gpio;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.io.IOException;

/**
 * One requested output with its polarity. Its lock keeps every call away from a line that has been
 * given back: that is freed memory of the C library, and a crash of the program.
 */
final class OutputLine {

  private final Lines lines;
  private final OutputPin pin;
  private final DigitalOutput output;
  private boolean closed;

  OutputLine(Lines lines, OutputPin pin, DigitalOutput output) {
    this.lines = lines;
    this.pin = pin;
    this.output = output;
  }

  /** Writes the level to the chip, also when it is the one that was written last. */
  synchronized void drive(Level level) throws IOException {
    requireOpen();
    DigitalState state =
        switch (level) {
          case ON -> pin.active().active();
          case OFF -> pin.active().inactive();
        };
    try {
      output.state(state);
    } catch (RuntimeException e) {
      throw new IOException(
          "BCM " + pin.bcm() + " cannot be driven " + level + ": " + BoardException.innermost(e),
          e);
    }
  }

  /** The level of the pin now, read from the chip. */
  synchronized Level read() throws IOException {
    requireOpen();
    DigitalState state;
    try {
      state = lines.levelOf(output);
    } catch (RuntimeException e) {
      throw new IOException(
          "BCM " + pin.bcm() + " cannot be read: " + BoardException.innermost(e), e);
    }
    return switch (state) {
      case LOW, HIGH -> state == pin.active().active() ? Level.ON : Level.OFF;
      case UNKNOWN -> throw new IOException("BCM " + pin.bcm() + " reads neither high nor low");
    };
  }

  /** Throws unless the pin is at its inactive level now. */
  void requireOff() throws IOException {
    switch (read()) {
      case OFF -> {}
      case ON -> throw new IOException("BCM " + pin.bcm() + " reads on while it is driven off");
    }
  }

  /** Drives the inactive level and gives the line back. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      lines.giveBack(output);
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("BCM " + pin.bcm() + " has been given back");
    }
  }
}
