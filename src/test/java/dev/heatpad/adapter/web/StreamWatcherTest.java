package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heatpad.adapter.web.StreamMessage.Kind;
import dev.heatpad.core.unit.PadName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What waits for one watcher: bounded, and each state only as it is by now. */
final class StreamWatcherTest {

  private static final PadName BACK = new PadName("back");
  private static final PadName NECK = new PadName("neck");

  private final StreamWatcher watcher = new StreamWatcher(Optional.empty(), () -> {});

  @Test
  void meltsStatesOfAPadAndKeepsTheOrderOfIds() throws Exception {
    watcher.offer(message(Kind.STATE, BACK, 0, "1"));
    watcher.offer(message(Kind.STATE, NECK, 0, "2"));
    watcher.offer(message(Kind.EVENT, BACK, 3, "3"));
    watcher.offer(message(Kind.STATE, BACK, 0, "4"));
    assertEquals("2,3,4", idsWritten());
  }

  @Test
  void endsWhenTooManyEventsWait() throws Exception {
    for (int number = 1; number <= StreamWatcher.MOST_WAITING; number++) {
      assertEquals(
          StreamWatcher.Offer.TAKEN, watcher.offer(message(Kind.EVENT, BACK, number, "e")));
    }
    assertEquals(StreamWatcher.Offer.TAKEN, watcher.offer(message(Kind.EVENT, BACK, 1, "again")));
    assertEquals(StreamWatcher.Offer.TOO_SLOW, watcher.offer(message(Kind.STATE, BACK, 0, "more")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    watcher.writeTo(out);
    assertEquals(0, out.size());
  }

  @Test
  void givesSignsOfLifeOnlyWhereItIsQuiet() throws Exception {
    StreamMessage beat =
        new StreamMessage(
            new StreamMessage.Key(Kind.BEAT, Optional.empty(), 0),
            Optional.of("beat"),
            () -> new byte[0]);
    watcher.offer(message(Kind.EVENT, BACK, 1, "1"));
    watcher.beat(beat);
    assertEquals("1", idsWritten());
    StreamWatcher quiet = new StreamWatcher(Optional.of(NECK), () -> {});
    quiet.offer(message(Kind.EVENT, BACK, 1, "1"));
    quiet.beat(beat);
    assertEquals("beat", idsWritten(quiet));
  }

  @Test
  void putsAMessageIntoBytesOnceForAll() {
    AtomicInteger times = new AtomicInteger();
    StreamMessage message =
        new StreamMessage(
            new StreamMessage.Key(Kind.EVENT, Optional.of(BACK), 7),
            Optional.of("boot-7"),
            () -> ("{\"times\":" + times.incrementAndGet() + "}").getBytes(StandardCharsets.UTF_8));
    byte[] first = message.bytes();
    assertSame(first, message.bytes());
    assertEquals(
        "id: boot-7\nevent: event\ndata: {\"times\":1}\n\n",
        new String(first, StandardCharsets.UTF_8));
  }

  private String idsWritten() throws IOException, InterruptedException {
    return idsWritten(watcher);
  }

  /** The ids of all that waits; then the stream is closed. */
  private static String idsWritten(StreamWatcher watcher) throws IOException, InterruptedException {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            watcher.close();
          }
        };
    watcher.writeTo(out);
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring(4))
        .reduce((one, next) -> one + "," + next)
        .orElse("");
  }

  private static StreamMessage message(Kind kind, PadName pad, long number, String id) {
    return new StreamMessage(
        new StreamMessage.Key(kind, Optional.of(pad), number), Optional.of(id), () -> new byte[0]);
  }
}
