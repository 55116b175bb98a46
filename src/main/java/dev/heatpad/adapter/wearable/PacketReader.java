package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Signal;
import java.util.Optional;

/** Makes signals of packets, for one connection. A packet that is refused becomes none. */
final class PacketReader {

  private final MotionSense motion = new MotionSense();

  Optional<Signal> read(Characteristic characteristic, byte[] packet, MonotonicTime arrivedAt) {
    return switch (characteristic) {
      case HEART_RATE -> HeartRateMeasurement.parse(packet).flatMap(HeartRateMeasurement::signal);
      case TEMPERATURE ->
          TemperatureMeasurement.parse(packet).flatMap(TemperatureMeasurement::signal);
      case CORE_TEMPERATURE -> CoreTemperature.parse(packet).flatMap(CoreTemperature::signal);
      case STEPS -> motion.steps(packet, arrivedAt);
      case ACCELERATION -> motion.acceleration(packet, arrivedAt);
    };
  }
}
