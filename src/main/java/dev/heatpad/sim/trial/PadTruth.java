package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.HeaterSwitch;

/** One pad as it really is, whatever sensors and outputs say. The trial moves it. */
interface PadTruth {

  void advanceTo(MonotonicTime now);

  HeaterSwitch heater();

  /**
   * One conversion of a sensor.
   *
   * @param stamp what the program's clock shows
   */
  Sample sample(SensorRole role, MonotonicTime stamp);

  void inject(PadFault fault);

  void cease(PadFault fault);

  double skinCelsius();

  double padCelsius();

  /** What really flows through the element. */
  double elementWatts();

  /** Since the beginning of the life. */
  double skinCem43Minutes();

  double skinDamage();
}
