package dev.heatpad.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

  private static final int MAX_FILES = 64;

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
    for (Path file : files(directory)) {
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

  private static List<Path> files(Path directory) throws ConfigurationException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    Place place = new Place.In(directory);
    if (!Files.isDirectory(directory)) {
      throw Problems.one(place, "this is not a directory; programs are the files in one.");
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(directory, file -> isProgram(file.getFileName().toString()))) {
      found.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw Problems.one(place, "the directory cannot be read; change its owner or mode.");
    }
    if (files.size() > MAX_FILES) {
      throw Problems.one(place, "more than " + MAX_FILES + " programs are here; remove some.");
    }
    Collections.sort(files);
    return files;
  }

  /// Editors keep hidden copies beside a file; those are no programs.
  private static boolean isProgram(String fileName) {
    return fileName.endsWith(".toml") && !fileName.startsWith(".");
  }
}
