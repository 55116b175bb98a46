package dev.heatpad.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines of a terminal that are written again in place. The thread that watches draws, and the one
 * that ends the program closes, so both hold the lock of the object.
 */
final class LiveBlock implements AutoCloseable {

  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";
  private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintStream out;
  private final Screen screen;
  private int height;
  private boolean open = true;

  LiveBlock(PrintStream out, Screen screen) {
    this.out = out;
    this.screen = screen;
    // Should the window become narrower, a long line must still be one line.
    out.print(HIDE_CURSOR + WRAP_OFF);
  }

  synchronized void draw(List<StyledLine> lines) {
    if (!open) {
      return;
    }
    // The cursor rests below the block; lines that scrolled out could not be reached again.
    List<StyledLine> visible = lines.subList(0, Math.min(lines.size(), screen.rows().count() - 1));
    StringBuilder frame = new StringBuilder("\r");
    if (height > 0) {
      frame.append("\u001b[").append(height).append('A');
    }
    for (StyledLine line : visible) {
      frame.append(line.painted(screen.palette())).append(CLEAR_TO_END_OF_LINE).append('\n');
    }
    frame.append(CLEAR_BELOW);
    out.print(frame);
    out.flush();
    height = visible.size();
  }

  /** Leaves the last lines where they are, and the cursor below them. */
  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      out.print("\r" + CLEAR_BELOW + WRAP_ON + SHOW_CURSOR);
      out.flush();
    }
  }
}
