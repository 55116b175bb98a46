package dev.heatpad.loop;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.unit.MonotonicTime;

/** One temperature sensor. A call may take as long as a conversion. */
public interface Thermometer extends AutoCloseable {

  /**
   * Makes one conversion.
   *
   * @param now the moment before the conversion begins: the time stamp of the sample
   */
  Sample sample(MonotonicTime now);

  @Override
  void close();
}
