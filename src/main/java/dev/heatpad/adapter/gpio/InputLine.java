package dev.heatpad.adapter.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * One requested input with its polarity. Its lock keeps every call away from a line that has been
 * given back: that is freed memory of the C library, and a crash of the program.
 */
final class InputLine {

  private final Lines lines;
  private final InputPin pin;
  private final DigitalInput input;
  private boolean closed;

  InputLine(Lines lines, InputPin pin, DigitalInput input) {
    this.lines = lines;
    this.pin = pin;
    this.input = input;
  }

  /** Whether the pin is at the pressed level now, read from the chip. */
  synchronized boolean isPressed() throws IOException {
    if (closed) {
      throw new IOException("BCM " + pin.bcm() + " has been given back");
    }
    DigitalState state;
    try {
      state = input.state();
    } catch (RuntimeException e) {
      throw new IOException(
          "BCM " + pin.bcm() + " cannot be read: " + BoardException.innermost(e), e);
    }
    return switch (state) {
      case LOW, HIGH -> state == pin.pressed().active();
      case UNKNOWN -> throw new IOException("BCM " + pin.bcm() + " reads neither high nor low");
    };
  }

  /** What an edge led to. */
  enum Edge {
    PRESSED,
    RELEASED
  }

  /** Tells this of each edge, on a thread of Pi4J. */
  void onEdge(Consumer<Edge> listener) {
    input.addListener(event ->
        listener.accept(event.state() == pin.pressed().active() ? Edge.PRESSED : Edge.RELEASED));
  }

  /** Gives the line back. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      lines.giveBack(input);
    }
  }
}
