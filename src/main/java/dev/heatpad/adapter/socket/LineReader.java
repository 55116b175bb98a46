package dev.heatpad.adapter.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * Cuts what comes into lines of a bounded length. The rest of a line that is too long is thrown
 * away as it comes, so that no sender can fill the memory. One thread reads.
 */
final class LineReader {

  private final ReadableByteChannel channel;
  private final ByteBuffer chunk = ByteBuffer.allocate(4_096).limit(0);
  private final byte[] line;
  private int length;

  /** What came. */
  enum Next {
    /** A line; the last one may have had no end. */
    LINE,
    /** A line that was too long; only its start is kept. */
    TOO_LONG,
    /** The other side is done. */
    END
  }

  LineReader(ReadableByteChannel channel, int longestBytes) {
    this.channel = channel;
    this.line = new byte[longestBytes];
  }

  /** Waits for the next line. */
  Next next() throws IOException {
    length = 0;
    while (true) {
      if (!chunk.hasRemaining() && !refill()) {
        return length == 0 ? Next.END : taken();
      }
      byte one = chunk.get();
      if (one == '\n') {
        return taken();
      }
      if (length < line.length) {
        line[length] = one;
      }
      length = Math.min(length + 1, line.length + 1);
    }
  }

  private Next taken() {
    return length > line.length ? Next.TOO_LONG : Next.LINE;
  }

  /** The line that came last without its end, or as much of it as a line may have. */
  byte[] bytes() {
    return Arrays.copyOf(line, Math.min(length, line.length));
  }

  private boolean refill() throws IOException {
    chunk.clear();
    int read = channel.read(chunk);
    chunk.flip();
    return read > 0;
  }
}
