package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** R27: a heater that goes on although it is off is told, where the skin can show it. */
final class WeldedRelayIsTold extends Invariant {

  /** A body alone keeps the skin side below this (docs/safety.md, R27). */
  private static final double WARM_CELSIUS = 38.0;

  /** 90 s for a welded relay, and what a dense or slow pad takes beyond (docs/safety.md). */
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private static final Set<FaultCode> TOLD_AS =
      EnumSet.of(
          FaultCode.RELAY_STUCK,
          FaultCode.CURRENT_WHILE_OFF,
          FaultCode.VOLTAGE_WHILE_OFF,
          FaultCode.OUTPUT_FAILED);

  private final HouseBuild build;
  private final ActiveFaults faults = new ActiveFaults();
  private final Map<PadName, Double> readCelsius = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> since = new LinkedHashMap<>();
  private final Map<PadName, Set<FaultCode>> told = new LinkedHashMap<>();
  private boolean runs;

  WeldedRelayIsTold(HouseBuild build) {
    super("R27 stuck");
    this.build = build;
  }

  @Override
  String sentence() {
    return "A heater that gives heat for 4 minutes although it is off, under skin that is read"
        + " warm, is told.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Booted _ -> runs = true;
      case Fact.Died _ -> {
        runs = false;
        since.clear();
        told.clear();
      }
      case Fact.Sensed(var pad, var role, Sample.Measured measured)
          when role == SensorRole.SKIN_SIDE ->
          readCelsius.put(pad, measured.temperature().degrees());
      case Fact.Told(var view) -> told.put(view.name(), view.faults());
      case Fact.Truth truth -> judge(at, truth);
      default -> {}
    }
  }

  private void judge(MonotonicTime at, Fact.Truth truth) {
    PadName pad = truth.pad();
    boolean stuck =
        runs
            && truth.driven() == Level.OFF
            && truth.elementWatts() > build.pad(pad).powerWatts() / 2
            && readCelsius.getOrDefault(pad, 0.0) >= WARM_CELSIUS;
    if (!stuck) {
      since.remove(pad);
      return;
    }
    Duration lasted = at.minus(since.computeIfAbsent(pad, _ -> at));
    boolean isTold = told.getOrDefault(pad, Set.of()).stream().anyMatch(TOLD_AS::contains);
    if (lasted.compareTo(LONGEST) > 0 && !isTold && mayMiss(at)) {
      exempt("sensors or a program that cannot see it");
    } else {
      check(lasted.compareTo(LONGEST) <= 0 || isTold, at, pad + " is stuck on and does not tell");
    }
  }

  private boolean mayMiss(MonotonicTime at) {
    return faults.everOfASensor()
        || faults.recently(HouseFault.ADAPTER_THREAD_DIES, at, LONGEST)
        || faults.recently(HouseFault.INBOX_FLOOD, at, LONGEST)
        || faults.recently(HouseFault.LOOP_STALL, at, LONGEST)
        || faults.recently(HouseFault.PROCESS_PAUSE, at, LONGEST)
        || faults.recently(HouseFault.SLOW_CLOCK, at, LONGEST);
  }
}
