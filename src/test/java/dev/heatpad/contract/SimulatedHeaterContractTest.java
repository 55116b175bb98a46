package dev.heatpad.contract;

import dev.heatpad.loop.HeaterSwitch;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.sim.SimulatedHeater;

class SimulatedHeaterContractTest extends HeaterSwitchContract {

  private final SimulatedHeater heater = new SimulatedHeater();

  @Override
  HeaterSwitch open() {
    return heater;
  }

  @Override
  Level heat() {
    return heater.level();
  }
}
