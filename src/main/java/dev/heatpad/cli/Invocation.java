package dev.heatpad.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What every command works with in this one run of the program.
 *
 * @param options of each level of the command line, the outermost first; filled in by parsing
 */
record Invocation(
    List<GlobalOptions> options,
    Daemon daemon,
    Configuration configuration,
    Certificates certificates,
    MosquittoSetup mosquitto,
    Surroundings surroundings,
    PrintStream out,
    PrintStream err) {

  /** The file named last. */
  Optional<Path> config() {
    return options.stream()
        .map(GlobalOptions::config)
        .flatMap(Optional::stream)
        .reduce((outer, inner) -> inner);
  }

  /** All of them, in the order in which they were given. */
  List<String> overrides() {
    return options.stream().map(GlobalOptions::overrides).flatMap(List::stream).toList();
  }

  ControlClient client() throws ConfigurationProblem {
    return new ControlClient(configuration.controlSocket(config(), overrides()), surroundings);
  }

  void say(String line) {
    out.println(line);
  }

  /** For machines: JSON and CSV are UTF-8, whatever the locale of the terminal is. */
  void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
