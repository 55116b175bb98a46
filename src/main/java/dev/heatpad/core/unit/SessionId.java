package dev.heatpad.core.unit;

/**
 * The identity of one session.
 *
 * @param text a UUID of version 7 in its usual text form, drawn outside the core
 */
public record SessionId(String text) {
  @Override
  public String toString() {
    return text;
  }
}
