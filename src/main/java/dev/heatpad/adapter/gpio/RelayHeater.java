package dev.heatpad.adapter.gpio;

import dev.heatpad.loop.HeaterSwitch;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;

/**
 * A heater behind one relay, or two in series of which either breaks the circuit. A {@link Board}
 * makes it; the loop and the thread that opens an expired lease call it, one at a time by its lock.
 *
 * <p>ON closes from the last relay to the first, OFF opens from the first to the last. The writes
 * are microseconds apart and a contact takes milliseconds, so the order decides little; but when
 * the thread is held up between them it is always the first relay that makes and breaks the
 * current, and the last one, unworn, that can still open when the first has welded.
 *
 * <p>{@link #readBack} tells the levels of the pins. What the contacts do, nothing here can see.
 */
public final class RelayHeater implements HeaterSwitch {

  private static final Logger LOGGER = System.getLogger(RelayHeater.class.getName());
  private static final int MAX_RELAYS = 2;

  private final List<OutputLine> relays;
  private boolean closed;

  RelayHeater(List<OutputLine> relays) {
    if (relays.isEmpty() || relays.size() > MAX_RELAYS) {
      throw new IllegalArgumentException("one or two relays, not " + relays.size());
    }
    this.relays = List.copyOf(relays);
  }

  /**
   * A relay that cannot be switched on leaves none on. After OFF each pin is read, and one that is
   * still at ON is a failure like a write that failed.
   */
  @Override
  public synchronized void drive(Level level) throws IOException {
    if (closed) {
      throw new IOException("the heater output is closed");
    }
    switch (level) {
      case ON -> switchOn();
      case OFF -> switchOff();
    }
  }

  @Override
  public synchronized Level readBack() throws IOException {
    Level all = Level.ON;
    for (OutputLine relay : relays) {
      Level one = relay.read();
      all =
          switch (one) {
            case ON -> all;
            case OFF -> Level.OFF;
          };
    }
    return all;
  }

  /** A relay that cannot be switched off is logged here; {@link #drive} throws. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    try {
      switchOff();
    } catch (IOException e) {
      LOGGER.log(
          Logger.Level.ERROR, "A relay could not be switched off on closing: " + e.getMessage());
    }
    closed = true;
    relays.forEach(OutputLine::close);
  }

  private void switchOn() throws IOException {
    try {
      for (OutputLine relay : relays.reversed()) {
        relay.drive(Level.ON);
      }
    } catch (IOException e) {
      try {
        switchOff();
      } catch (IOException offFailure) {
        e.addSuppressed(offFailure);
      }
      throw e;
    }
  }

  private void switchOff() throws IOException {
    List<IOException> failures = new ArrayList<>();
    for (OutputLine relay : relays) {
      try {
        relay.drive(Level.OFF);
      } catch (IOException e) {
        failures.add(e);
      }
    }
    // Two relays read back as one would hide a pin that is held at ON from outside.
    for (OutputLine relay : relays) {
      try {
        relay.requireOff();
      } catch (IOException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      IOException first = failures.getFirst();
      failures.subList(1, failures.size()).forEach(first::addSuppressed);
      throw first;
    }
  }
}
