package dev.heatpad.cli;

/** What the program returns to the shell. Scripts rely on the numbers. */
public enum ExitCode {
  DONE(0),
  REFUSED_OR_FAILED(1),
  USAGE(2),
  UNREACHABLE(3),
  CONFIGURATION_INVALID(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
