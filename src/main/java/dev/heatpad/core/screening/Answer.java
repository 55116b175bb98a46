package dev.heatpad.core.screening;

/** What a person says to a {@link Question}. Yes is always the answer that concerns. */
public enum Answer {
  YES,
  NO
}
