package dev.heatpad.sim.twin;

import dev.heatpad.core.safety.PowerSample;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.PowerMeter;
import java.util.Optional;

/** A meter behind the switch of a twin. */
final class TwinPowerMeter implements PowerMeter {

  private final Circuit circuit;
  private boolean closed;

  TwinPowerMeter(Circuit circuit) {
    this.circuit = circuit;
  }

  @Override
  public Optional<PowerSample> sample(MonotonicTime now) {
    return closed
        ? Optional.empty()
        : Optional.of(new PowerSample(circuit.padVolts(), circuit.amperes(), now));
  }

  @Override
  public void close() {
    closed = true;
  }
}
