package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.PowerSample;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.HeaterSwitch;
import dev.heatpad.sim.twin.Lie;
import dev.heatpad.sim.twin.PadTwin;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One pad as it really is, whatever sensors and outputs say: its twin, behind an output of the
 * computer that may fail by itself. The trial moves it.
 */
final class PadTruth {

  private final PadPlan plan;
  private final PadTwin twin;
  private final Output output = new Output();
  private final Set<HouseFault> outputFaults = EnumSet.noneOf(HouseFault.class);

  PadTruth(PadPlan plan, HouseBuild house, SplittableRandom chance) {
    this.plan = plan;
    this.twin =
        new PadTwin(
            new PadTwin.Setup(
                plan.build(),
                plan.wiring(),
                plan.flow(),
                house.lieOf(plan),
                house.roomCelsius(),
                plan.sensors().builds()),
            chance);
  }

  void advanceTo(MonotonicTime now) {
    twin.advanceTo(now);
  }

  HeaterSwitch heater() {
    return output;
  }

  /**
   * One conversion of a sensor.
   *
   * @param stamp what the program's clock shows
   */
  Sample sample(SensorRole role, MonotonicTime stamp) {
    return twin.thermometer(role).sample(stamp);
  }

  Optional<PowerSample> metered(MonotonicTime stamp) {
    return twin.powerMeter().sample(stamp);
  }

  /** Edges of the keep-alive line arrive until then. */
  void keepAliveUntil(MonotonicTime trueTime) {
    twin.keepAliveUntil(trueTime);
  }

  void lie(Lie lie) {
    twin.lie(lie);
  }

  /** Nothing breaks that this wiring does not have. */
  void inject(PadFault kind) {
    if (kind.fault().wirings().contains(plan.wiring())) {
      twin.inject(kind.fault());
    }
  }

  void cease(PadFault kind) {
    twin.cease(kind.fault());
  }

  void breakOutput(HouseFault fault) {
    outputFaults.add(fault);
  }

  void mendOutput(HouseFault fault) {
    outputFaults.remove(fault);
  }

  double skinCelsius() {
    return twin.skinCelsius();
  }

  double padCelsius() {
    return twin.padCelsius();
  }

  /** What really flows through the element. */
  double elementWatts() {
    return twin.elementWatts();
  }

  /** Since the beginning of the life. */
  double skinCem43Minutes() {
    return twin.skinCem43Minutes();
  }

  double skinDamage() {
    return twin.skinDamage();
  }

  /** The lines of the computer, before the circuit of the twin. */
  private final class Output implements HeaterSwitch {
    @Override
    public void drive(Level level) throws IOException {
      requireReachable();
      twin.heater().drive(level);
    }

    @Override
    public Level readBack() throws IOException {
      requireReachable();
      Level level = twin.heater().readBack();
      boolean wrong = outputFaults.contains(HouseFault.OUTPUT_READS_WRONG);
      return (level == Level.ON) == wrong ? Level.OFF : Level.ON;
    }

    private void requireReachable() throws IOException {
      if (outputFaults.contains(HouseFault.OUTPUT_UNREACHABLE)) {
        throw new IOException("the line cannot be reached");
      }
    }

    /** The kernel takes the line back, and the pull-up of the board opens the relay. */
    @Override
    public void close() {
      try {
        twin.heater().drive(Level.OFF);
      } catch (IOException failure) {
        throw new IllegalStateException("the twin's heater was closed for good", failure);
      }
    }
  }
}
