package dev.heatpad.core.dose;

/**
 * The damage integral of Henriques and Moritz: A exp(-theta / T) per second, T in kelvin. The two
 * constants are a pair: restating theta as "628 kJ/mol" would divide the rate by five at 44 C
 * (Henriques, Arch Pathol 1947;43:489). There is no lower cut-off.
 */
public final class Damage {

  private static final double A_PER_SECOND = 3.1e98;
  private static final double THETA_KELVIN = 75_000;
  private static final double KELVIN_AT_ZERO_CELSIUS = 273.15;

  private Damage() {}

  /** Damage in a second at this temperature of the basal layer. */
  public static double ratePerSecond(double celsius) {
    return A_PER_SECOND * Math.exp(-THETA_KELVIN / (celsius + KELVIN_AT_ZERO_CELSIUS));
  }
}
