package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Movement;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Steps and acceleration of a watch that runs InfiniTime, made into at most one signal a second. It
 * belongs to one connection: the first packet of each kind only says where counting starts.
 */
final class MotionSense {

  private static final Duration MIN_INTERVAL = Duration.ofSeconds(1);

  /** The watch sends its acceleration in 1/1024 g. */
  private static final double UNITS_PER_G = 1024;

  /** A smaller change of acceleration is stillness ({@link Movement}). */
  private static final double MIN_CHANGE_G = 0.05;

  private record Acceleration(short x, short y, short z) {
    double changeInG(Acceleration other) {
      double dx = x - other.x;
      double dy = y - other.y;
      double dz = z - other.z;
      return Math.sqrt(dx * dx + dy * dy + dz * dz) / UNITS_PER_G;
    }
  }

  private @Nullable Long lastSteps;
  private @Nullable Acceleration lastAcceleration;
  private @Nullable MonotonicTime lastToldAt;
  private Movement movement = Movement.STILL;

  /** A count of steps, uint32. It starts anew at midnight, so each change counts. */
  Optional<Signal> steps(byte[] packet, MonotonicTime now) {
    if (packet.length < Integer.BYTES) {
      return Optional.empty();
    }
    long steps = Integer.toUnsignedLong(buffer(packet).getInt());
    Long before = lastSteps;
    lastSteps = steps;
    return before == null ? Optional.empty() : sense(before != steps, now);
  }

  /** Three times sint16. */
  Optional<Signal> acceleration(byte[] packet, MonotonicTime now) {
    if (packet.length < 3 * Short.BYTES) {
      return Optional.empty();
    }
    ByteBuffer bytes = buffer(packet);
    Acceleration newest = new Acceleration(bytes.getShort(), bytes.getShort(), bytes.getShort());
    Acceleration before = lastAcceleration;
    lastAcceleration = newest;
    return before == null ? Optional.empty() : sense(newest.changeInG(before) >= MIN_CHANGE_G, now);
  }

  private Optional<Signal> sense(boolean moved, MonotonicTime now) {
    if (moved) {
      movement = Movement.MOVING;
    }
    MonotonicTime before = lastToldAt;
    if (before != null && now.minus(before).compareTo(MIN_INTERVAL) < 0) {
      return Optional.empty();
    }
    Movement told = movement;
    lastToldAt = now;
    movement = Movement.STILL;
    return Optional.of(new Signal.Motion(told));
  }

  private static ByteBuffer buffer(byte[] packet) {
    return ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
  }
}
