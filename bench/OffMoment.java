package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.common.MqttException;

/** When the heat of sessions of one minute really ends, on all pads at once and in real time. */
final class OffMoment implements AutoCloseable {

  private static final Duration SESSION = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(70);
  private static final String TARGET_NOT_REACHED_IN_A_MINUTE = "41.0";

  private final Client client;
  private final Daemon all;

  /**
   * How late, in milliseconds; negative is early.
   *
   * @param byRecord elapsed less planned time of the end record, by the daemon's monotonic clock
   * @param byMessages from the heater's ON to its OFF, by the clock of this process
   * @param otherEnds sessions that ended for another reason than their time
   */
  record Lateness(Samples byRecord, Samples byMessages, Samples otherEnds) {}

  private record Ended(double byRecordMillis, double byMessagesMillis, boolean completed) {}

  OffMoment(Daemon all, int brokerPort) throws MqttException, InterruptedException {
    this.all = all;
    client = new Client(brokerPort, "bench-off");
    for (String pad : Daemon.allPads()) {
      client.subscribe(all.topic(pad, "heater"), all.topic(pad, "record"));
      client.publish(all.topic(pad, "duration/set"), Long.toString(SESSION.toMinutes()));
      client.publish(all.topic(pad, "target/set"), TARGET_NOT_REACHED_IN_A_MINUTE);
    }
  }

  /** Runs so many sessions on each pad. */
  Lateness measure(int sessionsPerPad) throws InterruptedException, ExecutionException {
    List<Callable<List<Ended>>> pads = new ArrayList<>();
    for (String pad : Daemon.allPads()) {
      pads.add(() -> onPad(pad, sessionsPerPad));
    }
    Lateness lateness = new Lateness(new Samples(), new Samples(), new Samples());
    try (ExecutorService threads = Executors.newFixedThreadPool(pads.size())) {
      for (Future<List<Ended>> pad : threads.invokeAll(pads)) {
        pad.get().forEach(ended -> keep(ended, lateness));
      }
    }
    return lateness;
  }

  private static void keep(Ended ended, Lateness into) {
    if (!ended.completed()) {
      into.otherEnds().add(1);
      return;
    }
    into.byRecord().add(ended.byRecordMillis());
    into.byMessages().add(ended.byMessagesMillis());
  }

  private List<Ended> onPad(String pad, int sessions) throws MqttException, InterruptedException {
    List<Ended> ended = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1_500));
      ended.add(oneSession(pad));
    }
    return ended;
  }

  private Ended oneSession(String pad) throws MqttException, InterruptedException {
    long sentNanos = client.publish(all.topic(pad, "session/set"), "ON");
    Client.Seen on = await(pad, "heater", sentNanos, seen -> seen.payload().equals("ON"));
    Client.Seen off = await(pad, "heater", on.atNanos(), seen -> seen.payload().equals("OFF"));
    Client.Seen record = await(pad, "record", on.atNanos(), _ -> true);
    double plannedMillis = 1_000 * number(record.payload(), "planned_s");
    return new Ended(
        1_000 * number(record.payload(), "elapsed_s") - plannedMillis,
        (off.atNanos() - on.atNanos()) / 1e6 - plannedMillis,
        record.payload().contains("\"stop_reason\":\"completed\""));
  }

  private Client.Seen await(String pad, String leaf, long afterNanos, Predicate<Client.Seen> wanted)
      throws InterruptedException {
    String topic = all.topic(pad, leaf);
    return client.await(
        seen ->
            seen.topic().equals(topic)
                && seen.atNanos() > afterNanos
                && !seen.retained()
                && wanted.test(seen),
        PATIENCE);
  }

  private static double number(String json, String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\":([0-9.]+)").matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + key + " in " + json);
    }
    return Double.parseDouble(matcher.group(1));
  }

  @Override
  public void close() {
    client.close();
  }
}
