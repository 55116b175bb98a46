package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** S4 for a sensor that shows the same for ever. */
final class FrozenSensorEndsHeat extends Invariant {

  /** The same code for so long is a doubt, and the time to be off after that (docs/safety.md). */
  private static final Duration LONGEST = Duration.ofSeconds(60 + 2);

  private final ActiveFaults faults = new ActiveFaults();
  private final Map<At, Code> codes = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> onSince = new LinkedHashMap<>();

  private record At(PadName pad, SensorRole role) {}

  private record Code(int raw, MonotonicTime since) {}

  FrozenSensorEndsHeat() {
    super("S4 frozen");
  }

  @Override
  String sentence() {
    return "The heater is not on for a minute while a sensor shows one and the same code.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Booted _, Fact.Died _ -> {
        codes.clear();
        onSince.clear();
      }
      case Fact.Drove(var pad, var level, _) -> {
        if (level == Level.ON) {
          onSince.putIfAbsent(pad, at);
        } else {
          onSince.remove(pad);
        }
      }
      case Fact.Sensed(var pad, var role, Sample.Measured measured) ->
          codes.compute(
              new At(pad, role),
              (_, before) ->
                  before != null && before.raw() == measured.rawCode()
                      ? before
                      : new Code(measured.rawCode(), at));
      case Fact.Truth truth when truth.driven() == Level.ON -> judge(at, truth.pad());
      default -> {}
    }
  }

  private void judge(MonotonicTime at, PadName pad) {
    MonotonicTime on = onSince.getOrDefault(pad, at);
    codes.forEach((sensor, code) -> {
      if (sensor.pad().equals(pad)) {
        judge(at, sensor, at.minus(code.since().later(on)));
      }
    });
  }

  private void judge(MonotonicTime at, At sensor, Duration same) {
    boolean timeStoodStill =
        faults.recently(HouseFault.SLOW_CLOCK, at, LONGEST)
            || faults.recently(HouseFault.PROCESS_PAUSE, at, LONGEST);
    if (same.compareTo(LONGEST) > 0 && timeStoodStill) {
      exempt("a clock or a program that stood still");
    } else {
      check(
          same.compareTo(LONGEST) <= 0,
          at,
          sensor.pad() + " heats with " + sensor.role() + " frozen for " + same);
    }
  }
}
