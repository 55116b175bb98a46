package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.JournalEntry;
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
  private final Map<PadName, StopReason> ended = new LinkedHashMap<>();
  private Optional<MonotonicTime> turnedAt = Optional.empty();

  AGapEndsHeat() {
    super("lease");
  }

  @Override
  String sentence() {
    return "What heated before a gap of more than 3 s between two turns, whatever stood still, does"
        + " not heat after it, and its session ended with lease_lost.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Booted _, Fact.Died _ -> {
        driven.clear();
        heated.clear();
        ended.clear();
        turnedAt = Optional.empty();
      }
      case Fact.Drove(var pad, var level, _) -> driven.put(pad, level);
      case Fact.Given(JournalEntry.SessionEnded(var end, _)) ->
          ended.put(end.opening().pad(), end.stopReason());
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
        check(
            ended.get(pad) == StopReason.LEASE_LOST,
            at,
            pad + " lost its lease, and its end is " + ended.get(pad));
      }
    }
    turnedAt = Optional.of(at);
    heated.clear();
    ended.clear();
    driven.forEach((pad, level) -> {
      if (level == Level.ON) {
        heated.add(pad);
      }
    });
  }
}
