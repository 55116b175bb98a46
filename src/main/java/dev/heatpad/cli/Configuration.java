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
}
