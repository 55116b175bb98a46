package dev.heatpad.adapter.web;

import static dev.heatpad.fake.PadSamples.BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.loop.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told to watchers, and how often. */
final class StreamHubTest {

  private long nanos;
  private final StreamHub hub = new StreamHub("pi", "boot-1", () -> nanos);

  @Test
  void tellsWhatMovesAtMostFourTimesASecondHoweverFastTheSimulationIs() throws Exception {
    Snapshot heating = PadSamples.heating(BACK, 1);
    move(heating);
    nanos += Duration.ofMillis(249).toNanos();
    StreamWatcher tooEarly = watcher(Optional.empty());
    move(heating);
    assertEquals(List.of("state"), names(tooEarly), "the present state, and nothing more");
    nanos += Duration.ofMillis(1).toNanos();
    StreamWatcher inTime = watcher(Optional.empty());
    move(heating);
    assertEquals(List.of("state", "telemetry"), names(inTime));
  }

  @Test
  void tellsTheStateOfAPadThatRestsEveryTenSeconds() throws Exception {
    Snapshot idle = PadSamples.idle(BACK, 1);
    hub.changed(idle.view(), idle.live(), idle.stamp());
    nanos += Duration.ofSeconds(10).toNanos() - 1;
    StreamWatcher watcher = watcher(Optional.empty());
    move(idle);
    String first = written(watcher);
    assertTrue(first.contains("id: boot-1-1\n"), first);
    nanos += 1;
    StreamWatcher later = watcher(Optional.empty());
    move(idle);
    String second = written(later);
    assertTrue(second.contains("id: boot-1-2\n"), second);
  }

  @Test
  void repeatsTheLast256EventsAndNoMore() throws Exception {
    for (int number = 1; number <= StreamHub.EVENTS_KEPT + 10; number++) {
      hub.noticed(BACK, new Notice(Notice.Kind.PHASE, Map.of()), PadSamples.stamp(number));
    }
    assertEquals(StreamHub.EVENTS_KEPT, names(watcher(Optional.of("boot-1-0"))).size());
    assertEquals(1, names(watcher(Optional.of("boot-1-265"))).size());
    for (String unknown : List.of("", "boot-1-", "boot-1-x", "boot-2-0", "nonsense")) {
      StreamWatcher watcher = watcher(Optional.of(unknown));
      move(PadSamples.heating(BACK, 999));
      assertTrue(!names(watcher).contains("event"), unknown);
      nanos += Duration.ofSeconds(1).toNanos();
    }
  }

  private void move(Snapshot seen) {
    hub.moved(seen.view(), seen.live(), seen.stamp());
  }

  private StreamWatcher watcher(Optional<String> seen) {
    return hub.watch(Optional.empty(), seen, () -> {}).orElseThrow();
  }

  private static List<String> names(StreamWatcher watcher)
      throws IOException, InterruptedException {
    return written(watcher)
        .lines()
        .filter(line -> line.startsWith("event: "))
        .map(line -> line.substring(7))
        .toList();
  }

  /** What waits; its stream ends with it. */
  private static String written(StreamWatcher watcher) throws IOException, InterruptedException {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            watcher.close();
          }
        };
    watcher.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
