package dev.heatpad.adapter.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second daemon away from a data directory. The operating system drops the lock with the
 * process, however that ends. The lock file also remembers that the directory has had a journal, so
 * that a journal that is gone is not mistaken for a first start.
 */
final class DirectoryLock implements AutoCloseable {

  private static final String FILE = "journal.lock";
  private static final String NOTE =
      "Keeps a second heatpad away, and remembers that there is a journal here. Leave it.\n";

  /**
   * Directories locked by this process. A second channel on a lock file must not even be opened
   * here: closing it would drop the lock of the first one, by the rules of POSIX.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static DirectoryLock acquire(Path dataDirectory) throws JournalException {
    try {
      Files.createDirectories(dataDirectory);
      Path directory = dataDirectory.toRealPath();
      if (!HELD.add(directory)) {
        throw inUse(dataDirectory);
      }
      DirectoryLock lock = null;
      try {
        lock = lockOrNull(directory);
      } finally {
        if (lock == null) {
          HELD.remove(directory);
        }
      }
      if (lock == null) {
        throw inUse(dataDirectory);
      }
      return lock;
    } catch (IOException e) {
      throw JournalException.unusable(dataDirectory, e);
    }
  }

  private static @Nullable DirectoryLock lockOrNull(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : new DirectoryLock(directory, channel);
  }

  private static JournalException inUse(Path directory) {
    return new JournalException(
        "Another heatpad already uses the data directory %s; stop it, or give this one its own with --set data.directory=DIR."
            .formatted(directory));
  }

  /** The directory, without symbolic links. */
  Path directory() {
    return directory;
  }

  /** Whether a journal has ever been completed here. */
  boolean hadJournal() throws IOException {
    return channel.size() > 0;
  }

  void rememberJournal() throws IOException {
    if (!hadJournal()) {
      channel.write(ByteBuffer.wrap(NOTE.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try {
        channel.close();
      } finally {
        HELD.remove(directory);
      }
    }
  }
}
