package dev.heatpad.adapter.socket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A client of the control socket in a test. */
final class Client implements AutoCloseable {

  private static final ObjectMapper READER = new ObjectMapper();

  private final SocketChannel channel;
  private final BufferedReader lines;

  Client(Path socket) {
    try {
      channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void send(String text) {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The next line as JSON; a missing node when the other side has closed. */
  JsonNode read() {
    try {
      String line = lines.readLine();
      return line == null ? READER.missingNode() : READER.readTree(line);
    } catch (IOException closed) {
      return READER.missingNode();
    }
  }

  JsonNode ask(String line) {
    send(line + "\n");
    return read();
  }

  /** Says that nothing more will come, and can still read. */
  void finish() {
    try {
      channel.shutdownOutput();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
