package dev.heatpad.sim;

import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.Indicator;

/** A light that nobody sees; any thread may ask whether it is lit. */
public final class SimulatedIndicator implements Indicator {

  private volatile Level shown = Level.OFF;

  @Override
  public void show(Level level) {
    shown = level;
  }

  public Level shown() {
    return shown;
  }

  @Override
  public void close() {
    shown = Level.OFF;
  }
}
