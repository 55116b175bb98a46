package dev.heatpad.cli;

/** A command cannot do what it was asked for: the message is for the person, as it is. */
final class CommandFailed extends Exception {

  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  CommandFailed(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandFailed refused(String message) {
    return new CommandFailed(ExitCode.REFUSED_OR_FAILED, message);
  }

  static CommandFailed unreachable(String message) {
    return new CommandFailed(ExitCode.UNREACHABLE, message);
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
