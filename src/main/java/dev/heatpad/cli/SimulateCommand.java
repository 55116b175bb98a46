package dev.heatpad.cli;

import dev.heatpad.sim.sleep.SleepTable;
import dev.heatpad.sim.trial.Campaign;
import dev.heatpad.sim.trial.FaultKind;
import dev.heatpad.sim.trial.FaultTable;
import dev.heatpad.sim.trial.Outcome;
import dev.heatpad.sim.trial.Scenario;
import dev.heatpad.sim.trial.ScenarioGenerator;
import dev.heatpad.sim.trial.ScenarioGenerator.Swarm;
import dev.heatpad.sim.trial.ScenarioText;
import dev.heatpad.sim.trial.Shrinker;
import dev.heatpad.sim.trial.Tally;
import dev.heatpad.sim.trial.TraceCsv;
import dev.heatpad.sim.trial.Violation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lives many lives with faults on virtual time, and tells whether every invariant held. */
@Command(
    name = "simulate",
    description = {
      "Try to burn someone: simulated sessions with faults, on the program's own core and loop.",
      "The same seed and options always give the same trace hash. Needs no running heatpad."
    },
    footer = {
      "",
      "Ends with 1 when an invariant did not hold, and prints the shortest scenario that shows it.",
      "",
      "Example: heatpad simulate --seed 7 --sessions 1000"
    })
final class SimulateCommand implements Callable<Integer> {

  private static final int USUAL_SESSIONS = 100;
  private static final int MOST_SESSIONS = 10_000_000;
  private static final int MOST_DAYS = 3_650;

  /** The loop logs each fault that it meets; here they are meant. Held, or the level is lost. */
  private static final Logger LOOP_LOG = Logger.getLogger("dev.heatpad.loop");

  private final Invocation invocation;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Any whole number; it decides everything that is left to chance.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description = "Lives of houses until this many sessions were begun; 100 if nothing is said.")
  private Optional<Integer> sessions = Optional.empty();

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Instead: ordinary use of one pad, two sessions a day, without faults.")
  private Optional<Integer> days = Optional.empty();

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "Only this kind of fault, in every life.")
  private Optional<String> fault = Optional.empty();

  @Option(
      names = "--faults",
      description = "Instead: each fault alone in a few fixed sessions, as a table.")
  private boolean faults;

  @Option(
      names = "--sleepers",
      description = "Instead: people who fall asleep, with and without wearables, as a table.")
  private boolean sleepers;

  @Option(names = "--no-faults", description = "Lives without faults.")
  private boolean noFaults;

  @Option(
      names = "--life",
      paramLabel = "SEED",
      description = "Only the one life with this seed of its own, as a violation names it.")
  private Optional<Long> life = Optional.empty();

  @Option(
      names = "--first",
      description = "End after the first life with a violation, and look for no shorter one.")
  private boolean first;

  @Option(
      names = "--trace",
      paramLabel = "FILE.csv",
      description = "Write what was seen: a row a pad and second, and one an event.")
  private Optional<Path> trace = Optional.empty();

  SimulateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailed, InterruptedException {
    if (faults) {
      LOOP_LOG.setLevel(Level.OFF);
      List<FaultTable.Row> rows = FaultTable.rows();
      FaultTable.markdown(rows).forEach(invocation::say);
      boolean isBroken = rows.stream().anyMatch(FaultTable.Row::isBroken);
      return (isBroken ? ExitCode.REFUSED_OR_FAILED : ExitCode.DONE).number();
    }
    if (sleepers) {
      return simulateSleepers();
    }
    Swarm swarm = swarm();
    Campaign.Extent extent = extent();
    invocation.say("seed " + seed() + options());
    LOOP_LOG.setLevel(Level.OFF);
    Tally tally = run(swarm, extent);
    tell(tally);
    for (Outcome failed : tally.failed()) {
      tell(failed);
    }
    if (!first) {
      tally.failed().stream().findFirst().ifPresent(this::tellShrunk);
    }
    invocation.say(String.format(Locale.ROOT, "trace hash %016x", tally.traceHash()));
    return (tally.violations() == 0 ? ExitCode.DONE : ExitCode.REFUSED_OR_FAILED).number();
  }

  private Integer simulateSleepers() {
    List<SleepTable.Row> rows = SleepTable.rows();
    SleepTable.markdown(rows).forEach(invocation::say);
    return (rows.stream().anyMatch(SleepTable.Row::isTooLong)
            ? ExitCode.REFUSED_OR_FAILED
            : ExitCode.DONE)
        .number();
  }

  private long seed() {
    return seed.orElseThrow(() -> misused("Missing required option: '--seed=N'"));
  }

  private Swarm swarm() {
    if (fault.isPresent() && noFaults) {
      throw misused("--fault and --no-faults exclude each other.");
    }
    if (fault.isPresent()) {
      return new ScenarioGenerator.Only(
          FaultKind.named(fault.get())
              .orElseThrow(() ->
                  misused(
                      "There is no fault '"
                          + fault.get()
                          + "'. Known: "
                          + String.join(
                              ", ", FaultKind.all().stream().map(FaultKind::text).toList())
                          + ".")));
    }
    return noFaults || days.isPresent()
        ? new ScenarioGenerator.NoFault()
        : new ScenarioGenerator.AnyFault();
  }

  private Campaign.Extent extent() {
    if (sessions.isPresent() && days.isPresent()) {
      throw misused("--sessions and --days exclude each other.");
    }
    int wanted = sessions.orElse(USUAL_SESSIONS);
    if (wanted < 1 || wanted > MOST_SESSIONS) {
      throw misused("--sessions goes from 1 to " + MOST_SESSIONS + ".");
    }
    if (days.isPresent() && (days.get() < 1 || days.get() > MOST_DAYS)) {
      throw misused("--days goes from 1 to " + MOST_DAYS + ".");
    }
    return days.isPresent() || life.isPresent()
        ? new Campaign.Extent(MOST_SESSIONS, 1)
        : new Campaign.Extent(
            wanted, MOST_SESSIONS, first ? Campaign.AtViolation.END : Campaign.AtViolation.GO_ON);
  }

  private ParameterException misused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private String options() {
    StringBuilder text = new StringBuilder();
    if (days.isPresent()) {
      text.append(", days ").append(days.get());
    } else if (life.isPresent()) {
      text.append(", life ").append(life.get());
    } else {
      text.append(", sessions ").append(sessions.orElse(USUAL_SESSIONS));
    }
    fault.ifPresent(name -> text.append(", fault ").append(name));
    return text.append(noFaults ? ", no faults" : "").toString();
  }

  private Tally run(Swarm swarm, Campaign.Extent extent)
      throws CommandFailed, InterruptedException {
    if (trace.isEmpty()) {
      return campaign(swarm, Optional.empty()).run(extent);
    }
    try (BufferedWriter writer = Files.newBufferedWriter(trace.get())) {
      return campaign(swarm, Optional.of(new TraceCsv(writer))).run(extent);
    } catch (IOException | UncheckedIOException failure) {
      throw CommandFailed.refused(
          "Cannot write " + trace.get() + ": " + failure.getMessage() + ".");
    }
  }

  private Campaign campaign(Swarm swarm, Optional<TraceCsv> csv) {
    if (days.isPresent()) {
      Duration lasting = Duration.ofDays(days.get());
      return Campaign.of(
          seed(), lifeSeed -> ScenarioGenerator.ordinary(lifeSeed, lasting, swarm), csv);
    }
    if (life.isPresent()) {
      Scenario scenario = ScenarioGenerator.generate(life.get(), swarm);
      return Campaign.of(seed(), _ -> scenario, csv);
    }
    return Campaign.of(seed(), swarm, csv);
  }

  private void tell(Tally tally) {
    invocation.say(
        String.format(
            Locale.ROOT,
            "%d sessions in %d lives, %.1f days simulated",
            tally.sessions(),
            tally.lives(),
            tally.simulated().toSeconds() / 86_400.0));
    invocation.say("ends: " + list(tally.stops()));
    invocation.say("faults: " + list(tally.faults()));
    invocation.say("exempted: " + list(tally.exempted()));
    invocation.say(
        String.format(
            Locale.ROOT,
            "worst skin %.2f C, damage %.4f; longest detection %.1f s, off after that %.1f s",
            tally.worstSkinCelsius(),
            tally.worstDamage(),
            tally.worstDetection().toMillis() / 1e3,
            tally.worstOff().toMillis() / 1e3));
    invocation.say(tally.checks() + " checks of invariants, " + tally.violations() + " violations");
    if (tally.violations() > 0) {
      invocation.say("first violation after " + tally.sessionsBeforeViolation() + " sessions");
    }
  }

  private static String list(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? "none"
        : String.join(
            ", ", counts.entrySet().stream().map(it -> it.getKey() + " " + it.getValue()).toList());
  }

  private void tell(Outcome failed) {
    invocation.say("life " + failed.scenario().seed() + " violates:");
    failed.violations().stream().limit(3).forEach(violation -> invocation.say("  " + violation));
  }

  private void tellShrunk(Outcome failed) {
    Violation violation = failed.violations().getFirst();
    Scenario shrunk = Shrinker.shrink(failed.scenario(), violation.invariant());
    invocation.say("The shortest life found that violates " + violation.invariant() + ":");
    invocation.say(ScenarioText.of(shrunk));
    if (days.isEmpty()) {
      invocation.say(
          "The whole life again: heatpad simulate --seed "
              + seed()
              + fault.map(name -> " --fault " + name).orElse("")
              + (noFaults ? " --no-faults" : "")
              + " --life "
              + failed.scenario().seed());
    }
  }
}
