package dev.heatpad.config;

import java.nio.file.Path;
import java.util.Optional;

/// Turns the paths of a document into absolute ones.
///
/// A relative path in a file starts at that file's directory, one on the command line at the
/// working directory: where a person who wrote it stood.
final class SettingPaths {
  private static final Path UNKNOWN = Path.of("/");

  private final Document document;
  private final Surroundings surroundings;
  private final Problems problems;

  SettingPaths(Document document, Surroundings surroundings, Problems problems) {
    this.document = document;
    this.surroundings = surroundings;
    this.problems = problems;
  }

  DataSettings data() {
    Path data =
        document
            .given(Keys.DATA_DIRECTORY, "")
            .map(text -> resolve(Keys.DATA_DIRECTORY, "", text))
            .or(surroundings::stateDirectory)
            .orElseGet(this::noDataDirectory);
    Path runtime =
        document
            .given(Keys.RUNTIME_DIRECTORY, "")
            .map(text -> resolve(Keys.RUNTIME_DIRECTORY, "", text))
            .or(surroundings::runtimeDirectory)
            .orElse(data);
    return new DataSettings(data, runtime);
  }

  /// A file that is named; whether it is there is looked at when it is needed.
  Optional<Path> file(Key<String> key) {
    return Optional.of(document.value(key))
        .filter(text -> !text.isEmpty())
        .map(text -> resolve(key, "", text));
  }

  Path w1Directory(Pad pad) {
    return resolve(PadKeys.W1_DIRECTORY, pad.name(), pad.value(PadKeys.W1_DIRECTORY));
  }

  private Path noDataDirectory() {
    if (document.isSound("", Keys.DATA_DIRECTORY)) {
      problems.add(
          new Place.Nowhere(),
          Keys.DATA_DIRECTORY.path(""),
          "has no default here, because HOME is not set; give a directory.");
    }
    return UNKNOWN;
  }

  private Path resolve(Key<?> key, String name, String text) {
    if (!text.startsWith("~")) {
      return base(document.place(name, key)).resolve(text).normalize();
    }
    Optional<Path> home = surroundings.home();
    if (home.isEmpty() || !(text.equals("~") || text.startsWith("~/"))) {
      problems.add(
          document.place(name, key),
          key.path(name),
          "is " + Echo.quoted(text) + ", and no home is known for that; write the full path.");
      return UNKNOWN;
    }
    return home.get().resolve(text.substring(Math.min(2, text.length()))).normalize();
  }

  private Path base(Place place) {
    return switch (place) {
      case Place.At(Path file, _, _) -> directoryOf(file);
      case Place.In(Path file) -> directoryOf(file);
      case Place.CommandLine _, Place.Nowhere _ -> surroundings.workingDirectory();
    };
  }

  private Path directoryOf(Path file) {
    Path parent = surroundings.workingDirectory().resolve(file).normalize().getParent();
    return parent == null ? UNKNOWN : parent;
  }
}
