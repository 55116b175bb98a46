package dev.heatpad.sim;

import dev.heatpad.loop.Buttons;
import java.util.EnumSet;
import java.util.Set;

/** Buttons that are pressed and released by call, on any thread, while the loop polls. */
public final class SimulatedButtons implements Buttons {

  /** A button that a pad can have. */
  public enum Button {
    STOP,
    START
  }

  private final Set<Button> down = EnumSet.noneOf(Button.class);
  private Runnable listener = () -> {};
  private boolean stopTapped;
  private boolean closed;

  /** Presses a button and keeps it down. */
  public void press(Button button) {
    Runnable wake;
    synchronized (this) {
      stopTapped |= button == Button.STOP;
      wake = down.add(button) ? listener : () -> {};
    }
    wake.run();
  }

  public void release(Button button) {
    Runnable wake;
    synchronized (this) {
      wake = down.remove(button) ? listener : () -> {};
    }
    wake.run();
  }

  @Override
  public synchronized Pressed poll() {
    boolean stop = closed || stopTapped || down.contains(Button.STOP);
    stopTapped = false;
    return new Pressed(stop, down.contains(Button.START) && !closed);
  }

  /** The listener replaces the one before; it runs on the thread that presses. */
  @Override
  public synchronized void onEdge(Runnable newListener) {
    listener = newListener;
  }

  /** As with real lines, nothing can be read any more, which counts as a pressed stop. */
  @Override
  public synchronized void close() {
    closed = true;
    listener = () -> {};
  }
}
