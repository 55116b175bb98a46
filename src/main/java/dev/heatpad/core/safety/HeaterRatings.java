package dev.heatpad.core.safety;

import java.util.Optional;

/**
 * What the label of a pad says.
 *
 * @param watts of the element at its rated voltage
 * @param wattsPerSquareMetre the same over the area of the pad
 * @param meter what the circuit should read when it is on; empty where no meter is wired
 */
public record HeaterRatings(double watts, double wattsPerSquareMetre, Optional<Metered> meter) {

  /** Rated voltage and current behind the switch. */
  public record Metered(double volts, double amperes) {
    public double ohms() {
      return volts / amperes;
    }
  }

  public HeaterRatings {
    if (!(watts > 0) || !(wattsPerSquareMetre > 0)) {
      throw new IllegalArgumentException("a heater has a power and a power density");
    }
  }
}
