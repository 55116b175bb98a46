package dev.heatpad.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the daemon is to run, beyond what its configuration says.
 *
 * @param config the configuration file; empty for the usual place
 * @param overrides {@code dotted.key=value}, each of which wins over the file
 * @param speed how many times faster than real time simulated pads run, 1 to 600 inclusive; above 1
 *     the daemon refuses it when a pad is not simulated
 */
public record RunOptions(
    Optional<Path> config,
    List<String> overrides,
    Pads pads,
    int speed,
    SimulatedJournal simulatedJournal,
    Purpose purpose) {

  public static final int MIN_SPEED = 1;
  public static final int MAX_SPEED = 600;

  /** Whether the outputs are real. */
  public enum Pads {
    AS_CONFIGURED,
    ALL_SIMULATED
  }

  /** What the run is for. */
  public enum Purpose {
    SERVE,
    /** One short session and the end, so that a cache for a fast start can be made from it. */
    REHEARSE
  }

  /** What becomes of the sessions that simulated pads have had so far. */
  public enum SimulatedJournal {
    KEPT,
    EMPTIED
  }

  public RunOptions {
    overrides = List.copyOf(overrides);
    if (speed < MIN_SPEED || speed > MAX_SPEED) {
      throw new IllegalArgumentException("not a speed: " + speed);
    }
  }
}
