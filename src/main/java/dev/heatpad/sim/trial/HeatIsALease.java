package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.time.Duration;
import java.util.Optional;

/** Heat is a lease: what the loop does not ask for again ends without it. */
final class HeatIsALease extends Invariant {

  /** The lease (docs/adr/0003-heat-is-a-lease.md), and what the guard takes to wake. */
  private static final Duration LONGEST = Duration.ofSeconds(3).plusMillis(100);

  private final ActiveFaults faults = new ActiveFaults();
  private Optional<MonotonicTime> turnedAt = Optional.empty();

  HeatIsALease() {
    super("lease");
  }

  @Override
  String sentence() {
    return "The heater is off 3 s after the last turn of the loop, whatever holds the loop up.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Turned _ -> turnedAt = Optional.of(at);
      case Fact.Truth truth when truth.driven() == Level.ON -> judge(at, truth);
      default -> {}
    }
  }

  private void judge(MonotonicTime at, Fact.Truth truth) {
    boolean held = turnedAt.filter(turn -> at.minus(turn).compareTo(LONGEST) <= 0).isPresent();
    if (!held && faults.recently(HouseFault.PROCESS_PAUSE, at, LONGEST)) {
      exempt("process-pause");
    } else if (!held && faults.freshly(HouseFault.SLOW_CLOCK, at, HostWatch.DRIFT_SEEN_WITHIN)) {
      exempt("slow-clock not seen yet");
    } else {
      check(held, at, truth.pad() + " heats though the loop stands still");
    }
  }
}
