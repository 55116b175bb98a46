package dev.heatpad.cli;

/** What {@code heatpad run} starts. */
@FunctionalInterface
public interface Daemon {

  /** Runs until it is told to end, and returns the exit code of the process. */
  int run(RunOptions options);
}
