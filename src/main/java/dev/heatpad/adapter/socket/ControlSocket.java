package dev.heatpad.adapter.socket;

import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Archive;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.Deletions;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.LocalAccess;
import dev.heatpad.loop.SimulatedControls;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.wire.CommandJson;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The Unix socket by which the commands of the terminal reach the program: JSON, one object a line.
 * Whoever may connect counts as a person at the device. One thread accepts; each connection has a
 * virtual thread. {@code Main} owns it.
 */
public final class ControlSocket implements AutoCloseable {

  /** More than people and scripts of one household; each holds two small buffers. */
  static final int MAX_CONNECTIONS = 32;

  /** When all places are taken, a client that has been quiet for this long makes room. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** Without a pause a computer out of file handles would do nothing but log. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(ControlSocket.class.getName());

  private final ServerSocketChannel server;
  private final SocketFile file;
  private final Parts parts;
  private final Desk desk;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  /**
   * What the socket is joined to.
   *
   * @param pads all of them, in the order of the configuration
   */
  public record Parts(
      String device,
      String version,
      List<PadName> pads,
      Inbox inbox,
      Snapshots snapshots,
      Archive archive,
      Deletions deletions,
      SimulatedControls controls,
      LocalAccess access) {
    public Parts {
      pads = List.copyOf(pads);
    }
  }

  private ControlSocket(SocketFile.Bound bound, Parts parts) {
    this.server = bound.server();
    this.file = bound.file();
    this.parts = parts;
    this.desk = new Desk(parts);
  }

  /** Binds the socket and begins to serve. */
  public static ControlSocket open(Path runtimeDirectory, Parts parts) throws CannotStart {
    ControlSocket socket = new ControlSocket(SocketFile.bind(runtimeDirectory), parts);
    Thread.ofPlatform().daemon().name("control-socket").start(socket::accept);
    return socket;
  }

  public Path path() {
    return file.path();
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        admit(server.accept());
      } catch (IOException failure) {
        if (server.isOpen()) {
          LOG.log(Logger.Level.WARNING, "A connection was not accepted: {0}", failure.getMessage());
          LockSupport.parkNanos(AFTER_FAILURE.toNanos());
        }
      }
    }
  }

  private void admit(SocketChannel channel) {
    Connection connection = new Connection(channel, desk, parts.snapshots());
    if (connections.size() >= MAX_CONNECTIONS && !makeRoom()) {
      connection.refuse(
          CommandJson.refusal(
              Optional.empty(), Refusal.BUSY, "Too many connections to the socket."));
      return;
    }
    connections.add(connection);
    Thread.ofVirtual()
        .name("socket-connection")
        .start(() -> {
          try {
            connection.serve();
          } finally {
            connections.remove(connection);
          }
        });
  }

  /** Closes the client that has been quiet longest, if that is long. */
  private boolean makeRoom() {
    Optional<Connection> quietest =
        connections.stream()
            .filter(connection -> connection.quietFor().compareTo(QUIET) > 0)
            .max(Comparator.comparing(Connection::quietFor));
    quietest.ifPresent(connection -> {
      connections.remove(connection);
      connection.close();
    });
    return quietest.isPresent();
  }

  /** Ends all connections and removes the file. */
  @Override
  public void close() {
    file.remove();
    try {
      server.close();
    } catch (IOException failure) {
      LOG.log(Logger.Level.WARNING, "The control socket was not closed: {0}", failure.getMessage());
    }
    connections.forEach(Connection::close);
  }
}
