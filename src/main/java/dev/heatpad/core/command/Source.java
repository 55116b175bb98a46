package dev.heatpad.core.command;

import java.util.Locale;

/** Where a command came from. */
public enum Source {
  /** A button at the device. */
  BUTTON,
  /** The local socket: somebody who is logged in at the device. */
  SOCKET,
  MQTT,
  HTTP;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Local sources need no arming and may clear what only a person at the device may clear. */
  public boolean isLocal() {
    return switch (this) {
      case BUTTON, SOCKET -> true;
      case MQTT, HTTP -> false;
    };
  }
}
