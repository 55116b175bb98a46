package dev.heatpad.sim.trial;

import java.util.Locale;

/** Physical faults of a pad that the two-node model can show. */
public enum PadFault implements FaultKind {
  /** The relay stays closed whatever the output says. */
  RELAY_WELDED,
  /** Driving the output throws; the relay stays as it is. */
  OUTPUT_UNREACHABLE,
  /** The output reads back the opposite of what it was driven to. */
  OUTPUT_READS_WRONG,
  /** The sensor does not answer. */
  SENSOR_ABSENT,
  /** The sensor repeats its last value. */
  SENSOR_FROZEN,
  /** The sensor jumps by ten degrees and back. */
  SENSOR_JUMPING;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Extent extent() {
    return Extent.LASTING;
  }
}
