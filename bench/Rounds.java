package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the rounds gave. */
final class Rounds {

  private static final double MOST_MILLIS_TO_LONE_START = 2.5;
  private static final double MOST_TIMES_FLOOR = 2;
  private static final double[] EDGES_MILLIS = {0, 1, 1.5, 2, 2.5, 3, 4, 6, 10, 20, 35, 50, 1e9};

  /** Nagle's algorithm against a delayed acknowledgement shows as a step at 40 ms. */
  private static final double STEP_FROM_MILLIS = 35;

  private static final double STEP_TO_MILLIS = 50;
  private static final double MOST_IN_STEP = 0.01;

  final PerRound echoAlone = new PerRound();
  final PerRound echo = new PerRound();
  final PerRound disk = new PerRound();
  final PerRound targets = new PerRound();
  final List<Commands.Aftermath> storms = new ArrayList<>();
  final List<Commands.Aftermath> frozen = new ArrayList<>();
  private final PerRound leavingIdle = new PerRound();
  private final PerRound heating = new PerRound();
  private final PerRound starts = new PerRound();
  private final PerRound stops = new PerRound();

  void addLone(Commands.LoneStarts lone) {
    leavingIdle.add(lone.leavingIdle());
    heating.add(lone.heating());
  }

  void addSwitching(Commands.Switching switching) {
    starts.add(switching.starts());
    stops.add(switching.stops());
  }

  void reportTo(Report report) {
    floors(report);
    loneStarts(report);
    atRate(report);
    report.words(
        "retained state after 1,000 commands/s for 2 s",
        "none lost",
        text(storms),
        storms.stream().allMatch(Commands.Aftermath::right));
    report.words(
        "retained state after the broker stood for 1 s under 100 commands/s",
        "none lost",
        text(frozen),
        frozen.stream().allMatch(Commands.Aftermath::right));
  }

  private void floors(Report report) {
    Report.Unit millis = Report.Unit.MILLIS;
    report.floor("floor: echo alone, p50", millis, echoAlone.percentile(50));
    report.floor("floor: echo alone, p99", millis, echoAlone.percentile(99));
    report.floor("floor: echo at 100/s, p50", millis, echo.percentile(50));
    report.floor("floor: echo at 100/s, p99", millis, echo.percentile(99));
    report.floor("floor: append of 4 KB and fdatasync, p50", millis, disk.percentile(50));
    report.floor("floor: append of 4 KB and fdatasync, p99", millis, disk.percentile(99));
  }

  private void loneStarts(Report report) {
    Report.Unit millis = Report.Unit.MILLIS;
    Samples echoOnly = echoAlone.percentile(50);
    Samples echoAndDisk = PerRound.combine(echoOnly, disk.percentile(50), Double::sum);
    report.limited(
        "lone start until not idle, p50",
        MOST_MILLIS_TO_LONE_START,
        millis,
        echoOnly,
        leavingIdle.percentile(50));
    report.limited(
        "lone start until heating, p50",
        MOST_MILLIS_TO_LONE_START,
        millis,
        echoAndDisk,
        heating.percentile(50));
    report.floor("- the same, p99", millis, heating.percentile(99));
    Samples all = leavingIdle.together();
    long inStep = all.countBetween(STEP_FROM_MILLIS, STEP_TO_MILLIS);
    report.words(
        "lone start until not idle, 35 to 50 ms",
        "<= 1 % of them",
        inStep + " of " + all.count(),
        inStep <= MOST_IN_STEP * all.count());
    report.note("Lone starts until not idle: " + histogram(all) + ".");
    report.note("Lone starts until heating: " + histogram(heating.together()) + ".");
  }

  private static String histogram(Samples samples) {
    List<String> bars = new ArrayList<>();
    for (int i = 0; i + 1 < EDGES_MILLIS.length; i++) {
      long count = samples.countBetween(EDGES_MILLIS[i], EDGES_MILLIS[i + 1]);
      String edge = String.format(Locale.ROOT, "from %s ms: %d", text(EDGES_MILLIS[i]), count);
      if (count > 0) {
        bars.add(edge);
      }
    }
    return String.join(", ", bars);
  }

  private static String text(double edge) {
    return edge == Math.rint(edge) ? Long.toString((long) edge) : Double.toString(edge);
  }

  private void atRate(Report report) {
    Report.Unit millis = Report.Unit.MILLIS;
    Samples echoes = echo.percentile(99);
    Samples echoAndDisk = PerRound.combine(echoes, disk.percentile(99), Double::sum);
    report.relative(
        "start until heating at 100 commands/s, p99",
        MOST_TIMES_FLOOR,
        millis,
        echoAndDisk,
        starts.percentile(99));
    report.relative(
        "stop until idle at 100 commands/s, p99",
        MOST_TIMES_FLOOR,
        millis,
        echoes,
        stops.percentile(99));
    report.relative(
        "target/set until target at 100 commands/s, p99",
        MOST_TIMES_FLOOR,
        millis,
        echoes,
        targets.percentile(99));
    report.floor("- start until heating, p50", millis, starts.percentile(50));
    report.floor("- stop until idle, p50", millis, stops.percentile(50));
    report.floor("- target/set until target, p50", millis, targets.percentile(50));
    report.note(
        String.format(
            Locale.ROOT,
            "Without the effect in time: %d of %d starts, %d of %d stops, %d of %d targets.",
            starts.together().countMissing(),
            starts.together().count(),
            stops.together().countMissing(),
            stops.together().count(),
            targets.together().countMissing(),
            targets.together().count()));
  }

  private static String text(List<Commands.Aftermath> rounds) {
    long wrong = rounds.stream().filter(round -> !round.right()).count();
    Samples behind = new Samples();
    rounds.forEach(round -> behind.add(round.behindMillis()));
    long commands = rounds.stream().mapToLong(Commands.Aftermath::commands).sum();
    long answers = rounds.stream().mapToLong(Commands.Aftermath::answers).sum();
    return String.format(
        Locale.ROOT,
        "lost in %d of %d rounds; last message %.0f ms after the last command (%.0f..%.0f);"
            + " %d of %d commands answered",
        wrong,
        rounds.size(),
        behind.median(),
        behind.min(),
        behind.max(),
        answers,
        commands);
  }
}
