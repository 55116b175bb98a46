package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * The benchmark: rounds in which floors and commands take turns, then starts of the program, then
 * minutes of sessions in real time. See README.md.
 */
final class Bench {

  private static final int RATE_PER_SECOND = 100;
  private static final int STORM_PER_SECOND = 1_000;
  private static final int STORM_SECONDS = 2;

  private final Size size;
  private final Place place;
  private final Java java = Java.likeTheDaemon();
  private final Report report = new Report();
  private final List<String> loads = new ArrayList<>();

  /** How much is measured. */
  private record Size(
      int rounds,
      int alone,
      int secondsAtRate,
      int pages,
      int starts,
      int sessionMinutes,
      int sessionsPerPad,
      Duration atMost) {

    static final Size FULL = new Size(5, 40, 10, 300, 7, 3, 3, Duration.ofMinutes(12));
    static final Size QUICK = new Size(3, 20, 3, 150, 3, 1, 1, Duration.ofMinutes(5));
  }

  private Bench(Size size, Place place) {
    this.size = size;
    this.place = place;
  }

  public static void main(String[] arguments) throws Exception {
    Size size = arguments[0].equals("quick") ? Size.QUICK : Size.FULL;
    endAfter(size.atMost());
    try (Place place = new Place(Path.of(System.getProperty("bench.home")))) {
      new Bench(size, place).run();
    }
    System.exit(0);
  }

  /** Whatever hangs, the benchmark ends. */
  private static void endAfter(Duration atMost) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            Thread.sleep(atMost);
          } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
          }
          System.err.println("bench: not done after " + atMost.toMinutes() + " minutes; given up");
          System.exit(1);
        });
  }

  private void run() throws IOException, InterruptedException, MqttException, ExecutionException {
    long beganNanos = System.nanoTime();
    decisions();
    try (Broker broker = new Broker(place.newFolder("broker"))) {
      rounds(broker);
      startUp(broker);
      sessions(broker);
    }
    report.note("Load average of the last minute: " + String.join(", ", loads) + ".");
    report.note(
        String.format(
            Locale.ROOT, "The run took %.1f minutes.", (System.nanoTime() - beganNanos) / 60e9));
    report.print(place);
  }

  private void say(String what) throws IOException {
    double load = Report.loadAverage();
    loads.add(String.format(Locale.ROOT, "%s %.2f", what, load));
    System.err.printf(Locale.ROOT, "bench: %s (load average %.2f)%n", what, load);
  }

  private void rounds(Broker broker) throws IOException, InterruptedException, MqttException {
    say("warming up");
    try (Daemon one = Daemon.withOnePad(place, "bench-one", broker.port());
        Daemon all = Daemon.withAllPads(place, "bench-all", broker.port());
        Floors floors = new Floors(place, java, broker.port());
        Commands commands = new Commands(one, all, broker.port())) {
      floors.echoAtRate(RATE_PER_SECOND, 3 * RATE_PER_SECOND);
      commands.startAlone(5);
      commands.switchAtRate(RATE_PER_SECOND, 3);
      commands.setTargetsAtRate(RATE_PER_SECOND, 2);
      Rounds rounds = new Rounds();
      for (int number = 1; number <= size.rounds(); number++) {
        say("round " + number);
        round(number, rounds, floors, commands, broker);
      }
      rounds.reportTo(report);
    }
  }

  private void decisions() throws IOException {
    say("decisions");
    Decision decision = new Decision();
    Samples floors = new Samples();
    Samples steps = new Samples();
    Samples tails = new Samples();
    decision.steps();
    for (int number = 1; number <= size.rounds(); number++) {
      floors.add(decision.floor().median());
      Samples session = decision.steps();
      steps.add(session.median());
      tails.add(session.percentile(99));
    }
    report.limited("reading to decision, p50", 50, Report.Unit.MICROS, floors, steps);
    report.compared("- the same, p99", Report.Unit.MICROS, floors, tails);
  }

  private void round(int number, Rounds rounds, Floors floors, Commands commands, Broker broker)
      throws IOException, InterruptedException, MqttException {
    boolean lastIsStart = number % 2 == 0;
    int echoes = RATE_PER_SECOND * size.secondsAtRate() / 2;
    Samples disk = floors.disk(size.pages() / 2);
    rounds.echoAlone.add(floors.echoAlone(size.alone()));
    rounds.addLone(commands.startAlone(size.alone()));
    Samples echo = floors.echoAtRate(RATE_PER_SECOND, echoes);
    rounds.addSwitching(commands.switchAtRate(RATE_PER_SECOND, size.secondsAtRate()));
    disk.addAll(floors.disk(size.pages() / 2));
    rounds.targets.add(commands.setTargetsAtRate(RATE_PER_SECOND, size.secondsAtRate()));
    echo.addAll(floors.echoAtRate(RATE_PER_SECOND, echoes));
    rounds.disk.add(disk);
    rounds.echo.add(echo);
    rounds.storms.add(
        commands.storm(STORM_PER_SECOND, STORM_PER_SECOND * STORM_SECONDS, lastIsStart));
    rounds.frozen.add(commands.stormWithFrozenBroker(broker, RATE_PER_SECOND, lastIsStart));
  }

  private void startUp(Broker broker) throws IOException, InterruptedException {
    say("starts");
    StartUp.Seconds start = new StartUp(place, java, broker.port()).measure(size.starts());
    Trio wall = start.wall();
    Trio cpu = start.cpu();
    Report.Unit seconds = Report.Unit.SECONDS;
    report.limited("start to ready, external broker", 1.5, seconds, wall.empty(), wall.external());
    report.limited("start to ready, embedded broker", 2.6, seconds, wall.empty(), wall.embedded());
    report.compared("- CPU of it, external broker", seconds, cpu.empty(), cpu.external());
    report.compared("- CPU of it, embedded broker", seconds, cpu.empty(), cpu.embedded());
  }

  private void sessions(Broker broker)
      throws IOException, InterruptedException, MqttException, ExecutionException {
    say("minutes of sessions");
    try (ExecutorService thread = Executors.newSingleThreadExecutor();
        Daemon all = Daemon.withAllPads(place, "bench-off", broker.port());
        OffMoment offMoment = new OffMoment(all, broker.port());
        SessionMinute minute =
            new SessionMinute(place, java, broker.port(), size.sessionMinutes())) {
      Future<Void> readings = thread.submit(minute::awaitReadings);
      OffMoment.Lateness lateness = offMoment.measure(size.sessionsPerPad());
      readings.get();
      report(minute);
      report(lateness);
    }
    say("end");
  }

  private void report(SessionMinute minute) {
    Trio memory = minute.megabytes();
    Trio cpu = minute.cpuSeconds();
    Report.Unit megabytes = Report.Unit.MEGABYTES;
    report.limited(
        "RSS after 60 s of a session, external", 115, megabytes, memory.empty(), memory.external());
    report.limited(
        "RSS after 60 s of a session, embedded", 165, megabytes, memory.empty(), memory.embedded());
    Report.Unit seconds = Report.Unit.SECONDS;
    report.limited(
        "CPU of a minute's session, external", 0.3, seconds, cpu.empty(), cpu.external());
    report.compared("CPU of a minute's session, embedded", seconds, cpu.empty(), cpu.embedded());
  }

  private void report(OffMoment.Lateness lateness) {
    Samples record = lateness.byRecord();
    Samples messages = lateness.byMessages();
    report.words(
        "end of heat after its time, by the record, p99 of " + record.count(),
        "<= 10 ms late",
        lateText(record),
        record.percentile(99) <= 10);
    report.words(
        "- the earliest", ">= -1 ms", Report.Unit.MILLIS.with(record.min()), record.min() >= -1);
    report.words(
        "- the same, heater ON to OFF as messages, p99",
        "<= 10 ms late",
        lateText(messages),
        messages.percentile(99) <= 10);
    if (lateness.otherEnds().count() > 0) {
      report.note(lateness.otherEnds().count() + " sessions ended for another reason.");
    }
  }

  private static String lateText(Samples late) {
    return Report.Unit.MILLIS.with(late.percentile(99))
        + " (median "
        + Report.Unit.MILLIS.with(late.median())
        + ", "
        + Report.Unit.MILLIS.with(late.min())
        + " to "
        + Report.Unit.MILLIS.with(late.max())
        + ")";
  }
}
