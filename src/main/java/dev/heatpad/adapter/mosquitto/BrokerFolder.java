package dev.heatpad.adapter.mosquitto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one folder and what became of them. What is there stays as it is: a person may have
 * changed it, and passwords are in use. Each file is complete or not there.
 */
final class BrokerFolder {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final Set<PosixFilePermission> FOR_ALL =
      PosixFilePermissions.fromString("rw-r--r--");

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path directory;
  private final List<String> written = new ArrayList<>();
  private final List<String> different = new ArrayList<>();

  BrokerFolder(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  Path place(String name) {
    return directory.resolve(name);
  }

  /** What was made or made anew. */
  List<String> written() {
    return List.copyOf(written);
  }

  /** What was left as it is though it would be written otherwise now. */
  List<String> different() {
    return List.copyOf(different);
  }

  Optional<String> read(String name) throws FolderException {
    Path file = place(name);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new FolderException(
          "%s cannot be read (%s); give this user the right to it.".formatted(file, failure),
          failure);
    }
  }

  /** A file that only its owner may know. */
  Optional<String> readSecret(String name) throws FolderException {
    Optional<String> text = read(name);
    if (text.isPresent() && !isPrivate(place(name))) {
      throw new FolderException(
          ("Others may read or change %s, so it is not used. Delete it and run this again: a new"
                  + " one is made.")
              .formatted(place(name)));
    }
    return text;
  }

  private static boolean isPrivate(Path file) throws FolderException {
    try {
      Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
      others.addAll(Files.getPosixFilePermissions(file));
      others.removeAll(OWNER_ONLY);
      others.remove(PosixFilePermission.OWNER_EXECUTE);
      return others.isEmpty();
    } catch (IOException failure) {
      throw new FolderException(
          "%s does not tell who may read it (%s).".formatted(file, failure), failure);
    }
  }

  /** Makes a file where there is none. */
  void provide(String name, String text) throws FolderException {
    Optional<String> found = read(name);
    if (found.isEmpty()) {
      write(name, text);
    } else if (!found.get().equals(text)) {
      different.add(name);
    }
  }

  void writePublic(String name, String text) throws FolderException {
    write(name, text, FOR_ALL);
  }

  /** Replaces it, for its owner alone. */
  void write(String name, String text) throws FolderException {
    write(name, text, OWNER_ONLY);
  }

  private void write(String name, String text, Set<PosixFilePermission> mode)
      throws FolderException {
    Path file = place(name);
    Path folder = name.contains("/") ? place(name.substring(0, name.indexOf('/'))) : directory;
    try {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      Path draft = Files.createTempFile(folder, "making", ".tmp");
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.setPosixFilePermissions(draft, mode);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      written.add(name);
    } catch (IOException failure) {
      throw new FolderException(
          "%s cannot be written (%s); give this user the right to it, or name another folder."
              .formatted(file, failure),
          failure);
    }
  }
}
