package dev.heatpad.sim.sleep;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.Program;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.core.wearable.WearableRules;
import dev.heatpad.core.wearable.WearableRules.Mode;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.Clocks;
import dev.heatpad.loop.ControlLoop;
import dev.heatpad.loop.Gatekeeper;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.Journal;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.LeasedHeater;
import dev.heatpad.loop.LoopHealth;
import dev.heatpad.loop.PadDevices;
import dev.heatpad.loop.Publisher;
import dev.heatpad.loop.Recovery;
import dev.heatpad.loop.SessionIds;
import dev.heatpad.loop.SessionTime;
import dev.heatpad.loop.SimulatedControls.Press;
import dev.heatpad.sim.SimulatedPad;
import dev.heatpad.sim.SimulatedPerson;
import dev.heatpad.sim.SimulatedWorld;
import dev.heatpad.sim.twin.BloodFlow;
import dev.heatpad.sim.twin.Lie;
import dev.heatpad.sim.twin.PadBuild;
import dev.heatpad.sim.twin.PadTwin;
import dev.heatpad.sim.twin.SensorBuild;
import dev.heatpad.sim.twin.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One session of somebody with a wearable on the reference pad, with the production core and loop
 * on virtual time. Single-threaded; used once.
 */
final class Nap implements Publisher {

  static final Duration SESSION = Profile.STANDARD.maxSession();

  private static final MonotonicTime START = MonotonicTime.ofNanos(1_000_000_000_000L);
  private static final Instant MORNING = Instant.parse("2026-03-01T09:00:00Z");

  /** Coarser than the real loop, finer than any limit here. */
  static final Duration TURN = Duration.ofSeconds(1);

  /** Long enough for the values that a start needs. */
  private static final Duration WORN_BEFORE = Duration.ofSeconds(10);

  private static final Duration ANSWERS_AFTER = Duration.ofSeconds(5);

  private static final PadName PAD = new PadName("back");
  private static final Person PERSON = new Person("back");

  private final Inbox inbox = new Inbox();
  private final Sleeper sleeper;
  private final Duration onset;
  private final SimulatedWearable wearable;
  private final SimulatedPad pad;
  private final LeasedHeater heater;
  private final ControlLoop loop;
  private final List<Turning> turnings = new ArrayList<>();
  private Optional<SessionRecord> end = Optional.empty();
  private Optional<MonotonicTime> asked = Optional.empty();
  private MonotonicTime now = START;
  private MonotonicTime lastHeat = START;
  private int questions;

  /** A moment from which heat may be off, and why. */
  private record Turning(MonotonicTime at, String why) {}

  /**
   * What came of it.
   *
   * @param off from falling asleep to heat off; empty where nothing ended it
   * @param rule what took the heat away
   * @param questions asked because of a wearable
   */
  record Result(Optional<Duration> off, String rule, String stopReason, int questions) {}

  Nap(Sleeper sleeper, SimulatedWearable.Kind kind, Mode mode, Duration onset, long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    this.sleeper = sleeper;
    this.onset = onset;
    this.wearable = new SimulatedWearable(kind, chance.split());
    this.pad = pad(chance.split());
    this.heater = new LeasedHeater(PAD.text(), pad.heater(), () -> now);
    this.loop = loop(mode, chance.split());
  }

  private SimulatedPad pad(SplittableRandom chance) {
    PadTwin twin =
        new PadTwin(
            new PadTwin.Setup(
                PadBuild.reference(),
                Wiring.TWO_RELAYS,
                BloodFlow.NORMAL,
                Lie.ON_BODY,
                23,
                List.of(SensorBuild.exact(SensorRole.SKIN_SIDE))),
            chance);
    // Who answers, and when, is this nap's own affair.
    return new SimulatedPad(
        twin,
        SimulatedPerson.ASLEEP,
        (role, sample) -> inbox.offer(new Arrival.Sensed(PAD, role, sample)));
  }

  private ControlLoop loop(Mode mode, SplittableRandom chance) {
    Program heat = new Program("heat", "Heat", SESSION, Celsius.of(40));
    PadDefinition definition =
        new PadDefinition(
                PAD,
                PERSON,
                Limits.of(Profile.STANDARD),
                0.5,
                new HeaterRatings(30, 250, Optional.empty()),
                PadDefinition.Arming.OFF,
                PadDefinition.Nature.REAL,
                NightWindow.usual(ZoneOffset.UTC),
                Map.of("heat", heat),
                WearableRules.of(mode))
            .with(FirstUse.ASSUMED);
    SimulatedWorld world = new SimulatedWorld(Map.of(PAD, pad));
    Clocks clocks =
        new Clocks(
            () -> now, this::wall, new SessionTime(new SessionTime.Real(), START), _ -> wall());
    return new ControlLoop(
        Recovery.recover(
            JournalContent.nothing(),
            List.of(
                new Recovery.Configured(
                    definition,
                    new SessionSettings("heat", SESSION, Celsius.of(40)),
                    Set.of(SensorRole.SKIN_SIDE))),
            START,
            wall(),
            () -> new SessionIds(chance.split()).next(wall())),
        new ControlLoop.Parts(
            Map.of(PAD, new PadDevices(heater, pad.buttons(), pad.indicator())),
            inbox,
            clocks,
            world,
            new Gatekeeper(Gatekeeper.RateLimit.ON, List.of(), START),
            new SessionIds(chance),
            (_, done) -> done.accept(Journal.Outcome.DURABLE),
            List.of(this),
            new LoopHealth(() -> now),
            "nap"));
  }

  private WallTime wall() {
    return new WallTime(MORNING.plus(now.minus(START)), WallTime.Trust.SYNCHRONISED);
  }

  Result run() {
    while (now.minus(START).compareTo(WORN_BEFORE) < 0) {
      second();
    }
    ask(new Command.Start(Command.Choice.NOTHING));
    Duration all = WORN_BEFORE.plus(SESSION).plus(TURN.multipliedBy(3));
    while (end.isEmpty() && now.minus(START).compareTo(all) < 0) {
      second();
    }
    MonotonicTime asleepAt = START.plus(WORN_BEFORE).plus(onset);
    Optional<Turning> off =
        turnings.stream()
            .filter(turning -> !turning.at().isBefore(lastHeat))
            .filter(turning -> !sleeper.fallsAsleep() || !turning.at().isBefore(asleepAt))
            .findFirst();
    return new Result(
        off.map(turning -> turning.at().minus(asleepAt)),
        off.map(Turning::why).orElse("-"),
        end.map(record -> record.stopReason().text()).orElse("refused"),
        questions);
  }

  private void second() {
    now = now.plus(TURN);
    Duration sinceStart = now.minus(START).minus(WORN_BEFORE);
    Duration calmFor = sinceStart.compareTo(onset) > 0 ? sinceStart.minus(onset) : Duration.ZERO;
    Duration felt = sinceStart.isNegative() ? Duration.ZERO : sinceStart;
    wearable
        .says(sleeper, felt, calmFor, now)
        .forEach(report -> inbox.offer(new Arrival.WearableReported(PERSON, report)));
    boolean answers = asked.filter(at -> now.minus(at).compareTo(ANSWERS_AFTER) >= 0).isPresent();
    if (answers && (calmFor.isZero() || !sleeper.fallsAsleep())) {
      asked = Optional.empty();
      pad.press(Press.ANSWER);
    }
    loop.turn();
    if (heater.driven() == Level.ON) {
      lastHeat = now;
    }
  }

  private void ask(Command command) {
    inbox.offer(
        new Arrival.Asked(
            PAD,
            new Arrival.Question(
                Source.MQTT,
                command,
                Arrival.Delivery.LIVE,
                Optional.of("nap"),
                Optional.empty(),
                _ -> {})));
  }

  @Override
  public void noticed(PadName name, Notice notice, Stamp stamp) {
    String rule = String.valueOf(notice.details().get("rule"));
    switch (notice.kind()) {
      case PROMPT -> {
        asked = Optional.of(now);
        if (notice.details().containsKey("rule")) {
          questions++;
          turnings.add(new Turning(now, rule));
        }
      }
      case PHASE -> {
        if ("paused".equals(notice.details().get("phase"))) {
          turnings.add(new Turning(now, rule));
        }
      }
      case STOPPED ->
          turnings.add(new Turning(now, String.valueOf(notice.details().get("reason"))));
      case STARTED, REFUSED, FAULT, FAULT_CLEARED -> {}
    }
  }

  @Override
  public void ended(SessionRecord record) {
    end = Optional.of(record);
  }

  @Override
  public void changed(PadView view, PadView.Live live, Stamp stamp) {}

  @Override
  public void moved(PadView view, PadView.Live live, Stamp stamp) {}
}
