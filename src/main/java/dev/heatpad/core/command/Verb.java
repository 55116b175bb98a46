package dev.heatpad.core.command;

import java.util.Locale;
import java.util.Optional;

/** What a command asks for. */
public enum Verb {
  STOP,
  START,
  PAUSE,
  RESUME,
  EXTEND,
  ANSWER,
  ACK,
  ARM,
  SET;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The verb of this name, in any case. */
  public static Optional<Verb> of(String text) {
    String wanted = text.toUpperCase(Locale.ROOT);
    for (Verb verb : values()) {
      if (verb.name().equals(wanted)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }
}
