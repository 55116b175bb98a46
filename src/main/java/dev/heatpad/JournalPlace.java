package dev.heatpad;

import dev.heatpad.adapter.journal.JournalException;
import dev.heatpad.adapter.journal.SqliteJournal;
import dev.heatpad.cli.RunOptions.SimulatedJournal;
import dev.heatpad.config.PadSettings;
import dev.heatpad.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where the journal lies. Sessions of simulated pads have a folder of their own, so that they use
 * up nobody's real rest.
 */
record JournalPlace(Path directory) {

  private static final String SIMULATED = "simulated";

  static JournalPlace of(Settings settings) {
    Path data = settings.data().directory();
    return new JournalPlace(isAllSimulated(settings) ? data.resolve(SIMULATED) : data);
  }

  static boolean isAllSimulated(Settings settings) {
    return settings.pads().values().stream()
        .allMatch(pad -> pad.output() == PadSettings.Output.SIMULATED);
  }

  /** Opens the journal. An emptied one is opened first, which keeps a second daemon away. */
  SqliteJournal.Opened open(SimulatedJournal kept) throws JournalException {
    return switch (kept) {
      case KEPT -> SqliteJournal.open(directory, InstantSource.system());
      case EMPTIED -> {
        SqliteJournal.open(directory, InstantSource.system()).journal().close();
        empty();
        yield SqliteJournal.open(directory, InstantSource.system());
      }
    };
  }

  private void empty() {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, "journal{.sqlite3*,.lock}")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(
          "the journal in " + directory + " cannot be emptied", exception);
    }
  }
}
