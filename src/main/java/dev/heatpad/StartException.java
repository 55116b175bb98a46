package dev.heatpad;

import dev.heatpad.adapter.gpio.BoardException;
import dev.heatpad.cli.ExitCode;

/** The daemon cannot start. The message is one sentence for a person: what, where, what to do. */
final class StartException extends Exception {

  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  private StartException(Throwable cause, ExitCode exitCode) {
    super(String.valueOf(cause.getMessage()), cause);
    this.exitCode = exitCode;
  }

  /** A failure of an adapter, whose message is such a sentence already. */
  static StartException of(Throwable cause) {
    return new StartException(
        cause,
        cause instanceof BoardException
            ? ExitCode.CONFIGURATION_INVALID
            : ExitCode.REFUSED_OR_FAILED);
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
