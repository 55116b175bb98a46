package dev.heatpad;

import dev.heatpad.cli.Configuration;
import dev.heatpad.cli.ConfigurationProblem;
import dev.heatpad.config.ConfigurationException;
import dev.heatpad.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the configuration lies, and where it says that the local socket is. */
final class ConfiguredPaths implements Configuration {

  /** The launcher says where the project lies. */
  private static final String HOME_PROPERTY = "heatpad.home";

  private static final Path INSTALLED = Path.of("/etc/heatpad/heatpad.toml");

  static final String SOCKET = "control.sock";

  @Override
  public Path controlSocket(Optional<Path> config, List<String> overrides)
      throws ConfigurationProblem {
    try {
      return load(config, overrides).data().runtimeDirectory().resolve(SOCKET);
    } catch (ConfigurationException exception) {
      throw new ConfigurationProblem(exception.problems());
    }
  }

  @Override
  public List<Finding> check(Optional<Path> config, List<String> overrides)
      throws ConfigurationProblem {
    try {
      return Checkup.of(config, overrides);
    } catch (ConfigurationException exception) {
      throw new ConfigurationProblem(exception.problems());
    }
  }

  /** The file that was named, else the installed one, else the one beside the launcher. */
  static Optional<Path> file(Optional<Path> named) {
    if (named.isPresent()) {
      return named;
    }
    if (Files.exists(INSTALLED)) {
      return Optional.of(INSTALLED);
    }
    return Optional.ofNullable(System.getProperty(HOME_PROPERTY))
        .map(home -> Path.of(home, "config", "heatpad.toml"))
        .filter(Files::exists);
  }

  static Settings load(Optional<Path> named, List<String> overrides) throws ConfigurationException {
    Optional<Path> file = file(named);
    return file.isPresent() ? Settings.load(file.get(), overrides) : Settings.defaults(overrides);
  }
}
