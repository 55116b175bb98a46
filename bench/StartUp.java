package bench;

import java.io.IOException;
import java.time.Duration;

/** What a daemon takes of the computer until it is ready. */
final class StartUp {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Seconds until ready, by the wall and by the processor. */
  record Seconds(Trio wall, Trio cpu) {}

  private final Place place;
  private final Java java;
  private final int brokerPort;

  StartUp(Place place, Java java, int brokerPort) {
    this.place = place;
    this.java = java;
    this.brokerPort = brokerPort;
  }

  /** Starts one after the other, each several times. */
  Seconds measure(int runs) throws IOException, InterruptedException {
    Seconds seconds = new Seconds(Trio.create(), Trio.create());
    for (int i = 0; i < runs; i++) {
      try (Processes.Child empty = java.start(Idle.class)) {
        long readyNanos = empty.awaitLine("ready", PATIENCE).atNanos();
        seconds.cpu().empty().add(empty.cpuSeconds());
        seconds.wall().empty().add((readyNanos - empty.startedNanos()) / 1e9);
      }
      try (Daemon external = Daemon.withOnePad(place, "bench-start", brokerPort)) {
        seconds.cpu().external().add(external.process().cpuSeconds());
        seconds.wall().external().add(external.secondsToReady());
      }
      try (Daemon embedded = Daemon.withEmbeddedBroker(place, "bench-start")) {
        seconds.cpu().embedded().add(embedded.process().cpuSeconds());
        seconds.wall().embedded().add(embedded.secondsToReady());
      }
    }
    return seconds;
  }
}
