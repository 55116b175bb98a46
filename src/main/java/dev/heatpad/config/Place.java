package dev.heatpad.config;

import java.nio.file.Path;

/// Where a setting was written; every finding begins with it.
sealed interface Place {
  /// What comes before the key in a sentence.
  String prefix();

  /// Line and column count from 1; the column counts UTF-16 units, as editors mostly do.
  record At(Path file, int line, int column) implements Place {
    @Override
    public String prefix() {
      return file + ":" + line + ":" + column + ": ";
    }
  }

  /// Somewhere in the file.
  record In(Path file) implements Place {
    @Override
    public String prefix() {
      return file + ": ";
    }
  }

  /// On the command line.
  record CommandLine() implements Place {
    @Override
    public String prefix() {
      return "--set ";
    }
  }

  /// Nobody wrote it: it follows from the defaults.
  record Nowhere() implements Place {
    @Override
    public String prefix() {
      return "";
    }
  }
}
