package dev.heatpad.sim.twin;

/** What a heating pad is said to be: the words on its label. */
public record PadBuild(double areaSquareMetres, double ratedWatts, double ratedVolts) {

  public PadBuild {
    if (!(areaSquareMetres > 0) || !(ratedWatts > 0) || !(ratedVolts > 0)) {
      throw new IllegalArgumentException("a pad has an area, a power and a voltage");
    }
  }

  /** The reference pad of docs/safety.md: 30 W on 0.12 m2, at 12 V. */
  public static PadBuild reference() {
    return new PadBuild(0.12, 30, 12);
  }

  public double wattsPerSquareMetre() {
    return ratedWatts / areaSquareMetres;
  }

  public double elementOhms() {
    return ratedVolts * ratedVolts / ratedWatts;
  }

  public double ratedAmperes() {
    return ratedWatts / ratedVolts;
  }
}
