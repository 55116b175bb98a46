package dev.heatpad.adapter.web;

import dev.heatpad.core.unit.PadName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event. Whoever writes it first puts it into bytes, on his own thread; all other
 * watchers send the same bytes.
 */
final class StreamMessage {

  /** The names of events. */
  enum Kind {
    STATE,
    TELEMETRY,
    EVENT,
    BEAT
  }

  /**
   * What of a watcher's waiting messages is void when this one comes: the one with an equal key.
   *
   * @param pad absent for what is of no pad
   * @param number zero where only the newest counts
   */
  record Key(Kind kind, Optional<PadName> pad, long number) {}

  private final Key key;
  private final Optional<String> id;
  private final Supplier<byte[]> json;
  private final ReentrantLock encoding = new ReentrantLock();
  private byte @Nullable [] encoded;

  /**
   * @param id by which a watcher says later what it has seen
   */
  StreamMessage(Key key, Optional<String> id, Supplier<byte[]> json) {
    this.key = key;
    this.id = id;
    this.json = json;
  }

  Key key() {
    return key;
  }

  /** Whether somebody who watches this pad, or all, wants it. */
  boolean isFor(Optional<PadName> watched) {
    return watched.isEmpty() || key.pad().isEmpty() || key.pad().equals(watched);
  }

  /** As it goes over the wire; nobody may write to it. */
  byte[] bytes() {
    encoding.lock();
    try {
      byte[] known = encoded;
      if (known == null) {
        known = encode();
        encoded = known;
      }
      return known;
    } finally {
      encoding.unlock();
    }
  }

  private byte[] encode() {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(1024);
    id.ifPresent(text -> frame.writeBytes(utf8("id: " + text + "\n")));
    frame.writeBytes(utf8("event: " + key.kind().name().toLowerCase(Locale.ROOT) + "\ndata: "));
    frame.writeBytes(json.get());
    frame.writeBytes(utf8("\n\n"));
    return frame.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
