package dev.heatpad.contract;

import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.Indicator;
import dev.heatpad.sim.SimulatedIndicator;

class SimulatedIndicatorContractTest extends IndicatorContract {

  private final SimulatedIndicator light = new SimulatedIndicator();

  @Override
  Indicator open() {
    return light;
  }

  @Override
  Level seen() {
    return light.shown();
  }
}
