package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.loop.SimulatedControls.Press;
import dev.heatpad.sim.SimulatedPerson;
import dev.heatpad.sim.twin.BloodFlow;
import dev.heatpad.sim.twin.Lie;
import dev.heatpad.sim.twin.PhysicalFault;
import dev.heatpad.sim.twin.Wiring;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Makes a scenario from a seed. Each has its own house, its own habits and a small random choice of
 * the faults that are possible: often one, sometimes two at once, sometimes none (swarm testing:
 * Groce and others, ISSTA 2012). One per scenario.
 */
public final class ScenarioGenerator {

  /** Which faults scenarios may have. */
  public sealed interface Swarm {}

  /** One, two or none of all that there are. */
  public record AnyFault() implements Swarm {}

  /** Ordinary use. */
  public record NoFault() implements Swarm {}

  /** This one in every scenario. */
  public record Only(FaultKind kind) implements Swarm {}

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST_FAULT = Duration.ofMinutes(25);
  private static final int LARGEST_SIZE = 400;

  /** 20 W on 0.12 m2, the weakest of those that the heater's checks were tried on. */
  private static final double WEAKEST_WATTS_PER_SQUARE_METRE = 167;

  /** D10 of docs/safety.md: what an uncalibrated sensor may be off. */
  private static final int LARGEST_OFFSET_CENTIS = 50;

  private static final int LARGEST_NOISE_CENTIS = 2;
  private static final int LARGEST_LAG_SECONDS = 20;
  private static final List<String> NAMES = List.of("back", "neck", "knee");

  private final long seed;
  private final Swarm swarm;
  private final SplittableRandom random;
  private final List<Happening> happenings = new ArrayList<>();
  private final List<PadPlan> pads = new ArrayList<>();

  private ScenarioGenerator(long seed, Swarm swarm) {
    this.seed = seed;
    this.swarm = swarm;
    this.random = new SplittableRandom(seed);
  }

  /** The scenario of this seed. */
  public static Scenario generate(long seed, Swarm swarm) {
    return new ScenarioGenerator(seed, swarm).generate();
  }

  /** Two sessions a day on one pad, morning and evening. */
  public static Scenario ordinary(long seed, Duration lasting, Swarm swarm) {
    ScenarioGenerator generator = new ScenarioGenerator(seed, swarm);
    generator.pads.add(PadPlan.reference("back"));
    for (long day = 0; day < lasting.toDays(); day++) {
      for (int hour : new int[] {1, 12}) {
        Duration at =
            Duration.ofDays(day).plusHours(hour).plusSeconds(generator.random.nextInt(3_600));
        generator.add(at, new Deed.Asks(0, Source.MQTT, PadPlan.start()));
        generator.breakSomething(at, generator.kinds());
      }
    }
    return new Scenario(
        seed,
        new HouseBuild(generator.pads, SimulatedPerson.AWAKE, 23, LocalTime.of(9, 0)),
        generator.happenings);
  }

  private Scenario generate() {
    List<FaultKind> kinds = kinds();
    SimulatedPerson occupant = occupant();
    int count = chance(1, 3) ? random.nextInt(2, 4) : 1;
    boolean shared = chance(1, 3);
    for (int i = 0; i < count; i++) {
      pads.add(pad(NAMES.get(i), shared, kinds));
    }
    LocalTime begins = LocalTime.of(random.nextInt(24), random.nextInt(60));
    HouseBuild house = new HouseBuild(pads, occupant, random.nextInt(16, 31), begins);
    Duration at = FIRST;
    for (int round = random.nextInt(1, 4); round > 0; round--) {
      at = at.plus(round(at, kinds));
    }
    return new Scenario(seed, house, happenings);
  }

  private SimulatedPerson occupant() {
    return switch (random.nextInt(12)) {
      case 0 -> SimulatedPerson.ABSENT;
      case 1, 2 -> SimulatedPerson.DROWSY;
      default -> SimulatedPerson.AWAKE;
    };
  }

  private PadPlan pad(String name, boolean shared, List<FaultKind> kinds) {
    Profile profile =
        chance(1, 2) ? Profile.STANDARD : chance(1, 2) ? Profile.SENSITIVE : Profile.EXPERT;
    double densest = profile.maxWattsPerSquareMetre();
    double weakest = Math.max(WEAKEST_WATTS_PER_SQUARE_METRE, densest * 0.6);
    return new PadPlan(
        new PadName(name),
        new Person(shared ? "anna" : name),
        profile,
        chance(2, 3)
            ? PadPlan.REFERENCE_WATTS_PER_SQUARE_METRE
            : random.nextDouble(weakest, densest),
        sensors(kinds),
        wiring(kinds),
        chance(1, 2) ? BloodFlow.NORMAL : any(BloodFlow.values()),
        chance(1, 5) ? Lie.COVERED : Lie.ON_BODY,
        chance(1, 4) ? PadDefinition.Arming.REQUIRED : PadDefinition.Arming.OFF);
  }

  /** Calibrated or not, quick or late, quiet or not. */
  private SensorPlan sensors(List<FaultKind> kinds) {
    boolean swapped = kinds.contains(new PadFault(PhysicalFault.SENSOR_ROLES_SWAPPED));
    SensorPlan.Places places =
        swapped ? SensorPlan.Places.SKIN_AND_ELEMENT : any(SensorPlan.Places.values());
    return new SensorPlan(
        places,
        random.nextInt(LARGEST_LAG_SECONDS + 1),
        (random.nextInt(LARGEST_OFFSET_CENTIS * 2 + 1) - LARGEST_OFFSET_CENTIS) / 100.0,
        chance(1, 2) ? 0 : random.nextInt(LARGEST_NOISE_CENTIS + 1) / 100.0);
  }

  /** One that has whatever is to break. */
  private Wiring wiring(List<FaultKind> kinds) {
    List<Wiring> possible = new ArrayList<>(List.of(Wiring.values()));
    for (FaultKind kind : kinds) {
      if (kind instanceof PadFault(var fault)) {
        possible.retainAll(fault.wirings());
      }
    }
    return possible.isEmpty()
        ? Wiring.KEEP_ALIVE_BOARD
        : possible.get(random.nextInt(possible.size()));
  }

  private List<FaultKind> kinds() {
    return switch (swarm) {
      case NoFault _ -> List.of();
      case Only(var kind) -> List.of(kind);
      case AnyFault _ -> {
        List<FaultKind> all = FaultKind.all();
        List<FaultKind> chosen = new ArrayList<>();
        int dice = random.nextInt(100);
        for (int wanted = dice < 12 ? 0 : dice < 72 ? 1 : 2; wanted > 0; wanted--) {
          chosen.add(all.get(random.nextInt(all.size())));
        }
        yield chosen;
      }
    };
  }

  /** One session, what a person does in it, and the pause after it. */
  private Duration round(Duration at, List<FaultKind> kinds) {
    int pad = random.nextInt(pads.size());
    PadPlan plan = pads.get(pad);
    start(at, pad, plan);
    for (int extra = random.nextInt(4); extra > 0; extra--) {
      add(at.plusSeconds(random.nextInt(3, 1_500)), extra(pad));
    }
    breakSomething(at, kinds);
    Duration rest = chance(1, 5) ? plan.profile().rest().dividedBy(2) : plan.profile().rest();
    return plan.longestSession().plus(rest).plusSeconds(random.nextInt(60, 3_600));
  }

  private void start(Duration at, int pad, PadPlan plan) {
    boolean armed = plan.arming() == PadDefinition.Arming.REQUIRED;
    if (armed && !chance(1, 5)) {
      add(at.minusSeconds(random.nextInt(5, 40)), new Deed.Presses(pad, Press.ARM));
    }
    if (chance(1, 5)) {
      add(at, new Deed.Presses(pad, Press.START));
    } else {
      add(at, new Deed.Asks(pad, anySource(), PadPlan.start(choice(plan.profile()))));
    }
  }

  private Command.Choice choice(Profile profile) {
    if (chance(1, 2)) {
      return Command.Choice.NOTHING;
    }
    int longest = (int) profile.maxSession().toMinutes();
    double low = profile.minTarget().degrees();
    double high = profile.maxTarget().degrees();
    return new Command.Choice(
        Optional.empty(),
        Optional.of(Duration.ofMinutes(random.nextInt(1, longest + 1))),
        OptionalDouble.of(low + 0.5 * random.nextInt((int) Math.round((high - low) * 2) + 1)));
  }

  private Deed extra(int pad) {
    return switch (random.nextInt(10)) {
      case 0 -> new Deed.Asks(pad, anySource(), new Command.Stop());
      case 1 -> new Deed.Presses(pad, Press.STOP);
      case 2 -> new Deed.Asks(pad, anySource(), new Command.Pause());
      case 3 -> new Deed.Asks(pad, anySource(), new Command.Resume());
      case 4 -> new Deed.Asks(pad, anySource(), extension());
      case 5 -> new Deed.Asks(pad, anySource(), new Command.Answer(Optional.empty()));
      case 6 -> new Deed.Asks(pad, anySource(), new Command.Acknowledge());
      case 7 -> new Deed.Presses(pad, random.nextBoolean() ? Press.ARM : Press.START);
      case 8 -> new Deed.Asks(pad, anySource(), new Command.Set(choice(pads.get(pad).profile())));
      default ->
          chance(1, 3)
              ? new Deed.ShutsDown(Duration.ofSeconds(random.nextInt(5, 90)))
              : new Deed.Asks(random.nextInt(pads.size()), anySource(), PadPlan.start());
    };
  }

  private Command extension() {
    return new Command.Extend(Duration.ofMinutes(random.nextInt(1, 15)));
  }

  private void breakSomething(Duration at, List<FaultKind> kinds) {
    for (FaultKind kind : kinds) {
      for (int times = chance(1, 3) ? 2 : 1; times > 0; times--) {
        Duration begins = at.plusSeconds(random.nextInt(-30, 1_500));
        begins = begins.isNegative() ? Duration.ZERO : begins;
        int pad = random.nextInt(pads.size());
        Duration lasting = lasting(kind);
        add(begins, new Deed.Breaks(pad, kind, lasting, random.nextInt(LARGEST_SIZE)));
        if (chance(1, 3)) {
          // The moments after a recovery are as dangerous as those after a failure.
          add(begins.plus(lasting).plusMillis(random.nextInt(8_000)), extra(pad));
        }
      }
    }
  }

  /** Short ones are as frequent as long ones: the length is drawn by its order of magnitude. */
  private Duration lasting(FaultKind kind) {
    if (kind.extent() == FaultKind.Extent.MOMENT) {
      return Duration.ZERO;
    }
    Duration longest =
        kind == HouseFault.LOOP_STALL || kind == HouseFault.PROCESS_PAUSE
            ? Duration.ofSeconds(90)
            : LONGEST_FAULT;
    double exponent = random.nextDouble(Math.log(300), Math.log((double) longest.toMillis()));
    return Duration.ofMillis(Math.round(Math.exp(exponent)));
  }

  private Source anySource() {
    return switch (random.nextInt(5)) {
      case 0 -> Source.SOCKET;
      case 1 -> Source.HTTP;
      default -> Source.MQTT;
    };
  }

  private <T> T any(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean chance(int of, int outOf) {
    return random.nextInt(outOf) < of;
  }

  private void add(Duration at, Deed deed) {
    happenings.add(new Happening(at, deed));
  }
}
