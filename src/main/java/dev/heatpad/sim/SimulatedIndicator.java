package dev.heatpad.sim;

import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.Indicator;

/** A light that nobody sees; any thread may ask whether it is lit. */
public final class SimulatedIndicator implements Indicator {

  private Level shown = Level.OFF;
  private boolean closed;

  @Override
  public synchronized void show(Level level) {
    if (!closed) {
      shown = level;
    }
  }

  public synchronized Level shown() {
    return shown;
  }

  @Override
  public synchronized void close() {
    closed = true;
    shown = Level.OFF;
  }
}
