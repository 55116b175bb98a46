package dev.heatpad.adapter.gpio;

import dev.heatpad.loop.HeaterSwitch;
import dev.heatpad.loop.Indicator;
import java.io.IOException;
import java.lang.System.Logger;

/** A light on a line of the header. A {@link Board} makes it; one thread at a time calls it. */
public final class LineIndicator implements Indicator {

  private static final Logger LOGGER = System.getLogger(LineIndicator.class.getName());

  private final OutputLine line;
  private boolean failed;
  private boolean closed;

  LineIndicator(OutputLine line) {
    this.line = line;
  }

  @Override
  public synchronized void show(HeaterSwitch.Level level) {
    if (closed) {
      return;
    }
    try {
      line.drive(level);
    } catch (IOException e) {
      // A dark light is no reason to stop the heat, and once is enough to say so.
      if (!failed) {
        failed = true;
        LOGGER.log(
            Logger.Level.WARNING, "The light at the pad cannot be switched: " + e.getMessage());
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    line.close();
  }
}
