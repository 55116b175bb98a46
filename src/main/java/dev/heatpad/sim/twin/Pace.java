package dev.heatpad.sim.twin;

/** How long a step of the warm parts may be. The twin steps on a grid of quarters of a second. */
enum Pace {
  /** Only to keep up with a caller that goes on by less than a second. */
  QUARTER_SECOND(0, 0.25),
  /** While something heats or the skin is warm enough to take dose. */
  SECOND(1, 1),
  /** While the pad cools. */
  FIVE_SECONDS(2, 5),
  /** Long after the last heat. */
  MINUTE(3, 60);

  /** For tables with an entry for each pace. */
  static final int SLOTS = 4;

  private final int slot;
  private final double seconds;
  private final long nanos;

  Pace(int slot, double seconds) {
    this.slot = slot;
    this.seconds = seconds;
    this.nanos = Math.round(seconds * 1e9);
  }

  int slot() {
    return slot;
  }

  double seconds() {
    return seconds;
  }

  long nanos() {
    return nanos;
  }

  /** The share that a first-order lag of this time constant closes in one step. */
  double closes(double lagSeconds) {
    return lagSeconds > 0 ? 1 - Math.exp(-seconds / lagSeconds) : 1;
  }
}
