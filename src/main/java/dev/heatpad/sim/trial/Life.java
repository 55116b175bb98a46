package dev.heatpad.sim.trial;

import dev.heatpad.core.session.PadView;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Arrival;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * One house on true time: pads, computer, disk, broker, and the program in it, run after run. It
 * moves from event to event: a second's samples, a deadline, something planned. While all is cold
 * and quiet it leaps. Single-threaded; {@link Trial} owns it.
 *
 * <p>A healthy loop turns every 100 ms. Turns in which nothing is due are implied: leases last 3 s
 * and are renewed each second here.
 */
final class Life {

  private static final Duration TICK = Duration.ofSeconds(1);

  /** What was warm is watched closely for this long after the last heat. */
  private static final Duration WATCHED_AFTER_HEAT = Duration.ofMinutes(2);

  /** A sensor may read such skin as warm enough for a dose. */
  private static final double STILL_WARM_CELSIUS = 38.4;

  /** The longest leap; time is kept at least this often while nothing happens. */
  private static final Duration LONGEST_LEAP = Duration.ofMinutes(10);

  /** Readings are fresh again when something is about to happen. */
  private static final Duration AWAKE_BEFORE_A_DEED = Duration.ofSeconds(4);

  private static final Duration SERVICE_RESTARTS_AFTER = Duration.ofSeconds(5);

  private final HouseBuild build;
  private final Stage stage = new Stage();
  private final TrialClocks clocks;
  private final TrialBroker broker = new TrialBroker();
  private final Fuse fuse = new Fuse();
  private final SplittableRandom chance;
  private final TrialDisk disk;
  private final Map<PadName, PadTruth> truths = new LinkedHashMap<>();
  private final Sensing sensing;
  private final List<Observer> observers;
  private final TreeSet<Long> deedNanos = new TreeSet<>();
  private Optional<Program> program = Optional.empty();
  private MonotonicTime nextTick = Stage.START;
  private MonotonicTime lastWarm = Stage.START;
  private MonotonicTime stalledUntil = Stage.START;
  private MonotonicTime pausedUntil = Stage.START;
  private MonotonicTime turnedAt = Stage.START;
  private boolean turnWanted;
  private boolean wasHeldUp;
  private int run;

  Life(Scenario scenario, List<Observer> observers) {
    this.build = scenario.build();
    this.clocks = new TrialClocks(stage, build.begins());
    this.observers = List.copyOf(observers);
    this.chance = new SplittableRandom(scenario.seed());
    this.disk = new TrialDisk(stage, chance.split(), this::tell);
    for (PadPlan pad : build.pads()) {
      truths.put(pad.name(), new PadTruth(pad, build, chance.split()));
    }
    truths.values().forEach(truth -> truth.advanceTo(stage.now()));
    this.sensing = new Sensing(build, truths, this::tell);
  }

  void tell(Fact fact) {
    for (Observer observer : observers) {
      observer.saw(stage.now(), fact);
    }
  }

  /** Plans what a person or the world does, and is awake for it. */
  void plan(Duration at, Runnable deed) {
    MonotonicTime moment = Stage.START.plus(at);
    deedNanos.add(moment.nanos());
    stage.at(moment, deed);
    wakeBy(moment.minus(AWAKE_BEFORE_A_DEED));
  }

  /** Lives until this moment, inclusive. */
  void runUntil(MonotonicTime end) {
    while (stage.now().isBefore(end)) {
      stage.moveTo(nextMoment(end));
      truths.values().forEach(truth -> truth.advanceTo(stage.now()));
      doWhatIsDue();
      tickIfDue();
      if (isStalled()) {
        program.ifPresent(Program::guard);
      } else if (turnWanted || deadlineIsDue()) {
        turn();
      }
      observeTruth();
      if (!isQuiet()) {
        wakeBy(stage.now().plus(TICK));
      }
    }
  }

  private MonotonicTime nextMoment(MonotonicTime end) {
    if (turnWanted && canTurn()) {
      return stage.now();
    }
    MonotonicTime next = end.earlier(nextTick);
    next = stage.next().map(next::earlier).orElse(next);
    if (isStalled()) {
      Optional<Duration> lease = program.flatMap(Program::untilLeaseEnds);
      next = next.earlier(stalledUntil);
      next =
          lease.filter(Duration::isPositive).map(stage.now()::plus).map(next::earlier).orElse(next);
    } else if (canTurn()) {
      next = next.earlier(deadline().orElse(next));
    } else if (isPaused()) {
      next = next.earlier(pausedUntil);
    }
    return next.later(stage.now());
  }

  /** As far after the newest turn as the loop says; what is past does not come again. */
  private Optional<MonotonicTime> deadline() {
    return program.flatMap(Program::untilDeadline).filter(Duration::isPositive).map(turnedAt::plus);
  }

  private boolean deadlineIsDue() {
    return deadline().filter(it -> !it.isAfter(stage.now())).isPresent();
  }

  private void doWhatIsDue() {
    Optional<Runnable> due = stage.takeDue();
    while (due.isPresent()) {
      guarded(due.get());
      due = stage.takeDue();
    }
    deedNanos.headSet(stage.now().nanos(), true).clear();
  }

  private void tickIfDue() {
    if (stage.now().isBefore(nextTick)) {
      return;
    }
    if (program.isPresent() && !isPaused()) {
      program.ifPresent(Program::lookAtClocks);
      sensing.sample(clocks.process(), this::offer);
      turnWanted = true;
    }
    nextTick = stage.now().plus(isQuiet() ? leap() : TICK);
  }

  private Duration leap() {
    Long deed = deedNanos.higher(stage.now().nanos());
    if (deed == null) {
      return LONGEST_LEAP;
    }
    Duration until = MonotonicTime.ofNanos(deed).minus(stage.now()).minus(AWAKE_BEFORE_A_DEED);
    return until.compareTo(TICK) < 0
        ? TICK
        : until.compareTo(LONGEST_LEAP) > 0 ? LONGEST_LEAP : until;
  }

  /** A leap ends before this moment. */
  private void wakeBy(MonotonicTime moment) {
    nextTick = nextTick.earlier(moment.later(stage.now()));
  }

  /** Whether nothing heats, nothing runs and nothing waits. */
  private boolean isQuiet() {
    boolean coldLongEnough = stage.now().minus(lastWarm).compareTo(WATCHED_AFTER_HEAT) > 0;
    return coldLongEnough
        && disk.isSettled()
        && !isStalled()
        && !isPaused()
        && program.filter(this::rests).isPresent();
  }

  private boolean rests(Program running) {
    return build.pads().stream()
        .allMatch(pad -> running.view(pad.name()).filter(view -> !view.sessionRuns()).isPresent());
  }

  private void turn() {
    turnWanted = false;
    turnedAt = stage.now();
    if (!wasHeldUp) {
      program.ifPresent(Program::hasTurned);
    }
    wasHeldUp = false;
    program.ifPresent(running -> guarded(running::turn));
    if (program.filter(Program::isShutDown).isPresent()) {
      end(Fact.Death.SHUT_DOWN, TrialDisk.Tail.SURVIVES);
    }
  }

  /** Runs what may end the program. */
  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (Fuse.Killed _) {
      die(Fact.Death.KILLED, TrialDisk.Tail.ANY_PART_SURVIVES, SERVICE_RESTARTS_AFTER);
    } catch (IllegalStateException failure) {
      // As the thread of the loop does: off first, then the end of the program.
      program.ifPresent(Program::seal);
      die(Fact.Death.LOOP_FAILED, TrialDisk.Tail.SURVIVES, SERVICE_RESTARTS_AFTER);
    }
  }

  private void observeTruth() {
    for (PadPlan pad : build.pads()) {
      PadTruth truth = truth(pad.name());
      var driven =
          program
              .map(running -> running.output(pad.name()).driven())
              .orElse(dev.heatpad.loop.HeaterSwitch.Level.OFF);
      if (truth.elementWatts() > 0
          || truth.skinCelsius() >= STILL_WARM_CELSIUS
          || driven == dev.heatpad.loop.HeaterSwitch.Level.ON) {
        lastWarm = stage.now();
      }
      tell(
          new Fact.Truth(
              pad.name(),
              truth.skinCelsius(),
              truth.padCelsius(),
              truth.elementWatts(),
              truth.skinCem43Minutes(),
              truth.skinDamage(),
              driven));
    }
  }

  /** The program starts, if none runs. */
  void boot() {
    if (program.isPresent()) {
      return;
    }
    run++;
    tell(new Fact.Booted(run));
    guarded(() -> {
      Program started =
          new Program(
              new Program.Surroundings(
                  stage,
                  clocks,
                  disk,
                  broker,
                  fuse,
                  truths,
                  build,
                  chance.split(),
                  this::wantTurn,
                  this::tell),
              run);
      program = Optional.of(started);
    });
    turnedAt = stage.now();
    turnWanted = true;
    wasHeldUp = false;
    nextTick = stage.now();
  }

  /** The program is gone, and the service manager or the power brings it back. */
  void die(Fact.Death how, TrialDisk.Tail tail, Duration away) {
    end(how, tail);
    stage.after(away, this::boot);
    nextTick = stage.now().plus(TICK);
  }

  private void end(Fact.Death how, TrialDisk.Tail tail) {
    fuse.disarm();
    program.ifPresent(Program::vanish);
    program = Optional.empty();
    disk.crash(tail);
    stalledUntil = stage.now();
    pausedUntil = stage.now();
    nextTick = stage.now().plus(TICK);
    tell(new Fact.Died(how));
  }

  void stall(Duration lasting) {
    heldUp();
    if (!isPaused()) {
      program.ifPresent(Program::edgesEndWithTheirPermit);
    }
    stalledUntil = stalledUntil.later(stage.now().plus(lasting));
    turnWanted = true;
  }

  void pause(Duration lasting) {
    heldUp();
    program.ifPresent(Program::edgesEnd);
    pausedUntil = pausedUntil.later(stage.now().plus(lasting));
    turnWanted = true;
  }

  /** Until now the loop was well; from now on it does not turn. */
  private void heldUp() {
    if (!wasHeldUp) {
      program.ifPresent(Program::hasTurned);
    }
    wasHeldUp = true;
  }

  private boolean isStalled() {
    return !isPaused() && stage.now().isBefore(stalledUntil);
  }

  private boolean isPaused() {
    return stage.now().isBefore(pausedUntil);
  }

  private boolean canTurn() {
    return program.isPresent() && !isStalled() && !isPaused();
  }

  /** Gives an arrival to the program, if one runs. */
  void offer(Arrival arrival) {
    program.ifPresent(running -> running.offer(arrival));
    turnWanted = true;
  }

  void wantTurn() {
    turnWanted = true;
  }

  PadTruth truth(PadName pad) {
    return java.util.Objects.requireNonNull(truths.get(pad));
  }

  Optional<PadView> view(PadName pad) {
    return program.flatMap(running -> running.view(pad));
  }

  Optional<Program> program() {
    return program;
  }

  Stage stage() {
    return stage;
  }

  TrialClocks clocks() {
    return clocks;
  }

  TrialDisk disk() {
    return disk;
  }

  TrialBroker broker() {
    return broker;
  }

  Fuse fuse() {
    return fuse;
  }

  Sensing sensing() {
    return sensing;
  }

  HouseBuild build() {
    return build;
  }

  SplittableRandom chance() {
    return chance;
  }
}
