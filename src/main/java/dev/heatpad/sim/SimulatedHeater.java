package dev.heatpad.sim;

import dev.heatpad.loop.HeaterSwitch;
import java.io.IOException;

/** A heater output without relays. The loop drives it; the model of the pad reads its level. */
public final class SimulatedHeater implements HeaterSwitch {

  private Level level = Level.OFF;
  private boolean closed;

  @Override
  public synchronized void drive(Level newLevel) throws IOException {
    requireOpen();
    level = newLevel;
  }

  @Override
  public synchronized Level readBack() throws IOException {
    requireOpen();
    return level;
  }

  @Override
  public synchronized void close() {
    level = Level.OFF;
    closed = true;
  }

  /** What heats, also after closing: OFF then. */
  public synchronized Level level() {
    return level;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the simulated heater is closed");
    }
  }
}
