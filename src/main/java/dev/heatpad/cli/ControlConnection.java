package dev.heatpad.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lines to and from the daemon's local socket. Used by one thread, and closed by its owner. */
final class ControlConnection implements AutoCloseable {

  /** What became of waiting for a line. */
  sealed interface Heard {}

  record Line(String text) implements Heard {}

  /** Nothing came in the time given. */
  record Silence() implements Heard {}

  /** The daemon closed the connection; an unfinished line is lost with it. */
  record Closed() implements Heard {}

  /** More than ten thousand session records need; a daemon that sends a longer line is broken. */
  private static final int MAX_LINE_BYTES = 32 << 20;

  private final SocketChannel channel;
  private final Selector selector;
  private final LongSupplier nanoClock;
  private final ByteBuffer buffer = ByteBuffer.allocate(8192);
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private final Deque<String> lines = new ArrayDeque<>();

  private ControlConnection(SocketChannel channel, Selector selector, LongSupplier nanoClock) {
    this.channel = channel;
    this.selector = selector;
    this.nanoClock = nanoClock;
  }

  static ControlConnection open(Path socket, LongSupplier nanoClock) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    try {
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      return new ControlConnection(channel, selector, nanoClock);
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  /** Requests are far smaller than the socket's buffer, so this does not wait for the daemon. */
  void send(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        throw new IOException("the daemon does not read");
      }
    }
  }

  /** Waits for the next line. */
  Heard await(Duration atMost) throws IOException {
    long deadline = nanoClock.getAsLong() + atMost.toNanos();
    while (lines.isEmpty()) {
      long leftNanos = deadline - nanoClock.getAsLong();
      if (leftNanos <= 0) {
        return new Silence();
      }
      // A select of 0 would wait for ever.
      selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(leftNanos)));
      selector.selectedKeys().clear();
      if (channel.read(buffer) < 0) {
        return new Closed();
      }
      split();
    }
    return new Line(lines.remove());
  }

  private void split() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      byte next = buffer.get();
      if (next == '\n') {
        lines.add(unfinished.toString(StandardCharsets.UTF_8));
        unfinished.reset();
      } else if (unfinished.size() < MAX_LINE_BYTES) {
        unfinished.write(next);
      } else {
        throw new IOException("a line without end");
      }
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
