package dev.heatpad.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The programs that a session can run, by name. Read once at start, immutable.
public record Programs(SortedMap<String, Program> byName) {
  /// The program that always is there; a file of the same name replaces it.
  static final Program HEAT =
      new Program(
          "heat",
          "Heat",
          "Steady warmth for a sore lower back.",
          List.of(new Phase.Heat(Duration.ofMinutes(20), 40.0)));

  public Programs {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  /// The folder that belongs to a configuration file: `programs` beside it.
  public static Path directoryBeside(Path configurationFile) {
    return configurationFile.resolveSibling("programs");
  }

  /// Only what is built in.
  public static Programs builtIn() {
    return new Programs(new TreeMap<>(Map.of(HEAT.name(), HEAT)));
  }

  /// What is built in and every `*.toml` of a directory; there need not be one.
  ///
  /// @throws ConfigurationException with the findings of all files, if there is any
  public static Programs load(Path directory) throws ConfigurationException {
    SortedMap<String, Program> programs = new TreeMap<>(builtIn().byName());
    Problems problems = new Problems();
    for (Path file : TomlFolder.files(directory, "programs")) {
      try {
        Program program = ProgramReader.read(file);
        programs.put(program.name(), program);
      } catch (ConfigurationException e) {
        problems.addAll(e);
      }
    }
    problems.throwIfAny();
    return new Programs(programs);
  }

  public Optional<Program> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Refuses settings that name a program which is not here.
  public void require(Settings settings) throws ConfigurationException {
    Problems problems = new Problems();
    List<String> names = byName.keySet().stream().map(Echo::quoted).toList();
    for (Map.Entry<String, PadSettings> each : settings.pads().entrySet()) {
      String wanted = each.getValue().program();
      if (!byName.containsKey(wanted)) {
        problems.add(
            new Place.Nowhere(),
            PadKeys.PROGRAM.path(each.getKey()),
            "is " + Echo.quoted(wanted) + "; write " + Echo.list(names, "or") + ".");
      }
    }
    problems.throwIfAny();
  }
}
