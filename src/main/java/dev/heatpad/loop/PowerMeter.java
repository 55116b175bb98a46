package dev.heatpad.loop;

import dev.heatpad.core.safety.PowerSample;
import dev.heatpad.core.unit.MonotonicTime;
import java.util.Optional;

/** A meter of voltage and current in the circuit of one heater. */
public interface PowerMeter extends AutoCloseable {

  /** One measurement; empty when the meter does not answer. It may wait for its bus. */
  Optional<PowerSample> sample(MonotonicTime now);

  @Override
  void close();
}
