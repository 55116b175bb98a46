package dev.heatpad.sim.trial;

import dev.heatpad.sim.trial.FaultTable.Build;
import dev.heatpad.sim.twin.PhysicalFault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How soon a fault must be found: 30 s for what is electrical or of time, 90 s for a sensor that is
 * frozen or lifted and for a circuit that is open or welded (docs/safety.md). What a build cannot
 * see in time is excused here by name, and nowhere else.
 *
 * @param excuse why this build may be later or never see it; empty where the limit holds
 */
record DetectionLimit(Duration within, Optional<String> excuse) {

  /** One reading a second: what happens after one shows in the next. */
  static final Duration READING = Duration.ofSeconds(1);

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(90);

  private static final Set<HouseFault> OF_TIME =
      EnumSet.of(
          HouseFault.LOOP_STALL,
          HouseFault.PROCESS_PAUSE,
          HouseFault.KILL_AT_ANY_EFFECT,
          HouseFault.ADAPTER_THREAD_DIES);

  private static DetectionLimit held(Duration within) {
    return new DetectionLimit(within, Optional.empty());
  }

  private static DetectionLimit excused(Duration within, String excuse) {
    return new DetectionLimit(within, Optional.of(excuse));
  }

  private static DetectionLimit needsMeter(Build build, Duration within) {
    return switch (build) {
      case ONE_RELAY -> excused(within, "needs a meter");
      case BOARD -> held(within);
    };
  }

  /** The limit of a fault; empty where finding it is not demanded. */
  static Optional<DetectionLimit> of(FaultKind fault, Build build) {
    return switch (fault) {
      case PadFault(var physical) -> ofPad(physical, build);
      case HouseFault house -> ofHouse(house);
    };
  }

  private static Optional<DetectionLimit> ofPad(PhysicalFault fault, Build build) {
    return switch (fault) {
      case SENSOR_OPEN,
          SENSOR_SHORT,
          SENSOR_POWER_ON_VALUE,
          SENSOR_ERROR_CODE,
          SENSOR_STALE,
          SENSOR_STEP,
          SENSOR_NOISE_BURST,
          MOSFET_SHORTED,
          HEAT_PIN_STUCK_HIGH,
          KEEP_ALIVE_PIN_STUCK_HIGH,
          KEEP_ALIVE_PIN_STUCK_LOW ->
          Optional.of(held(SOON));
      case ELEMENT_HALF_SHORTED, BROWN_OUT, OVER_VOLTAGE -> Optional.of(needsMeter(build, SOON));
      case SENSOR_FROZEN,
          SENSOR_LIFTED,
          RELAY_WELDED,
          RELAY_OPEN,
          ELEMENT_OPEN,
          CUT_OUT_OPENS,
          FUSE_BLOWN ->
          Optional.of(held(LATER));
      case RELAY_SLOW, RELAY_BOUNCE ->
          Optional.of(excused(SOON, "opens within the lease, nothing to end"));
      case SENSOR_DRIFT,
          SENSOR_OFFSET_LOW_1,
          SENSOR_OFFSET_LOW_3,
          SENSOR_OFFSET_HIGH_3,
          SENSOR_ROLES_SWAPPED,
          CUT_OUT_WELDED,
          FOLDED,
          COVERED,
          LYING_ALONE,
          IMPAIRED_FLOW,
          COMPRESSED_SKIN,
          DENSER_THAN_DECLARED ->
          Optional.empty();
    };
  }

  private static Optional<DetectionLimit> ofHouse(HouseFault fault) {
    if (fault == HouseFault.SLOW_CLOCK) {
      return Optional.of(excused(SOON, "two clocks are compared over 60 s"));
    }
    return OF_TIME.contains(fault) ? Optional.of(held(SOON)) : Optional.empty();
  }
}
