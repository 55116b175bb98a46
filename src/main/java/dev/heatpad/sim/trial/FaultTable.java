package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.session.PadDefinition.Arming;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.sim.SimulatedPerson;
import dev.heatpad.sim.twin.BloodFlow;
import dev.heatpad.sim.twin.Lie;
import dev.heatpad.sim.twin.Wiring;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Each fault alone, on the reference pad with the standard profile at 40 C: how it is found, how
 * fast, and what the skin takes. The table of docs/safety.md is made of it.
 */
public final class FaultTable {

  /** Clear of the start, and late enough that readings are there. */
  private static final Duration START = Duration.ofMinutes(2);

  private static final List<Duration> ONSETS =
      List.of(Duration.ofSeconds(-30), Duration.ofMinutes(5), Duration.ofMinutes(12));

  /** Beyond the session and the proof that its heat is off. */
  private static final Duration LASTING = Duration.ofMinutes(35);

  /** Longer than a lease; while it lasts nothing could be told. */
  private static final Duration STANDS_STILL = Duration.ofSeconds(10);

  private static final Duration SESSION = Duration.ofMinutes(20);

  /** A slow clock of half speed, a kill in the middle, a reading that is wrong at once. */
  private static final int SIZE = 1;

  /** From what should end heat to no heat. */
  private static final Duration OFF_WITHIN = Duration.ofSeconds(2);

  /** The two builds of the table. */
  public enum Build {
    ONE_RELAY("one relay, skin sensor", Wiring.ONE_RELAY, SensorPlan.Places.SKIN),
    BOARD(
        "board, meter, element sensor",
        Wiring.KEEP_ALIVE_BOARD,
        SensorPlan.Places.SKIN_AND_ELEMENT);

    private final String text;
    private final Wiring wiring;
    private final SensorPlan.Places places;

    Build(String text, Wiring wiring, SensorPlan.Places places) {
      this.text = text;
      this.wiring = wiring;
      this.places = places;
    }

    public String text() {
      return text;
    }

    private HouseBuild house(BloodFlow flow) {
      return new HouseBuild(
          List.of(
              new PadPlan(
                  new PadName("back"),
                  new Person("back"),
                  Profile.STANDARD,
                  PadPlan.REFERENCE_WATTS_PER_SQUARE_METRE,
                  SensorPlan.usual(places),
                  wiring,
                  flow,
                  Lie.ON_BODY,
                  Arming.OFF)),
          SimulatedPerson.AWAKE,
          23,
          LocalTime.of(9, 0));
    }
  }

  /**
   * The worst of a fault in a build.
   *
   * @param seenAs all names by which it was found, in any run
   * @param unseen how many of the runs did not find it
   * @param missed in how many of those it was there while a session heated
   * @param detected the longest time from when it shows
   */
  public record Row(
      FaultKind fault,
      Build build,
      Set<String> seenAs,
      int unseen,
      int missed,
      int runs,
      Optional<Duration> detected,
      Optional<Duration> off,
      boolean staysOn,
      Duration aboveTrip,
      double maxSkinCelsius,
      double cem43Minutes,
      double damage,
      Set<String> stopReasons) {

    Optional<DetectionLimit> limit() {
      return DetectionLimit.of(fault, build);
    }

    /** Whether it is found in time in every run in which it matters. */
    boolean isInTime() {
      return limit()
          .map(it ->
              missed == 0
                  && detected
                      .filter(
                          after -> after.compareTo(it.within().plus(DetectionLimit.READING)) <= 0)
                      .isPresent())
          .orElse(true);
    }

    /** Whether a limit is broken that nothing excuses: of detection, of the end of heat, or S3. */
    public boolean isBroken() {
      boolean late = !isInTime() && limit().flatMap(DetectionLimit::excuse).isEmpty();
      boolean heats = off.filter(after -> after.compareTo(OFF_WITHIN) > 0).isPresent();
      return late || heats || !aboveTrip.isZero();
    }
  }

  private FaultTable() {}

  /** Every row, in the order of the catalogues. */
  public static List<Row> rows() {
    return FaultKind.all().parallelStream()
        .flatMap(fault -> Stream.of(Build.values()).flatMap(build -> row(fault, build).stream()))
        .toList();
  }

  private static Optional<Row> row(FaultKind fault, Build build) {
    if (fault instanceof PadFault(var physical) && !physical.wirings().contains(build.wiring)) {
      return Optional.empty();
    }
    List<SingleFault.Result> results = new ArrayList<>();
    for (BloodFlow flow : BloodFlow.values()) {
      for (Duration onset : ONSETS) {
        results.add(run(fault, build, flow, onset));
      }
    }
    return Optional.of(worst(fault, build, results));
  }

  private static SingleFault.Result run(
      FaultKind fault, Build build, BloodFlow flow, Duration onset) {
    SingleFault watch = new SingleFault();
    Command.Choice choice =
        new Command.Choice(Optional.empty(), Optional.of(SESSION), OptionalDouble.of(40));
    Trial.run(
        Scenario.seeded(1)
            .in(build.house(flow))
            .at(START)
            .ask(0, Source.MQTT, PadPlan.start(choice))
            .at(START.plus(onset))
            .breaks(0, fault, lasting(fault), SIZE)
            .build(),
        List.of(watch));
    return watch.result();
  }

  private static Duration lasting(FaultKind fault) {
    return standsStill(fault) ? STANDS_STILL : LASTING;
  }

  private static boolean standsStill(FaultKind fault) {
    return fault == HouseFault.LOOP_STALL || fault == HouseFault.PROCESS_PAUSE;
  }

  private static Row worst(FaultKind fault, Build build, List<SingleFault.Result> results) {
    Set<String> seenAs = new LinkedHashSet<>();
    Set<String> stops = new LinkedHashSet<>();
    results.forEach(result -> {
      seenAs.addAll(result.seenAs());
      result.stopReason().ifPresent(stops::add);
    });
    return new Row(
        fault,
        build,
        seenAs,
        (int) results.stream().filter(it -> it.seenAs().isEmpty()).count(),
        (int) results.stream().filter(it -> it.seenAs().isEmpty() && matters(fault, it)).count(),
        results.size(),
        longest(results.stream().flatMap(it -> counted(fault, build, it).stream())),
        longest(results.stream().flatMap(it -> it.offAfter().stream())),
        results.stream().anyMatch(SingleFault.Result::staysOn),
        longest(results.stream().map(SingleFault.Result::aboveTrip)).orElse(Duration.ZERO),
        results.stream().mapToDouble(SingleFault.Result::maxSkinCelsius).max().orElse(0),
        results.stream().mapToDouble(SingleFault.Result::cem43Minutes).max().orElse(0),
        results.stream().mapToDouble(SingleFault.Result::damage).max().orElse(0),
        stops);
  }

  /** What hits for a moment a program that heats nothing harms nobody. */
  private static boolean matters(FaultKind fault, SingleFault.Result result) {
    boolean isOver = standsStill(fault) || fault.extent() == FaultKind.Extent.MOMENT;
    return !isOver || result.beganInSession();
  }

  /** What shows only when heat is asked for, or refused, counts from there. */
  private static Optional<Duration> counted(
      FaultKind fault, Build build, SingleFault.Result result) {
    return result
        .detectedAfter()
        .map(detected ->
            switch (Showing.of(fault, build)) {
              case ALWAYS -> detected;
              case WHEN_ASKED -> result.asked();
              case WHEN_REFUSED -> longer(result.refusedInSession(), result.refusedAfter());
              case WHEN_REFUSED_IN_SESSION -> result.refusedInSession();
              case WHEN_NO_SESSION_RUNS -> result.refusedAfter();
            });
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Optional<Duration> longest(Stream<Duration> durations) {
    return durations.max(Duration::compareTo);
  }

  /** When a fault can be seen at all. */
  enum Showing {
    ALWAYS(""),
    WHEN_ASKED(" of asking"),
    WHEN_REFUSED(" of refusing"),
    /** Behind a relay that is closed for the session. */
    WHEN_REFUSED_IN_SESSION(" of refusing"),
    /** The relay is to stay closed while a session runs. */
    WHEN_NO_SESSION_RUNS(" after the end");

    private final String text;

    Showing(String text) {
      this.text = text;
    }

    static Showing of(FaultKind fault, Build build) {
      if (!(fault instanceof PadFault(var physical))) {
        return ALWAYS;
      }
      return switch (physical) {
        case RELAY_WELDED -> build == Build.BOARD ? WHEN_NO_SESSION_RUNS : WHEN_REFUSED;
        case MOSFET_SHORTED -> WHEN_REFUSED_IN_SESSION;
        case RELAY_SLOW, HEAT_PIN_STUCK_HIGH -> WHEN_REFUSED;
        case RELAY_OPEN,
            ELEMENT_OPEN,
            ELEMENT_HALF_SHORTED,
            KEEP_ALIVE_PIN_STUCK_HIGH,
            KEEP_ALIVE_PIN_STUCK_LOW,
            BROWN_OUT,
            OVER_VOLTAGE,
            CUT_OUT_OPENS,
            FUSE_BLOWN,
            SENSOR_LIFTED,
            SENSOR_FROZEN,
            SENSOR_ROLES_SWAPPED,
            DENSER_THAN_DECLARED,
            FOLDED ->
            WHEN_ASKED;
        case SENSOR_OPEN,
            SENSOR_SHORT,
            SENSOR_POWER_ON_VALUE,
            SENSOR_ERROR_CODE,
            SENSOR_STALE,
            SENSOR_STEP,
            SENSOR_DRIFT,
            SENSOR_OFFSET_LOW_1,
            SENSOR_OFFSET_LOW_3,
            SENSOR_OFFSET_HIGH_3,
            SENSOR_NOISE_BURST,
            RELAY_BOUNCE,
            CUT_OUT_WELDED,
            COVERED,
            LYING_ALONE,
            IMPAIRED_FLOW,
            COMPRESSED_SKIN ->
            ALWAYS;
      };
    }
  }

  /** The table as Markdown. */
  public static List<String> markdown(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| fault | build | seen as | onset to detected, s | limit, s | detected to off, s | skin, C |"
            + " CEM43, min | damage | stop reason |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|");
    rows.forEach(row -> lines.add(markdown(row)));
    return lines;
  }

  private static String markdown(Row row) {
    String seen =
        row.seenAs().isEmpty()
            ? "not seen"
            : String.join(", ", row.seenAs())
                + (row.unseen() > 0 ? " (" + row.unseen() + " of " + row.runs() + " unseen)" : "");
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s | %.2f | %.3f | %.4f | %s |",
        row.fault().text(),
        row.build().text(),
        seen,
        row.detected()
            .map(it -> seconds(it) + Showing.of(row.fault(), row.build()).text)
            .orElse("-"),
        row.limit().map(it -> limit(row, it)).orElse("-"),
        row.staysOn() ? "hardware only" : row.off().map(FaultTable::seconds).orElse("-"),
        row.maxSkinCelsius(),
        row.cem43Minutes(),
        row.damage(),
        String.join(", ", row.stopReasons()));
  }

  private static String limit(Row row, DetectionLimit limit) {
    String seconds = Long.toString(limit.within().toSeconds());
    if (row.isInTime()) {
      return seconds;
    }
    return seconds + limit.excuse().map(why -> ", not held: " + why).orElse(", BROKEN");
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
  }
}
