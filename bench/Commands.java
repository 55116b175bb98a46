package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.mqttv5.common.MqttException;

/** How long commands take, from the call that publishes one to the message that shows it done. */
final class Commands implements AutoCloseable {

  private static final String PAD = "back";
  private static final String STATE = "state";
  private static final String TARGET = "target";
  private static final String SWITCH = "session/set";
  private static final String IDLE = "idle";
  private static final String HEATING = "heating";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Nothing for so long means that all has come. */
  private static final Duration QUIET = Duration.ofMillis(500);

  /** Targets of the standard profile, a tenth of a degree apart: after so many one comes again. */
  private static final int TARGETS = 30;

  private static final double LOWEST_TARGET_CELSIUS = 37.0;
  private static final String OTHER_TARGET = "40.5";

  private final Client client;
  private final Daemon one;
  private final Daemon all;
  private final int brokerPort;

  /** A command, and when it went. */
  private record Sent(String pad, boolean isStart, long atNanos) {}

  /** Lone starts: until the pad is not idle any more, and until it heats. */
  record LoneStarts(Samples leavingIdle, Samples heating) {}

  /** Starts until heating, stops until idle. */
  record Switching(Samples starts, Samples stops) {}

  /**
   * What was left after a storm.
   *
   * @param right whether the retained state is what the last commands asked for
   * @param behindMillis from the last command to the last message
   * @param answers how many of the commands were answered
   */
  record Aftermath(boolean right, double behindMillis, int commands, long answers) {}

  Commands(Daemon one, Daemon all, int brokerPort) throws MqttException {
    this.one = one;
    this.all = all;
    this.brokerPort = brokerPort;
    client = new Client(brokerPort, "bench-commands");
    client.subscribe(one.topic(PAD, STATE), one.topic(PAD, TARGET), one.topic(PAD, "cmd/result"));
    for (String pad : Daemon.allPads()) {
      client.subscribe(all.topic(pad, STATE));
    }
  }

  /** Another at each call, so that no rhythm of anything else is met. */
  static long pauseMillis() {
    return ThreadLocalRandom.current().nextLong(50, 100);
  }

  LoneStarts startAlone(int count) throws MqttException, InterruptedException {
    Samples leavingIdle = new Samples();
    Samples heating = new Samples();
    for (int i = 0; i < count; i++) {
      client.forget();
      long sentNanos = client.publish(one.topic(PAD, SWITCH), "ON");
      Client.Seen left = client.await(seen -> isState(seen) && !isIdle(seen), PATIENCE);
      Client.Seen heats = client.await(seen -> isState(seen, HEATING), PATIENCE);
      leavingIdle.add((left.atNanos() - sentNanos) / 1e6);
      heating.add((heats.atNanos() - sentNanos) / 1e6);
      Thread.sleep(pauseMillis());
      stop();
      Thread.sleep(pauseMillis());
    }
    return new LoneStarts(leavingIdle, heating);
  }

  private void stop() throws MqttException, InterruptedException {
    client.forget();
    client.publish(one.topic(PAD, SWITCH), "OFF");
    client.await(seen -> isState(seen, IDLE), PATIENCE);
  }

  /** Starts all pads one after the other, then stops them one after the other, and so on. */
  Switching switchAtRate(int perSecond, int seconds) throws MqttException, InterruptedException {
    client.forget();
    List<Sent> commands = new ArrayList<>();
    List<String> pads = Daemon.allPads();
    int turn = 2 * pads.size();
    Pace pace = new Pace(perSecond);
    for (int i = 0; i < perSecond * seconds / turn * turn; i++) {
      pace.awaitNext();
      String pad = pads.get(i % pads.size());
      boolean isStart = i / pads.size() % 2 == 0;
      long sentNanos = client.publish(all.topic(pad, SWITCH), isStart ? "ON" : "OFF");
      commands.add(new Sent(pad, isStart, sentNanos));
    }
    awaitQuiet();
    Switching switching = new Switching(new Samples(), new Samples());
    pads.forEach(pad -> readSwitching(pad, commands, switching));
    return switching;
  }

  /**
   * Each command's effect shows before the same command comes to this pad again, or counts lost.
   */
  private void readSwitching(String pad, List<Sent> commands, Switching into) {
    List<Sent> sent = commands.stream().filter(command -> command.pad().equals(pad)).toList();
    List<Client.Seen> states =
        client.seen().stream().filter(seen -> seen.topic().equals(all.topic(pad, STATE))).toList();
    for (int i = 0; i < sent.size(); i++) {
      Sent command = sent.get(i);
      long endNanos = i + 2 < sent.size() ? sent.get(i + 2).atNanos() : Long.MAX_VALUE;
      String wanted = command.isStart() ? HEATING : IDLE;
      Samples samples = command.isStart() ? into.starts() : into.stops();
      states.stream()
          .filter(seen -> seen.atNanos() > command.atNanos() && seen.atNanos() < endNanos)
          .filter(seen -> seen.payload().equals(wanted))
          .findFirst()
          .ifPresentOrElse(
              seen -> samples.add((seen.atNanos() - command.atNanos()) / 1e6), samples::addMissing);
    }
  }

  /** Another target each time. One that a newer overtook counts as shown with the newer. */
  Samples setTargetsAtRate(int perSecond, int seconds) throws MqttException, InterruptedException {
    client.forget();
    client.publish(one.topic(PAD, "target/set"), OTHER_TARGET);
    awaitQuiet();
    client.forget();
    long[] sentNanos = new long[perSecond * seconds];
    Pace pace = new Pace(perSecond);
    for (int i = 0; i < sentNanos.length; i++) {
      pace.awaitNext();
      sentNanos[i] = client.publish(one.topic(PAD, "target/set"), target(i));
    }
    awaitQuiet();
    return readTargets(sentNanos);
  }

  private Samples readTargets(long[] sentNanos) {
    Samples samples = new Samples();
    int next = 0;
    for (Client.Seen seen : client.seen()) {
      if (!seen.topic().equals(one.topic(PAD, TARGET))) {
        continue;
      }
      int shown = next;
      while (shown < sentNanos.length && !target(shown).equals(seen.payload())) {
        shown++;
      }
      for (; next <= shown && next < sentNanos.length; next++) {
        samples.add((seen.atNanos() - sentNanos[next]) / 1e6);
      }
    }
    for (; next < sentNanos.length; next++) {
      samples.addMissing();
    }
    return samples;
  }

  private static String target(int number) {
    return String.format(Locale.ROOT, "%.1f", LOWEST_TARGET_CELSIUS + number % TARGETS / 10.0);
  }

  /** Starts, stops and targets by turns, then looks at what the broker has kept. */
  Aftermath storm(int perSecond, int count, boolean lastIsStart)
      throws MqttException, InterruptedException {
    client.forget();
    Pace pace = new Pace(perSecond);
    long sentNanos = 0;
    for (int i = 0; i < count; i++) {
      pace.awaitNext();
      sentNanos = sendOneOfStorm(i, count, lastIsStart);
    }
    return aftermath(count, lastIsStart, sentNanos);
  }

  /** As {@link #storm}, while the broker stands still for a second. */
  Aftermath stormWithFrozenBroker(Broker broker, int perSecond, boolean lastIsStart)
      throws MqttException, InterruptedException, IOException {
    client.forget();
    int count = 3 * perSecond;
    Pace pace = new Pace(perSecond);
    long sentNanos = 0;
    for (int i = 0; i < count; i++) {
      pace.awaitNext();
      if (i == perSecond) {
        broker.freeze();
      } else if (i == 2 * perSecond) {
        broker.thaw();
      }
      sentNanos = sendOneOfStorm(i, count, lastIsStart);
    }
    return aftermath(count, lastIsStart, sentNanos);
  }

  private long sendOneOfStorm(int number, int count, boolean lastIsStart)
      throws MqttException, InterruptedException {
    if (number % 2 == 0) {
      return client.publish(one.topic(PAD, "target/set"), target(number / 2));
    }
    boolean isLikeLast = (count - 1 - number) / 2 % 2 == 0;
    return client.publish(one.topic(PAD, SWITCH), isLikeLast == lastIsStart ? "ON" : "OFF");
  }

  private Aftermath aftermath(int count, boolean lastIsStart, long lastSentNanos)
      throws MqttException, InterruptedException {
    long lastNanos = awaitQuiet();
    long answers =
        client.seen().stream().filter(seen -> seen.topic().endsWith("cmd/result")).count();
    boolean right = keptIs(lastIsStart, target((count - 2) / 2));
    client.publish(one.topic(PAD, SWITCH), "OFF");
    awaitQuiet();
    return new Aftermath(right, (lastNanos - lastSentNanos) / 1e6, count, answers);
  }

  /** Looks with the eyes of somebody new. */
  private boolean keptIs(boolean runs, String target) throws MqttException, InterruptedException {
    try (Client fresh = new Client(brokerPort, "bench-fresh")) {
      fresh.subscribe(one.topic(PAD, "#"));
      return keeps(fresh, STATE, runs ? HEATING : IDLE)
          & keeps(fresh, "session", runs ? "ON" : "OFF")
          & keeps(fresh, TARGET, target);
    }
  }

  private boolean keeps(Client fresh, String leaf, String wanted) throws InterruptedException {
    Client.Seen kept =
        fresh.find(
            seen -> seen.retained() && seen.topic().equals(one.topic(PAD, leaf)),
            Duration.ofSeconds(2));
    boolean right = kept != null && kept.payload().equals(wanted);
    if (!right) {
      System.err.println("bench: " + leaf + " should be " + wanted + " and is " + kept);
    }
    return right;
  }

  /** Waits until nothing comes any more. Answers when the last message came. */
  private long awaitQuiet() throws InterruptedException {
    long endNanos = System.nanoTime() + PATIENCE.toNanos();
    long lastNanos = System.nanoTime();
    while (System.nanoTime() - lastNanos < QUIET.toNanos() && System.nanoTime() < endNanos) {
      Thread.sleep(20);
      List<Client.Seen> seen = client.seen();
      if (!seen.isEmpty()) {
        lastNanos = Math.max(lastNanos, seen.getLast().atNanos());
      }
    }
    List<Client.Seen> seen = client.seen();
    return seen.isEmpty() ? lastNanos : seen.getLast().atNanos();
  }

  private boolean isState(Client.Seen seen) {
    return seen.topic().equals(one.topic(PAD, STATE));
  }

  private boolean isState(Client.Seen seen, String wanted) {
    return isState(seen) && seen.payload().equals(wanted);
  }

  private static boolean isIdle(Client.Seen seen) {
    return seen.payload().equals(IDLE);
  }

  @Override
  public void close() {
    client.close();
  }
}
