package dev.heatpad.sim.sleep;

import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.wearable.WearableRules.Mode;
import dev.heatpad.sim.sleep.SimulatedWearable.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Each person with each wearable: how long heat lasts after sleep began, and what takes it away.
 * The table of docs/safety.md is made of it.
 */
public final class SleepTable {

  /** From the last sign of life to heat off, whatever any wearable says (D9). */
  public static final Duration BOUND =
      Profile.STANDARD.promptInterval().plus(Profile.STANDARD.answerWithin());

  /** A session begins a turn after it was asked for, and ends in a turn. */
  private static final Duration OF_TURNS = Nap.TURN.multipliedBy(2);

  private static final List<Duration> ONSETS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(601),
          Duration.ofMinutes(12));

  /**
   * The worst over all moments of falling asleep.
   *
   * @param off the longest time from falling asleep to heat off; for somebody awake none counts
   * @param best the shortest
   * @param rules what took the heat away
   * @param questions the most that a wearable asked in a session
   */
  public record Row(
      Sleeper sleeper,
      Kind wearable,
      Mode mode,
      Optional<Duration> best,
      Optional<Duration> off,
      Set<String> rules,
      Set<String> stopReasons,
      int questions) {

    /** Whether heat stayed on beyond the bound, or for ever. */
    public boolean isTooLong() {
      return sleeper.fallsAsleep()
          && (off.isEmpty() || off.get().compareTo(BOUND.plus(OF_TURNS)) > 0);
    }
  }

  private SleepTable() {}

  public static List<Row> rows() {
    return Stream.of(Sleeper.values())
        .flatMap(sleeper -> Stream.of(Kind.values()).flatMap(kind -> rows(sleeper, kind)))
        .toList()
        .parallelStream()
        .map(SleepTable::lived)
        .toList();
  }

  private record Plan(Sleeper sleeper, Kind kind, Mode mode) {}

  /** Without a wearable there is no start where one is required. */
  private static Stream<Plan> rows(Sleeper sleeper, Kind kind) {
    return Stream.of(Mode.ADVISE, Mode.REQUIRE)
        .filter(mode -> kind != Kind.NONE || mode == Mode.ADVISE)
        .map(mode -> new Plan(sleeper, kind, mode));
  }

  private static Row lived(Plan plan) {
    List<Nap.Result> results = new ArrayList<>();
    for (Duration onset : ONSETS) {
      results.add(
          new Nap(plan.sleeper(), plan.kind(), plan.mode(), onset, 7 + onset.toSeconds()).run());
    }
    Set<String> rules = new TreeSet<>();
    Set<String> stops = new TreeSet<>();
    results.forEach(result -> {
      rules.add(result.rule());
      stops.add(result.stopReason());
    });
    boolean someStays = results.stream().anyMatch(result -> result.off().isEmpty());
    Stream<Duration> times = results.stream().flatMap(result -> result.off().stream());
    List<Duration> sorted = times.sorted(Comparator.naturalOrder()).toList();
    return new Row(
        plan.sleeper(),
        plan.kind(),
        plan.mode(),
        sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.getFirst()),
        someStays || sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.getLast()),
        rules,
        stops,
        results.stream().mapToInt(Nap.Result::questions).max().orElse(0));
  }

  /** The table as Markdown. */
  public static List<String> markdown(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| person | wearable | mode | asleep to heat off, s | taken away by | stop reason |"
            + " questions of the wearable |");
    lines.add("|---|---|---|---|---|---|---|");
    rows.forEach(row -> lines.add(markdown(row)));
    return lines;
  }

  private static String markdown(Row row) {
    String time =
        row.sleeper().fallsAsleep()
            ? row.off()
                .flatMap(longest ->
                    row.best().map(shortest -> shortest.toSeconds() + " to " + longest.toSeconds()))
                .orElse("not")
            : "-";
    return "| %s | %s | %s | %s | %s | %s | %d |"
        .formatted(
            row.sleeper().text(),
            row.wearable().text(),
            row.mode().text(),
            time,
            String.join(", ", row.rules()),
            String.join(", ", row.stopReasons()),
            row.questions());
  }
}
