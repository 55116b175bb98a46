package dev.heatpad.adapter.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file of the configuration that a broker is reached with. What is wrong with it is said in words
 * that name key and file and never what stands in it.
 *
 * @param key as in the configuration
 */
record AccessFile(String key, Path path) {

  /** More than any password, chain of certificates or key needs. */
  private static final int MAX_BYTES = 65_536;

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /** What stands in it. */
  String text() throws AccessFileException {
    long size = asked(Files::size);
    if (size > MAX_BYTES) {
      throw problem("is larger than 64 KiB; name another one");
    }
    return asked(file -> Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  /** Something that is asked of a file. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(Path file) throws IOException;
  }

  private <T> T asked(Question<T> question) throws AccessFileException {
    try {
      return question.ask(path);
    } catch (NoSuchFileException _) {
      throw problem("is not there; bring it or correct the key");
    } catch (IOException _) {
      throw problem("cannot be read by this user; correct its rights or the key");
    }
  }

  /** The same of a file that must be its owner's alone. */
  String secret() throws AccessFileException {
    Set<PosixFilePermission> found = EnumSet.noneOf(PosixFilePermission.class);
    found.addAll(asked(Files::getPosixFilePermissions));
    found.retainAll(OF_OTHERS);
    if (!found.isEmpty()) {
      throw problem("may be read or changed by others, so it is not used: chmod 600 " + path);
    }
    return text();
  }

  AccessFileException problem(String predicate) {
    return new AccessFileException("the file " + path + " (" + key + ") " + predicate);
  }
}
