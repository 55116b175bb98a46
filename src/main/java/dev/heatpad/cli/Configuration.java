package dev.heatpad.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a client command needs of the configuration: where the daemon listens. */
@FunctionalInterface
public interface Configuration {

  /**
   * The local socket of the daemon that this configuration describes.
   *
   * @param config the configuration file; empty for the usual place
   * @param overrides {@code dotted.key=value}, each of which wins over the file
   */
  Path controlSocket(Optional<Path> config, List<String> overrides) throws ConfigurationProblem;

  /** What was looked at, in one sentence for a person; if it is not fine with its next step. */
  record Finding(Kind kind, String sentence) {}

  /** Whether something is as it should be. */
  enum Kind {
    FINE,

    /** A run is possible, and something should be done soon. */
    WARNING,
    PROBLEM
  }

  /** Looks at everything that a run with this configuration will need. */
  default List<Finding> check(Optional<Path> config, List<String> overrides)
      throws ConfigurationProblem {
    return List.of();
  }
}
