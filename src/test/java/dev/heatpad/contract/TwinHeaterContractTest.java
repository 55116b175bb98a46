package dev.heatpad.contract;

import dev.heatpad.loop.HeaterSwitch;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.sim.twin.TwinHeater;

class TwinHeaterContractTest extends HeaterSwitchContract {

  private final TwinHeater heater = new TwinHeater();

  @Override
  HeaterSwitch open() {
    return heater;
  }

  @Override
  Level heat() {
    return heater.level();
  }
}
