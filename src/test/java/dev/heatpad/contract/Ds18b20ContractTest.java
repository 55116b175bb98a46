package dev.heatpad.contract;

import dev.heatpad.adapter.sensor.Ds18b20;
import dev.heatpad.adapter.sensor.W1Directory;
import dev.heatpad.loop.Thermometer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class Ds18b20ContractTest extends ThermometerContract {

  private static final String ID = "28-0316a2795bff";

  @TempDir Path devices;

  @Override
  Thermometer open() {
    return new Ds18b20(devices, ID);
  }

  @Override
  void warmTo(double celsius) throws Exception {
    new W1Directory(devices, ID).writeTemperature(celsius);
  }

  @Override
  void unplug() throws Exception {
    new W1Directory(devices, ID).remove();
  }
}
