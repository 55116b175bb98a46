package dev.heatpad.sim.twin;

/** How the heater is switched. */
public enum Wiring {
  /** One relay, which the drive commands. */
  ONE_RELAY,
  /** Two relays in series, which the drive commands together. */
  TWO_RELAYS,
  /**
   * A transistor on the low side, which the drive commands, behind a relay that holds only while
   * keep-alive edges arrive.
   */
  KEEP_ALIVE_BOARD
}
