package dev.heatpad.sim.twin;

/**
 * What heat does to the skin of the model. It is written apart from {@code dev.heatpad.core.dose}
 * on purpose: the program's own count is held against this one, and one mistake must not be in
 * both. The numbers are those of docs/safety.md (CEM43, and damage after Henriques and Moritz).
 */
final class SkinHarm {

  private SkinHarm() {}

  /** Equivalent minutes at 43 C in one minute at this temperature. */
  static double cem43MinutesPerMinute(double celsius) {
    if (celsius < 39) {
      return 0;
    }
    return Math.pow(celsius < 43 ? 4 : 2, celsius - 43);
  }

  /** Damage in one second: 3.1e98 exp(-75 000 K / T). */
  static double damagePerSecond(double celsius) {
    return Math.exp(98 * Math.log(10) + Math.log(3.1) - 75_000 / (273.15 + celsius));
  }
}
