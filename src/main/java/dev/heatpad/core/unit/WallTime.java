package dev.heatpad.core.unit;

import java.time.Instant;

/**
 * What the wall clock says, and how far that can be believed. For people, logs and the credit of
 * time across a restart; it decides nothing that heats.
 */
public record WallTime(Instant instant, Trust trust) {

  /** A Raspberry Pi has no clock battery: until a time server answered, its date is a guess. */
  public enum Trust {
    SYNCHRONISED,
    UNSYNCHRONISED
  }
}
