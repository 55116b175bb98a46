package dev.heatpad.sim.twin;

/** How the vessels of the dermis answer warmth (docs/safety.md, "Pad and skin"). */
public enum BloodFlow {
  /** They widen: up to 14 times the resting flow at 42 C, after some minutes. */
  NORMAL,
  /** They stay as they are. */
  IMPAIRED,
  /** The body's weight presses most of the blood out: a fifth of the resting flow. */
  COMPRESSED
}
