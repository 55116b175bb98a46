package dev.heatpad.contract;

import dev.heatpad.loop.Thermometer;
import dev.heatpad.sim.SimulatedThermometer;

class SimulatedThermometerContractTest extends ThermometerContract {

  private double celsius = 20;

  @Override
  Thermometer open() {
    return new SimulatedThermometer(() -> celsius);
  }

  @Override
  void warmTo(double newCelsius) {
    celsius = newCelsius;
  }

  @Override
  void unplug() {
    celsius = Double.NaN;
  }
}
