package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * What the first minute of a session takes of the computer. All processes are new, live in the same
 * minutes, and go on until this is closed, so that no end of one disturbs anything else.
 */
final class SessionMinute implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  /** It comes each second; a minute with less of it would not be the minute that we mean. */
  private static final int LEAST_TELEMETRY = 55;

  private final Trio megabytes = Trio.create();
  private final Trio cpuSeconds = Trio.create();
  private final List<Subject> subjects = new ArrayList<>();
  private final List<Daemon> daemons = new ArrayList<>();
  private final List<Client> watchers = new ArrayList<>();

  /** One process, since when, and where its values go. */
  private record Subject(
      Processes.Child process,
      long beganNanos,
      double cpuSecondsBefore,
      Samples megabytes,
      Samples cpuSeconds) {}

  /** Starts everything. */
  SessionMinute(Place place, Java java, int brokerPort, int runs)
      throws IOException, InterruptedException, MqttException {
    for (int i = 0; i < runs; i++) {
      Processes.Child empty = java.start(Idle.class);
      empty.awaitLine("ready", PATIENCE);
      observe(empty, megabytes.empty(), cpuSeconds.empty());
      Daemon external = Daemon.withOnePad(place, "bench-external" + i, brokerPort);
      startSession(external, brokerPort);
      observe(external.process(), megabytes.external(), cpuSeconds.external());
      Daemon embedded = Daemon.withEmbeddedBroker(place, "bench-embedded" + i);
      startSession(embedded, embedded.brokerPort());
      observe(embedded.process(), megabytes.embedded(), cpuSeconds.embedded());
    }
  }

  private void startSession(Daemon daemon, int brokerPort)
      throws MqttException, InterruptedException {
    daemons.add(daemon);
    Client watcher = new Client(brokerPort, "bench-watcher-" + daemons.size());
    watchers.add(watcher);
    watcher.subscribe(daemon.topic("back", "state"), daemon.topic("back", "telemetry"));
    watcher.publish(daemon.topic("back", "session/set"), "ON");
    watcher.await(seen -> seen.payload().equals("heating"), PATIENCE);
  }

  private void observe(Processes.Child process, Samples toMegabytes, Samples toCpuSeconds)
      throws IOException {
    subjects.add(
        new Subject(process, System.nanoTime(), process.cpuSeconds(), toMegabytes, toCpuSeconds));
  }

  /** Reads each process when its minute is over. Gives nothing back, as a task does. */
  Void awaitReadings() throws IOException, InterruptedException {
    for (Subject subject : subjects) {
      long leftNanos = subject.beganNanos() + MINUTE_NANOS - System.nanoTime();
      Thread.sleep(Duration.ofNanos(Math.max(0, leftNanos)));
      subject.megabytes().add(subject.process().residentMegabytes());
      subject.cpuSeconds().add(subject.process().cpuSeconds() - subject.cpuSecondsBefore());
    }
    for (Client watcher : watchers) {
      long telemetry =
          watcher.seen().stream().filter(seen -> seen.topic().endsWith("telemetry")).count();
      if (telemetry < LEAST_TELEMETRY) {
        throw new IllegalStateException("only " + telemetry + " telemetry messages in a minute");
      }
    }
    return null;
  }

  Trio megabytes() {
    return megabytes;
  }

  Trio cpuSeconds() {
    return cpuSeconds;
  }

  @Override
  public void close() {
    watchers.forEach(Client::close);
    subjects.forEach(subject -> subject.process().close());
  }
}
