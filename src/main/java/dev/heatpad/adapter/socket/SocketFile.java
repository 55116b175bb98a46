package dev.heatpad.adapter.socket;

import dev.heatpad.loop.CannotStart;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Objects;

/**
 * The file of the socket: {@code control.sock} in the runtime directory, for its owner and the
 * group {@code heatpad} only. It is bound inside a private directory and moved into place when its
 * mode is right, so that at no moment anybody else can connect.
 */
final class SocketFile {

  /** The system allows 107; what is left over is for the name under which it is bound. */
  private static final int MAX_PATH_BYTES = 100;

  private static final String NAME = "control.sock";
  private static final String GROUP = "heatpad";
  private static final Logger LOG = System.getLogger(SocketFile.class.getName());

  private final Path path;
  private final Object identity;

  private SocketFile(Path path, Object identity) {
    this.path = path;
    this.identity = identity;
  }

  /** A bound server, and the file by which it is found. */
  record Bound(ServerSocketChannel server, SocketFile file) {}

  static Bound bind(Path runtimeDirectory) throws CannotStart {
    Path path = runtimeDirectory.toAbsolutePath().normalize().resolve(NAME);
    int bytes = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_PATH_BYTES) {
      throw new CannotStart(
          ("The path of the control socket has %d bytes, and %d are possible: %s."
                  + " Set runtime.directory to a shorter one.")
              .formatted(bytes, MAX_PATH_BYTES, path));
    }
    try {
      Files.createDirectories(path.getParent());
      requireFree(path);
      return bindAndMove(path);
    } catch (IOException | UnsupportedOperationException failure) {
      throw new CannotStart(
          ("The control socket %s cannot be made (%s)."
                  + " Check runtime.directory and who may write there.")
              .formatted(path, failure.getMessage()),
          failure);
    }
  }

  /** A file that a killed program left is no obstacle; a program that answers is. */
  private static void requireFree(Path path) throws IOException, CannotStart {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isOther()) {
      throw new CannotStart(
          path + " is in the way and is no socket. Move it, or set runtime.directory.");
    }
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      probe.connect(UnixDomainSocketAddress.of(path));
    } catch (ConnectException nobodyListens) {
      LOG.log(Logger.Level.INFO, "The control socket of a program that was killed is replaced.");
      return;
    }
    throw new CannotStart(
        "Another heatpad answers at %s. Stop it first, or set runtime.directory.".formatted(path));
  }

  private static Bound bindAndMove(Path path) throws IOException {
    Path privateDirectory = path.resolveSibling(".new");
    Path fresh = privateDirectory.resolve("s");
    Files.deleteIfExists(fresh);
    Files.deleteIfExists(privateDirectory);
    Files.createDirectory(
        privateDirectory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(fresh));
      restrict(fresh);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.delete(privateDirectory);
      return new Bound(server, new SocketFile(path, identityOf(path)));
    } catch (IOException | RuntimeException failure) {
      server.close();
      throw failure;
    }
  }

  private static void restrict(Path socket) throws IOException {
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
    try {
      GroupPrincipal group =
          socket.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(GROUP);
      Objects.requireNonNull(
              Files.getFileAttributeView(socket, PosixFileAttributeView.class), "POSIX attributes")
          .setGroup(group);
    } catch (UserPrincipalNotFoundException noGroup) {
      LOG.log(Logger.Level.DEBUG, "There is no group heatpad: the socket is its owner's alone.");
    } catch (IOException notAllowed) {
      LOG.log(
          Logger.Level.WARNING,
          "The control socket could not be given to the group heatpad: {0}",
          notAllowed.getMessage());
    }
  }

  private static Object identityOf(Path path) throws IOException {
    return Objects.requireNonNull(
        Files.readAttributes(path, BasicFileAttributes.class).fileKey(), "file key");
  }

  Path path() {
    return path;
  }

  /** Removes the file, unless another program has put its own in this place. */
  void remove() {
    try {
      if (Files.exists(path) && identityOf(path).equals(identity)) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      LOG.log(
          Logger.Level.WARNING, "The control socket was not removed: {0}", failure.getMessage());
    }
  }
}
