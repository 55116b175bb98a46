package dev.heatpad.core.screening;

/** Whether a pad waits for the answers of its person before its first heat. */
public enum FirstUse {
  /** Nothing starts before the questions are answered: every pad that can warm somebody. */
  ASKED,
  /** Nobody lies on it, so it is born set up; answers that are given hold all the same. */
  ASSUMED
}
