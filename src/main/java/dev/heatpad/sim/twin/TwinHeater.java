package dev.heatpad.sim.twin;

import dev.heatpad.loop.HeaterSwitch;
import java.io.IOException;

/**
 * The pins that ask for heat. Any thread may drive them; the twin's circuit takes their level when
 * time goes on.
 */
public final class TwinHeater implements HeaterSwitch {

  /** What a read of the pins shows. */
  enum Pins {
    SOUND,
    /** On, whatever is asked. */
    STUCK
  }

  private Level level = Level.OFF;
  private Pins pins = Pins.SOUND;
  private boolean closed;

  @Override
  public synchronized void drive(Level newLevel) throws IOException {
    requireOpen();
    level = newLevel;
  }

  @Override
  public synchronized Level readBack() throws IOException {
    requireOpen();
    return switch (pins) {
      case SOUND -> level;
      case STUCK -> Level.ON;
    };
  }

  @Override
  public synchronized void close() {
    level = Level.OFF;
    closed = true;
  }

  /** What was driven, also after closing: OFF then. */
  public synchronized Level level() {
    return level;
  }

  synchronized void pins(Pins now) {
    pins = now;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the simulated heater is closed");
    }
  }
}
