package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where the benchmark works: beside the jar, because it measures the disk, and gone afterwards.
 * Sockets lie in the computer's temporary folder, because their paths must be short.
 */
final class Place implements AutoCloseable {

  private final Path home;
  private final Path folder;
  private final Path sockets;
  private int number;

  Place(Path home) throws IOException {
    this.home = home;
    this.folder = Files.createTempDirectory(home.resolve("target"), "bench-");
    this.sockets = Files.createTempDirectory("heatpad-bench-");
    String type = Files.getFileStore(folder).type();
    if (type.equals("tmpfs")) {
      throw new IllegalStateException(folder + " is in memory; put the project on a disk");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** The project's folder. */
  Path home() {
    return home;
  }

  Path jar() {
    return home.resolve("target/heatpad.jar");
  }

  Path folder() {
    return folder;
  }

  Path newFolder(String name) throws IOException {
    number++;
    return Files.createDirectory(folder.resolve(name + number));
  }

  Path sockets(String device) throws IOException {
    return Files.createDirectories(sockets.resolve(device));
  }

  @Override
  public void close() {
    remove(folder);
    remove(sockets);
  }

  private static void remove(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      files.sorted(Comparator.reverseOrder()).forEach(Place::delete);
    } catch (IOException | UncheckedIOException busy) {
      System.err.println("bench: could not remove " + root);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException busy) {
      throw new UncheckedIOException(busy);
    }
  }
}
