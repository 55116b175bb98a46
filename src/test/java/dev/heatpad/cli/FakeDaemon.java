package dev.heatpad.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A daemon's local socket that reads one line of each connection and then does as scripted. */
final class FakeDaemon implements AutoCloseable {

  /** What it does once it has read the request. */
  enum After {
    HANG_UP,
    STAY
  }

  private final Path socket;
  private final ServerSocketChannel server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private FakeDaemon(Path socket) throws IOException {
    this.socket = socket;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
  }

  /**
   * Sends the bytes of the text in one piece, whatever lines they are, and then hangs up or not.
   */
  static FakeDaemon sending(Path socket, String text, After after) throws IOException {
    FakeDaemon daemon = new FakeDaemon(socket);
    Thread.ofVirtual().start(() -> daemon.serve(text, after));
    return daemon;
  }

  static FakeDaemon answering(Path socket, String line) throws IOException {
    return sending(socket, line + "\n", After.STAY);
  }

  /** Answers each connection with the next of these lines. */
  static FakeDaemon answeringInTurn(Path socket, List<String> lines) throws IOException {
    FakeDaemon daemon = new FakeDaemon(socket);
    Thread.ofVirtual().start(() -> lines.forEach(line -> daemon.serve(line + "\n", After.HANG_UP)));
    return daemon;
  }

  private void serve(String text, After after) {
    try (SocketChannel client = server.accept()) {
      var reader = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
      requests.add(String.valueOf(reader.readLine()));
      client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      if (after == After.STAY) {
        ended.await();
      }
    } catch (ClosedChannelException nobodyCame) {
      // The test ended without a connection.
      return;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  Path socket() {
    return socket;
  }

  /** All requests so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** The only request so far. */
  String request() {
    if (requests.size() != 1) {
      throw new AssertionError("expected one request, but got " + requests);
    }
    return requests.getFirst();
  }

  @Override
  public void close() throws IOException {
    ended.countDown();
    server.close();
  }
}
