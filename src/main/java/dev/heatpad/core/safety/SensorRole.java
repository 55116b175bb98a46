package dev.heatpad.core.safety;

/** Where a sensor sits, and so what its readings may decide. */
public enum SensorRole {
  /** Between pad and body: controls, is dosed, trips by the profile. */
  SKIN_SIDE,
  /** A second one of the same kind: the hotter of the two counts, and both must agree. */
  SECOND_SKIN_SIDE,
  /** Beside the heating element: trips at its own, higher limit. */
  ELEMENT
}
