package dev.heatpad.contract;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.Thermometer;
import dev.heatpad.sim.twin.BloodFlow;
import dev.heatpad.sim.twin.Lie;
import dev.heatpad.sim.twin.PadBuild;
import dev.heatpad.sim.twin.PadTwin;
import dev.heatpad.sim.twin.PhysicalFault;
import dev.heatpad.sim.twin.SensorBuild;
import dev.heatpad.sim.twin.Wiring;
import java.util.List;
import java.util.SplittableRandom;

/** The sensor of a twin that nobody lies on has the temperature of its room at first. */
class TwinThermometerContractTest extends ThermometerContract {

  private PadTwin twin = in(20);

  private static PadTwin in(double roomCelsius) {
    PadTwin.Setup setup =
        new PadTwin.Setup(
            PadBuild.reference(),
            Wiring.ONE_RELAY,
            BloodFlow.NORMAL,
            Lie.ALONE,
            roomCelsius,
            List.of(SensorBuild.exact(SensorRole.SKIN_SIDE)));
    return new PadTwin(setup, new SplittableRandom(1));
  }

  @Override
  Thermometer open() {
    return new Thermometer() {
      @Override
      public Sample sample(MonotonicTime now) {
        return twin.thermometer(SensorRole.SKIN_SIDE).sample(now);
      }

      @Override
      public void close() {
        twin.thermometer(SensorRole.SKIN_SIDE).close();
      }
    };
  }

  @Override
  void warmTo(double celsius) {
    twin = in(celsius);
  }

  @Override
  void unplug() {
    twin.inject(PhysicalFault.SENSOR_OPEN);
  }
}
