package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Arrival;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The threads that read sensors and meters, one reading a second each. */
final class Sensing {

  private final HouseBuild build;
  private final Map<PadName, PadTruth> truths;
  private final Consumer<Fact> tell;
  private final Set<PadName> dead = new TreeSet<>();

  Sensing(HouseBuild build, Map<PadName, PadTruth> truths, Consumer<Fact> tell) {
    this.build = build;
    this.truths = truths;
    this.tell = tell;
  }

  /** The thread of this pad's sensors is gone. */
  void dies(PadName pad) {
    dead.add(pad);
  }

  void comesBack(PadName pad) {
    dead.remove(pad);
  }

  /** Delivers one reading of each sensor and meter. */
  void sample(MonotonicTime stamp, Consumer<Arrival> inbox) {
    for (PadPlan pad : build.pads()) {
      PadTruth truth = truths.get(pad.name());
      if (truth == null || dead.contains(pad.name())) {
        continue;
      }
      for (SensorRole role : pad.sensors().roles()) {
        Sample sample = truth.sample(role, stamp);
        tell.accept(new Fact.Sensed(pad.name(), role, sample));
        inbox.accept(new Arrival.Sensed(pad.name(), role, sample));
      }
      if (pad.isMetered()) {
        truth
            .metered(stamp)
            .ifPresent(sample -> inbox.accept(new Arrival.Metered(pad.name(), sample)));
      }
    }
  }
}
