package dev.heatpad.core.screening;

import java.util.Locale;

/** What a yes to a {@link Question} does to heat ("First-use questions" of docs/safety.md). */
public enum Group {
  /** No heat while it is so. */
  BLOCK,
  /** Heat within the sensitive profile, once a clinician has agreed. */
  ASK_FIRST,
  /** No heat, and help now. Taken back only at the device. */
  EMERGENCY,
  /** No heat, and a doctor today. Taken back only at the device. */
  SAME_DAY,
  /** Heat, and an appointment. */
  ROUTINE;

  /** Whether a yes is a sign that something serious lies behind the pain. */
  public boolean isRedFlag() {
    return switch (this) {
      case EMERGENCY, SAME_DAY -> true;
      case BLOCK, ASK_FIRST, ROUTINE -> false;
    };
  }

  /** Whether a yes keeps heat off. */
  public boolean forbidsHeat() {
    return switch (this) {
      case BLOCK, EMERGENCY, SAME_DAY -> true;
      case ASK_FIRST, ROUTINE -> false;
    };
  }

  /** The name as it stands in documents. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
