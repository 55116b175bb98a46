package dev.heatpad.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A folder whose `*.toml` files each are one thing, such as a program.
final class TomlFolder {
  private static final int MAX_FILES = 64;

  private TomlFolder() {}

  /// The files in the order of their names; none if there is no such folder. `things` is what the
  /// files are, in the plural.
  static List<Path> files(Path directory, String things) throws ConfigurationException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    Place place = new Place.In(directory);
    if (!Files.isDirectory(directory)) {
      throw Problems.one(place, "this is not a directory; " + things + " are the files in one.");
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(directory, file -> isWanted(file.getFileName().toString()))) {
      found.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw Problems.one(place, "the directory cannot be read; change its owner or mode.");
    }
    if (files.size() > MAX_FILES) {
      throw Problems.one(
          place, "more than " + MAX_FILES + " " + things + " are here; remove some.");
    }
    Collections.sort(files);
    return files;
  }

  /// Editors keep hidden copies beside a file; those are none.
  private static boolean isWanted(String fileName) {
    return fileName.endsWith(".toml") && !fileName.startsWith(".");
  }
}
