package dev.heatpad.cli;

import java.util.Collections;
import java.util.List;

/** Draws numbers with characters, in eighths of a cell where the terminal knows Unicode blocks. */
record Gauge(Screen.Glyphs glyphs) {

  private static final String EIGHTHS_WIDE = " ▏▎▍▌▋▊▉";
  private static final String EIGHTHS_HIGH = "▁▂▃▄▅▆▇█";

  /** A curve flatter than this is drawn flat: noise of a sensor is not news. */
  private static final double MIN_SPAN_CELSIUS = 1.0;

  /**
   * A bar of so many cells.
   *
   * @param share 0 to 1; beyond is drawn as the nearer end
   */
  String bar(double share, int cells) {
    double within = Math.clamp(share, 0.0, 1.0);
    return switch (glyphs) {
      case UNICODE -> {
        int eighths = (int) Math.round(within * cells * 8);
        String full = "█".repeat(eighths / 8);
        String part = eighths % 8 == 0 ? "" : String.valueOf(EIGHTHS_WIDE.charAt(eighths % 8));
        yield full + part + "░".repeat(cells - full.length() - part.length());
      }
      case ASCII -> {
        int full = (int) Math.round(within * cells);
        yield "#".repeat(full) + "-".repeat(cells - full);
      }
    };
  }

  /** A small curve, one cell for each value, low to high; nothing where it cannot be drawn. */
  String curve(List<Double> values) {
    if (glyphs == Screen.Glyphs.ASCII || values.size() < 2) {
      return "";
    }
    double low = Collections.min(values);
    double span = Math.max(MIN_SPAN_CELSIUS, Collections.max(values) - low);
    StringBuilder curve = new StringBuilder();
    for (double value : values) {
      int height = (int) Math.min(7, (value - low) / span * 8);
      curve.append(EIGHTHS_HIGH.charAt(height));
    }
    return curve.toString();
  }
}
