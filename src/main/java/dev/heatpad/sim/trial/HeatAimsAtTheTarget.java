package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** D1: what is read is kept at what was asked for. */
final class HeatAimsAtTheTarget extends Invariant {

  /** Half the band of two-position control, and its dwell with a turn or two (docs/safety.md). */
  private static final double BAND_CELSIUS = 0.25;

  private static final Duration LONGEST_ABOVE = Duration.ofSeconds(10 + 3);

  private final ActiveFaults faults = new ActiveFaults();
  private final Map<PadName, PadView.Running> running = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> aboveSince = new LinkedHashMap<>();

  HeatAimsAtTheTarget() {
    super("D1");
  }

  @Override
  String sentence() {
    return "The heater is off soon after the skin is read above the target, and no target rises"
        + " while a session runs.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Booted _, Fact.Died _ -> {
        running.clear();
        aboveSince.clear();
      }
      case Fact.Told(var view) -> told(at, view);
      case Fact.Sensed(var pad, var role, Sample.Measured measured)
          when role == SensorRole.SKIN_SIDE ->
          read(at, pad, measured.temperature().degrees());
      case Fact.Truth truth when truth.driven() == Level.ON -> judge(at, truth.pad());
      default -> {}
    }
  }

  private void told(MonotonicTime at, PadView view) {
    if (view.running().isEmpty()) {
      running.remove(view.name());
      aboveSince.remove(view.name());
      return;
    }
    PadView.Running now = view.running().get();
    PadView.Running before = running.put(view.name(), now);
    boolean rises =
        before != null && before.id().equals(now.id()) && now.target().isAbove(before.target());
    check(!rises, at, view.name() + " takes a higher target while it runs");
  }

  private void read(MonotonicTime at, PadName pad, double celsius) {
    PadView.Running session = running.get(pad);
    if (session != null && celsius > session.target().degrees() + BAND_CELSIUS) {
      aboveSince.putIfAbsent(pad, at);
    } else {
      aboveSince.remove(pad);
    }
  }

  private void judge(MonotonicTime at, PadName pad) {
    Duration above = at.minus(aboveSince.getOrDefault(pad, at));
    boolean timeStoodStill =
        faults.recently(HouseFault.SLOW_CLOCK, at, LONGEST_ABOVE)
            || faults.recently(HouseFault.PROCESS_PAUSE, at, LONGEST_ABOVE);
    if (above.compareTo(LONGEST_ABOVE) > 0 && timeStoodStill) {
      exempt("a clock or a program that stood still");
    } else {
      check(above.compareTo(LONGEST_ABOVE) <= 0, at, pad + " heats above its target");
    }
  }
}
