package dev.heatpad.sim.trial;

import static dev.heatpad.core.safety.FaultCode.CLOCK_DRIFT;
import static dev.heatpad.core.safety.FaultCode.CURRENT_WHILE_OFF;
import static dev.heatpad.core.safety.FaultCode.ELEMENT_OVER_TEMPERATURE;
import static dev.heatpad.core.safety.FaultCode.JOURNAL_LOST;
import static dev.heatpad.core.safety.FaultCode.LEASE_LOST;
import static dev.heatpad.core.safety.FaultCode.LEASE_LOST_REPEATEDLY;
import static dev.heatpad.core.safety.FaultCode.LOOP_SLOW;
import static dev.heatpad.core.safety.FaultCode.METER_SILENT;
import static dev.heatpad.core.safety.FaultCode.NOT_WARMING;
import static dev.heatpad.core.safety.FaultCode.NO_CURRENT;
import static dev.heatpad.core.safety.FaultCode.NO_VOLTAGE;
import static dev.heatpad.core.safety.FaultCode.OUTPUT_FAILED;
import static dev.heatpad.core.safety.FaultCode.OVER_TEMPERATURE;
import static dev.heatpad.core.safety.FaultCode.RELAY_STUCK;
import static dev.heatpad.core.safety.FaultCode.RUNAWAY;
import static dev.heatpad.core.safety.FaultCode.SENSORS_DISAGREE;
import static dev.heatpad.core.safety.FaultCode.SENSORS_IMPLAUSIBLE;
import static dev.heatpad.core.safety.FaultCode.SENSOR_JUMPING;
import static dev.heatpad.core.safety.FaultCode.SENSOR_SILENT;
import static dev.heatpad.core.safety.FaultCode.STORAGE_FAILING;
import static dev.heatpad.core.safety.FaultCode.UNDER_VOLTAGE;
import static dev.heatpad.core.safety.FaultCode.VOLTAGE_WHILE_OFF;
import static dev.heatpad.core.safety.FaultCode.WRONG_RESISTANCE;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.sim.twin.PhysicalFault;
import java.util.EnumSet;
import java.util.Set;

/**
 * What each fault may look like to the program: the fine names by which it may be found. Whatever
 * else the program says of it is a false alarm.
 */
final class Symptoms {

  private Symptoms() {}

  static Set<FaultCode> of(FaultKind kind) {
    return switch (kind) {
      case PadFault(var fault) -> ofPad(fault);
      case HouseFault fault -> ofHouse(fault);
    };
  }

  private static Set<FaultCode> ofPad(PhysicalFault fault) {
    return switch (fault.part()) {
      case SENSOR -> ofSensor(fault);
      case HEATER_PATH, PAD_AND_SKIN -> ofHeater(fault);
    };
  }

  private static Set<FaultCode> ofSensor(PhysicalFault fault) {
    return switch (fault) {
      case SENSOR_OPEN, SENSOR_SHORT, SENSOR_POWER_ON_VALUE, SENSOR_ERROR_CODE, SENSOR_STALE ->
          // A step in what is read when it comes back.
          EnumSet.of(SENSOR_SILENT, SENSOR_JUMPING);
      case SENSOR_FROZEN ->
          EnumSet.of(
              FaultCode.SENSOR_FROZEN,
              SENSOR_JUMPING,
              NOT_WARMING,
              RELAY_STUCK,
              SENSORS_DISAGREE,
              SENSORS_IMPLAUSIBLE,
              RUNAWAY);
      case SENSOR_STEP, SENSOR_OFFSET_HIGH_3, SENSOR_OFFSET_LOW_3 ->
          EnumSet.of(
              SENSOR_JUMPING,
              SENSORS_DISAGREE,
              SENSORS_IMPLAUSIBLE,
              OVER_TEMPERATURE,
              NOT_WARMING,
              RUNAWAY,
              RELAY_STUCK);
      case SENSOR_OFFSET_LOW_1 -> EnumSet.of(SENSORS_DISAGREE, NOT_WARMING, RUNAWAY);
      case SENSOR_DRIFT ->
          EnumSet.of(SENSOR_JUMPING, SENSORS_DISAGREE, SENSORS_IMPLAUSIBLE, NOT_WARMING, RUNAWAY);
      case SENSOR_NOISE_BURST ->
          EnumSet.of(
              SENSOR_JUMPING,
              SENSORS_DISAGREE,
              SENSORS_IMPLAUSIBLE,
              OVER_TEMPERATURE,
              NOT_WARMING,
              RUNAWAY,
              RELAY_STUCK);
      case SENSOR_LIFTED ->
          EnumSet.of(NOT_WARMING, SENSOR_JUMPING, SENSORS_DISAGREE, SENSORS_IMPLAUSIBLE, RUNAWAY);
      case SENSOR_ROLES_SWAPPED ->
          EnumSet.of(
              SENSORS_IMPLAUSIBLE,
              SENSOR_JUMPING,
              NOT_WARMING,
              OVER_TEMPERATURE,
              RUNAWAY,
              RELAY_STUCK);
      default -> throw new IllegalArgumentException(fault + " is no fault of a sensor");
    };
  }

  private static Set<FaultCode> ofHeater(PhysicalFault fault) {
    return switch (fault) {
      case RELAY_WELDED, HEAT_PIN_STUCK_HIGH, MOSFET_SHORTED ->
          EnumSet.of(
              RELAY_STUCK,
              CURRENT_WHILE_OFF,
              VOLTAGE_WHILE_OFF,
              OUTPUT_FAILED,
              OVER_TEMPERATURE,
              FaultCode.SENSOR_FROZEN);
      case RELAY_OPEN, KEEP_ALIVE_PIN_STUCK_HIGH, KEEP_ALIVE_PIN_STUCK_LOW, FUSE_BLOWN ->
          EnumSet.of(NOT_WARMING, NO_VOLTAGE, FaultCode.SENSOR_FROZEN);
      case RELAY_SLOW -> EnumSet.of(CURRENT_WHILE_OFF);
      case RELAY_BOUNCE, CUT_OUT_WELDED -> EnumSet.noneOf(FaultCode.class);
      case ELEMENT_OPEN, CUT_OUT_OPENS ->
          EnumSet.of(NOT_WARMING, NO_CURRENT, FaultCode.SENSOR_FROZEN);
      case ELEMENT_HALF_SHORTED, DENSER_THAN_DECLARED ->
          EnumSet.of(
              WRONG_RESISTANCE,
              RUNAWAY,
              OVER_TEMPERATURE,
              ELEMENT_OVER_TEMPERATURE,
              SENSORS_IMPLAUSIBLE,
              RELAY_STUCK,
              NO_CURRENT,
              NOT_WARMING);
      case BROWN_OUT -> EnumSet.of(UNDER_VOLTAGE, NOT_WARMING, FaultCode.SENSOR_FROZEN);
      case OVER_VOLTAGE ->
          EnumSet.of(FaultCode.OVER_VOLTAGE, NOT_WARMING, RUNAWAY, SENSORS_IMPLAUSIBLE);
      case FOLDED ->
          EnumSet.of(
              RUNAWAY,
              OVER_TEMPERATURE,
              ELEMENT_OVER_TEMPERATURE,
              SENSORS_IMPLAUSIBLE,
              RELAY_STUCK,
              NO_CURRENT,
              NOT_WARMING);
      case COVERED, IMPAIRED_FLOW, COMPRESSED_SKIN -> EnumSet.noneOf(FaultCode.class);
      case LYING_ALONE -> EnumSet.of(NOT_WARMING, SENSOR_JUMPING, RUNAWAY);
      default -> throw new IllegalArgumentException(fault + " is a fault of a sensor");
    };
  }

  private static Set<FaultCode> ofHouse(HouseFault fault) {
    return switch (fault) {
      case LOOP_STALL, PROCESS_PAUSE ->
          EnumSet.of(
              LEASE_LOST,
              LEASE_LOST_REPEATEDLY,
              LOOP_SLOW,
              SENSOR_SILENT,
              METER_SILENT,
              STORAGE_FAILING);
      case ADAPTER_THREAD_DIES -> EnumSet.of(SENSOR_SILENT, SENSOR_JUMPING, METER_SILENT);
      case OUTPUT_UNREACHABLE ->
          EnumSet.of(
              OUTPUT_FAILED,
              RELAY_STUCK,
              CURRENT_WHILE_OFF,
              NOT_WARMING,
              NO_VOLTAGE,
              NO_CURRENT,
              OVER_TEMPERATURE);
      case OUTPUT_READS_WRONG -> EnumSet.of(OUTPUT_FAILED);
      case SLOW_CLOCK ->
          EnumSet.of(CLOCK_DRIFT, LOOP_SLOW, SENSOR_SILENT, NOT_WARMING, RUNAWAY, RELAY_STUCK);
      case DISK_FULL, DISK_READ_ONLY, DISK_SLOW -> EnumSet.of(STORAGE_FAILING);
      case DISK_CORRUPT -> EnumSet.of(JOURNAL_LOST);
      case KILL_AT_ANY_EFFECT,
          ADAPTER_EXCEPTION,
          INBOX_FLOOD,
          WALL_CLOCK_FORWARD,
          WALL_CLOCK_BACK,
          WALL_CLOCK_UNSET,
          RESTART_LOOP,
          LOST_TAIL,
          BROKER_GONE,
          BROKER_FLAPPING,
          BROKER_FROZEN,
          RETAINED_START,
          LATE_START,
          DUPLICATED_COMMAND,
          REORDERED_COMMAND,
          COMMAND_FLOOD,
          ASLEEP,
          PROMPT_IGNORED,
          ANSWERS_LATE,
          SECOND_PERSON_STARTS ->
          EnumSet.noneOf(FaultCode.class);
    };
  }
}
