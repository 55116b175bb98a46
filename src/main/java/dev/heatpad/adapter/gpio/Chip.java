package dev.heatpad.adapter.gpio;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.Optional;

/** What the chip knows of a line and Pi4J's own interface does not tell. Every call may throw. */
interface Chip {

  /** The level of the pin now, read from the chip. */
  DigitalState levelOf(DigitalOutput output);

  /** Who holds this line, as that program calls itself; empty while nobody does. */
  Optional<String> holderOf(int bcm);

  /** Gives a line back that Pi4J failed to give back. Harmless for one that is free. */
  void release(int bcm);

  /** Told when Pi4J has closed the chip. */
  void closed();
}
