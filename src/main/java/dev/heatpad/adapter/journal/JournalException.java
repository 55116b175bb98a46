package dev.heatpad.adapter.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;

/** The journal cannot be opened. The message is one sentence for people, with the next step. */
public final class JournalException extends Exception {

  private static final long serialVersionUID = 1L;

  private JournalException(String message, Exception cause) {
    super(message, cause);
  }

  JournalException(String message) {
    super(message);
  }

  /** The directory, or a file in it, cannot be used. */
  static JournalException unusable(Path directory, IOException cause) {
    return new JournalException(
        "The data directory %s cannot be used (%s); make it a writable directory with free space, or give another with --set data.directory=DIR."
            .formatted(directory, detail(cause)),
        cause);
  }

  /** SQLite does not get along with the file or the disk. */
  static JournalException unusable(Path file, SQLException cause) {
    FailureKind kind = FailureKind.of(cause);
    return new JournalException(
        "The journal %s cannot be opened (%s): %s; %s."
            .formatted(file, cause.getMessage(), kind.what(), kind.nextStep()),
        cause);
  }

  private static String detail(IOException cause) {
    if (cause instanceof AccessDeniedException denied) {
      return "permission denied on " + denied.getFile();
    }
    if (cause instanceof FileAlreadyExistsException inTheWay) {
      return inTheWay.getFile() + " is not a directory";
    }
    if (cause instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason() + " on " + known.getFile();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
