package dev.heatpad.core.wearable;

/** The heart rates of one session, for its record. */
public record HeartSummary(int minPerMinute, int meanPerMinute, int maxPerMinute) {

  public HeartSummary {
    if (minPerMinute > meanPerMinute || meanPerMinute > maxPerMinute) {
      throw new IllegalArgumentException("no summary of heart rates");
    }
  }
}
