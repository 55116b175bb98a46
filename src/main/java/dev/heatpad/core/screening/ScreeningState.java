package dev.heatpad.core.screening;

import java.util.Locale;

/** What the answers of a person come to. */
public enum ScreeningState {
  /** Not all questions are answered, or an answer is too old to count. */
  NEEDED,
  CLEAR,
  BLOCKED,
  RED_FLAG;

  /** The name as it stands in documents. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
