package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A lease that lapsed is not renewed: whoever slept has to say so. */
final class AGapEndsHeat extends Invariant {

  /** The lease (docs/adr/0003-heat-is-a-lease.md), and one turn. */
  private static final Duration LEASE = Duration.ofSeconds(3).plusMillis(100);

  private final ActiveFaults faults = new ActiveFaults();
  private final Map<PadName, Level> driven = new LinkedHashMap<>();
  private final Set<PadName> heated = new LinkedHashSet<>();
  private Optional<MonotonicTime> turnedAt = Optional.empty();

  AGapEndsHeat() {
    super("lease");
  }

  @Override
  String sentence() {
    return "What heated before a gap of more than 3 s between two turns, whatever stood still, does"
        + " not heat after it.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Booted _, Fact.Died _ -> {
        driven.clear();
        heated.clear();
        turnedAt = Optional.empty();
      }
      case Fact.Drove(var pad, var level, _) -> driven.put(pad, level);
      case Fact.Turned _ -> turned(at);
      default -> {}
    }
  }

  private void turned(MonotonicTime at) {
    boolean gap = turnedAt.filter(turn -> at.minus(turn).compareTo(LEASE) > 0).isPresent();
    boolean clockIsRight = !faults.recently(HouseFault.SLOW_CLOCK, at, LEASE);
    if (gap && clockIsRight) {
      for (PadName pad : heated) {
        check(driven.get(pad) != Level.ON, at, pad + " heats on after a gap");
      }
    }
    turnedAt = Optional.of(at);
    heated.clear();
    driven.forEach((pad, level) -> {
      if (level == Level.ON) {
        heated.add(pad);
      }
    });
  }
}
