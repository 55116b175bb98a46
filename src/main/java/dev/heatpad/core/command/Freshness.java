package dev.heatpad.core.command;

/** Whether a message is what a person asks for now. Only a stop is obeyed in every case. */
public enum Freshness {
  FRESH,
  /** The broker kept it: nobody asks for it now. */
  RETAINED,
  /** Its own time stamp is too old, or in the future. */
  EXPIRED,
  /** A command with this id was taken already. */
  DUPLICATE,
  /** More starts in a short time than a person makes. */
  RATE_LIMITED
}
