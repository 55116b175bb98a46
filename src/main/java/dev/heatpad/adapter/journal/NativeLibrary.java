package dev.heatpad.adapter.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps one copy of SQLite's native library beside the journal. Left alone, the driver unpacks one
 * into the temporary directory at each start and forgets it when the process is killed; where that
 * directory lies in memory, a Raspberry Pi runs out of it.
 */
final class NativeLibrary {

  private static final String PATH_PROPERTY = "org.sqlite.lib.path";
  private static final String NAME_PROPERTY = "org.sqlite.lib.name";

  private NativeLibrary() {}

  /**
   * Puts the library into this directory, unless it is there, and tells the driver. It is loaded
   * once in the life of a process, so later calls do nothing. Where the directory forbids execution
   * the driver falls back to its own way.
   */
  static synchronized void provide(Path directory) throws IOException {
    if (System.getProperty(PATH_PROPERTY) != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream packed = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      if (packed == null) {
        // Not a platform that this jar serves: the driver says so in its own words.
        return;
      }
      unpack(packed.readAllBytes(), directory.resolve(name));
    }
    System.setProperty(NAME_PROPERTY, name);
    System.setProperty(PATH_PROPERTY, directory.toAbsolutePath().toString());
  }

  private static void unpack(byte[] library, Path target) throws IOException {
    if (Files.exists(target) && holds(target, library)) {
      return;
    }
    Path directory = target.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path unfinished = target.resolveSibling("unpacking");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(library);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A copy that the disk has spoilt would bring the whole process down, so all of it is read. */
  private static boolean holds(Path target, byte[] library) throws IOException {
    return Files.size(target) == library.length
        && Arrays.equals(Files.readAllBytes(target), library);
  }
}
