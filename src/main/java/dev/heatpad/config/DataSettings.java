package dev.heatpad.config;

import java.nio.file.Path;

/// Where the program keeps its journal (`directory`) and its local socket (`runtimeDirectory`).
/// Both are absolute; neither needs to exist yet.
public record DataSettings(Path directory, Path runtimeDirectory) {
  public DataSettings {
    if (!directory.isAbsolute() || !runtimeDirectory.isAbsolute()) {
      throw new IllegalArgumentException("Not absolute: " + directory + ", " + runtimeDirectory);
    }
  }
}
