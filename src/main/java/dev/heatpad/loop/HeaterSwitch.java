package dev.heatpad.loop;

import java.io.IOException;

/**
 * The heater output of one pad as it is wired: one relay, or two in series. Calls come from one
 * thread at a time, take microseconds, and never wait for anything but the chip.
 */
public interface HeaterSwitch extends AutoCloseable {

  /** What the output does. */
  enum Level {
    ON,
    OFF
  }

  /** Drives the output. OFF tries every relay even when one fails. */
  void drive(Level level) throws IOException;

  /** What the chip says of the output now: ON only when every relay is on, OFF when one is off. */
  Level readBack() throws IOException;

  /** Drives OFF and gives the lines back. */
  @Override
  void close();
}
