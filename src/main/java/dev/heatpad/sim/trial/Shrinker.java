package dev.heatpad.sim.trial;

import dev.heatpad.core.session.PadDefinition.Arming;
import dev.heatpad.sim.twin.BloodFlow;
import dev.heatpad.sim.twin.Lie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a scenario smaller for as long as it still fails: fewer happenings, shorter faults, a
 * simpler house. What is left is what a person has to read. Bounded: a life is not free.
 */
public final class Shrinker {

  private static final int MOST_LIVES = 400;

  private final Predicate<Scenario> fails;
  private int livesLeft = MOST_LIVES;

  /**
   * @param fails whether a scenario still shows the violation
   */
  public Shrinker(Predicate<Scenario> fails) {
    this.fails = fails;
  }

  /** Shrinks a scenario that violates, keeping a violation of the same invariant. */
  public static Scenario shrink(Scenario scenario, String invariant) {
    return new Shrinker(candidate ->
        Trial.run(candidate).violations().stream()
            .anyMatch(violation -> violation.invariant().equals(invariant)))
        .shrink(scenario);
  }

  /** The smallest scenario that was found; the given one where nothing smaller fails. */
  public Scenario shrink(Scenario scenario) {
    Scenario smallest = scenario;
    Optional<Scenario> smaller = Optional.of(scenario);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = smallerThan(smallest);
    }
    return smallest;
  }

  private Optional<Scenario> smallerThan(Scenario scenario) {
    for (Scenario candidate : candidates(scenario)) {
      if (livesLeft <= 0) {
        return Optional.empty();
      }
      livesLeft--;
      if (fails.test(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static List<Scenario> candidates(Scenario scenario) {
    List<Scenario> candidates = new ArrayList<>();
    int count = scenario.happenings().size();
    for (int size = count / 2; size >= 1; size /= 2) {
      for (int from = 0; from + size <= count; from += size) {
        List<Happening> rest = new ArrayList<>(scenario.happenings());
        rest.subList(from, from + size).clear();
        candidates.add(scenario.with(rest));
      }
    }
    simplerHouses(scenario, candidates);
    for (int i = 0; i < count; i++) {
      shorter(scenario, i, candidates);
    }
    return candidates;
  }

  private static void simplerHouses(Scenario scenario, List<Scenario> candidates) {
    HouseBuild build = scenario.build();
    HouseBuild simple = HouseBuild.simple();
    if (!build.equals(simple)) {
      candidates.add(scenario.with(simple));
    }
    if (build.pads().size() > 1) {
      candidates.add(scenario.with(house(build, build.pads().subList(0, build.pads().size() - 1))));
    }
    if (build.pads().size() == 1) {
      simplerPads(build.pads().getFirst())
          .forEach(pad -> candidates.add(scenario.with(house(build, List.of(pad)))));
    }
    candidates.add(
        scenario.with(
            new HouseBuild(build.pads(), simple.occupant(), build.roomCelsius(), build.begins())));
    candidates.add(
        scenario.with(
            new HouseBuild(build.pads(), build.occupant(), simple.roomCelsius(), simple.begins())));
    candidates.removeIf(scenario::equals);
  }

  private static HouseBuild house(HouseBuild build, List<PadPlan> pads) {
    return new HouseBuild(pads, build.occupant(), build.roomCelsius(), build.begins());
  }

  /** The pad with one thing as it usually is. */
  private static List<PadPlan> simplerPads(PadPlan pad) {
    SensorPlan usual = SensorPlan.usual(pad.sensors().places());
    return List.of(
        new PadPlan(
            pad.name(),
            pad.person(),
            pad.profile(),
            pad.wattsPerSquareMetre(),
            usual,
            pad.wiring(),
            pad.flow(),
            pad.lie(),
            pad.arming()),
        new PadPlan(
            pad.name(),
            pad.person(),
            pad.profile(),
            pad.wattsPerSquareMetre(),
            pad.sensors(),
            pad.wiring(),
            BloodFlow.NORMAL,
            Lie.ON_BODY,
            Arming.OFF),
        new PadPlan(
            pad.name(),
            pad.person(),
            pad.profile(),
            PadPlan.REFERENCE_WATTS_PER_SQUARE_METRE,
            pad.sensors(),
            pad.wiring(),
            pad.flow(),
            pad.lie(),
            pad.arming()));
  }

  private static void shorter(Scenario scenario, int index, List<Scenario> candidates) {
    Happening happening = scenario.happenings().get(index);
    if (happening.deed() instanceof Deed.Breaks(var pad, var kind, var lasting, var size)) {
      if (lasting.toSeconds() >= 2) {
        Duration half = Duration.ofSeconds(lasting.toSeconds() / 2);
        candidates.add(replaced(scenario, index, new Deed.Breaks(pad, kind, half, size)));
      }
      if (size > 0) {
        candidates.add(replaced(scenario, index, new Deed.Breaks(pad, kind, lasting, size / 2)));
      }
    }
    if (happening.at().toMillis() % 1_000 != 0) {
      List<Happening> moved = new ArrayList<>(scenario.happenings());
      moved.set(
          index, new Happening(Duration.ofSeconds(happening.at().toSeconds()), happening.deed()));
      candidates.add(scenario.with(moved));
    }
  }

  private static Scenario replaced(Scenario scenario, int index, Deed deed) {
    List<Happening> changed = new ArrayList<>(scenario.happenings());
    changed.set(index, new Happening(changed.get(index).at(), deed));
    return scenario.with(changed);
  }
}
