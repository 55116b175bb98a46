package dev.heatpad.adapter.socket;

import dev.heatpad.core.command.Command;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.wire.LocalRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One client. A virtual thread of its own reads and answers line by line; a client that watches has
 * a second one, which writes the changes. Both write whole lines only.
 */
final class Connection {

  /** The longest line that a client may send. */
  static final int MAX_LINE_BYTES = 8 * 1024;

  /** A watcher is told at most this often. */
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(250);

  /**
   * How long a watcher's thread waits at most before it looks whether the client is still there.
   */
  private static final Duration WATCH_WAIT = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(Connection.class.getName());

  private final SocketChannel channel;
  private final Desk desk;
  private final Snapshots snapshots;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile long lastActiveNanos = System.nanoTime();
  private volatile @Nullable Thread watcher;

  Connection(SocketChannel channel, Desk desk, Snapshots snapshots) {
    this.channel = channel;
    this.desk = desk;
    this.snapshots = snapshots;
  }

  /** How long nothing was read from or written to the client. */
  Duration quietFor() {
    return Duration.ofNanos(System.nanoTime() - lastActiveNanos);
  }

  /** Serves the client until it leaves or the connection is closed. */
  void serve() {
    try {
      LineReader lines = new LineReader(channel, MAX_LINE_BYTES);
      while (true) {
        switch (lines.next()) {
          case END -> {
            return;
          }
          case LINE -> handle(lines.bytes());
          case TOO_LONG -> handleTooLong(lines.bytes());
        }
      }
    } catch (IOException gone) {
      LOG.log(Logger.Level.DEBUG, "A client of the socket is gone: {0}", gone.getMessage());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.log(Logger.Level.ERROR, "Serving a client of the socket failed.", failure);
    } finally {
      close();
    }
  }

  private void handle(byte[] utf8) throws IOException, InterruptedException {
    lastActiveNanos = System.nanoTime();
    if (new String(utf8, StandardCharsets.UTF_8).isBlank()) {
      return;
    }
    LocalRequest request = LocalRequest.parse(utf8);
    if (request instanceof LocalRequest.Watch) {
      watch();
    } else {
      send(desk.answer(request));
    }
  }

  /** A stop at the start of a flood is still a stop. */
  private void handleTooLong(byte[] start) throws IOException, InterruptedException {
    lastActiveNanos = System.nanoTime();
    LocalRequest request = LocalRequest.parse(start);
    send(
        request instanceof LocalRequest.ForPad(_, var understood)
                && understood.command() instanceof Command.Stop
            ? desk.answer(request)
            : Desk.unreadable(
                Optional.empty(), "A line has at most " + MAX_LINE_BYTES + " bytes."));
  }

  private void watch() throws IOException {
    if (watcher != null) {
      send(Desk.unreadable(Optional.empty(), "This connection watches already."));
      return;
    }
    watcher = Thread.ofVirtual().name("socket-watcher").start(this::tellChanges);
  }

  private void tellChanges() {
    try (Snapshots.Watch watch = snapshots.watch()) {
      while (channel.isOpen()) {
        if (watch.awaitNews(WATCH_WAIT)) {
          send(desk.status());
          Thread.sleep(WATCH_INTERVAL);
        }
      }
    } catch (IOException gone) {
      close();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(byte[] json) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    writing.lock();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } finally {
      writing.unlock();
    }
    lastActiveNanos = System.nanoTime();
  }

  /** Says one thing and ends; a client that is gone already need not hear it. */
  void refuse(byte[] json) {
    try {
      send(json);
    } catch (IOException gone) {
      LOG.log(Logger.Level.DEBUG, "A client left before it was refused: {0}", gone.getMessage());
    }
    close();
  }

  void close() {
    Thread watching = watcher;
    if (watching != null) {
      watching.interrupt();
    }
    try {
      channel.close();
    } catch (IOException failure) {
      LOG.log(Logger.Level.DEBUG, "Closing a connection failed: {0}", failure.getMessage());
    }
  }
}
