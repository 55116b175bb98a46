package dev.heatpad.loop;

/**
 * The buttons at one pad. The loop polls; where the chip reports edges the adapter also wakes the
 * listener, so that a press is seen at once and none depends on edges alone.
 */
public interface Buttons extends AutoCloseable {

  /** The levels now. A button that is not wired is never pressed. */
  record Pressed(boolean stop, boolean start) {
    public static final Pressed NONE = new Pressed(false, false);
  }

  /**
   * Reads the lines. A line that cannot be read counts as a pressed stop, and so does a stop that
   * was pressed and let go since the last poll, where the chip reports edges.
   */
  Pressed poll();

  /** Calls this at each edge, on a thread of the adapter; the listener only wakes the loop. */
  void onEdge(Runnable listener);

  @Override
  void close();
}
