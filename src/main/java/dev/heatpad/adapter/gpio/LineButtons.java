package dev.heatpad.adapter.gpio;

import dev.heatpad.loop.Buttons;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Buttons on lines of the header. A {@link Board} makes them; the loop polls, and a thread of Pi4J
 * calls the listener at an edge. The poll alone is sufficient: Pi4J's thread ends for good when it
 * cannot read an event.
 *
 * <p>Nothing is debounced here. A poll tells the level of this moment and a bouncing contact gives
 * several edges; how long a level must hold is the loop's to say.
 */
public final class LineButtons implements Buttons {

  /** A button that a pad can have. */
  public enum Button {
    STOP,
    START
  }

  private static final Logger LOGGER = System.getLogger(LineButtons.class.getName());

  private final Map<Button, InputLine> lines;
  private final AtomicBoolean stopEdge = new AtomicBoolean();
  private volatile Runnable listener = () -> {};
  private volatile boolean unreadable;
  private volatile boolean closed;

  LineButtons(Map<Button, InputLine> lines) {
    this.lines = Map.copyOf(lines);
    lines.forEach((button, line) -> line.onEdge(edge -> saw(button, edge)));
  }

  /** A tap on the stop button may be over before the next poll: its edge is remembered. */
  private void saw(Button button, InputLine.Edge edge) {
    if (button == Button.STOP && edge == InputLine.Edge.PRESSED) {
      stopEdge.set(true);
    }
    listener.run();
  }

  /** A line that cannot be read, whichever button it is or after closing: a pressed stop. */
  @Override
  public Pressed poll() {
    boolean stop = stopEdge.getAndSet(false) || closed;
    boolean start = false;
    for (Map.Entry<Button, InputLine> line : lines.entrySet()) {
      boolean pressed;
      try {
        pressed = line.getValue().isPressed();
      } catch (IOException e) {
        report(line.getKey(), e);
        stop = true;
        continue;
      }
      switch (line.getKey()) {
        case STOP -> stop |= pressed;
        case START -> start |= pressed;
      }
    }
    return new Pressed(stop, start);
  }

  /** The listener replaces the one before. */
  @Override
  public void onEdge(Runnable newListener) {
    listener = newListener;
  }

  @Override
  public void close() {
    closed = true;
    listener = () -> {};
    lines.values().forEach(InputLine::close);
  }

  private void report(Button button, IOException failure) {
    // Once: the loop polls ten times a second.
    if (!unreadable && !closed) {
      unreadable = true;
      LOGGER.log(
          Level.ERROR,
          "The " + button + " button counts as a pressed stop: " + failure.getMessage());
    }
  }
}
