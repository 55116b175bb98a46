package dev.heatpad.sim;

/**
 * Pad and skin as two warm nodes, a first approximation of a body lying on a pad. The pad node
 * loses heat to the room and gives heat to the skin; the skin node gives it to the blood. The
 * admittance of the skin grows with its blood flow, which follows its temperature slowly.
 *
 * <p>Numbers are those of the thermal study in {@code docs/safety.md}. The heat capacity of the
 * skin node stands for the layers below it, and was fitted to the study's layered solution: within
 * 0.6 C of its skin temperatures from the first to the sixtieth minute. The simulator's thread owns
 * it.
 */
public final class ThermalModel {

  private static final double PAD_CAPACITY_JOULE_PER_SQUARE_METRE_KELVIN = 3_500;
  private static final double PAD_TO_SKIN_WATTS_PER_SQUARE_METRE_KELVIN = 60;
  private static final double PAD_TO_ROOM_WATTS_PER_SQUARE_METRE_KELVIN = 5;

  /** Without a body both faces lie open. */
  private static final double OPEN_PAD_TO_ROOM_WATTS_PER_SQUARE_METRE_KELVIN = 13;

  private static final double SKIN_CAPACITY_JOULE_PER_SQUARE_METRE_KELVIN = 10_000;
  private static final double BLOOD_CELSIUS = 37.0;

  /** Skin under a shirt in a warm room, before the pad is laid on. */
  private static final double SKIN_BEFORE_CONTACT_CELSIUS = 35.28;

  /** Flow as a multiple of the resting one, and the skin's admittance at that flow. */
  private static final double[] FLOW = {0.2, 1, 5, 14};

  private static final double[] ADMITTANCE_WATTS_PER_SQUARE_METRE_KELVIN = {
    29.0219, 35.8181, 67.4273, 126.992
  };

  private static final double FLOW_RISES_FROM_CELSIUS = 34;
  private static final double FLOW_FULL_AT_CELSIUS = 42;
  private static final double FULL_FLOW = 14;
  private static final double FLOW_LAG_SECONDS = 300;

  /** The explicit scheme is stable far beyond this step; it is as fine as the readings need. */
  private static final double LONGEST_STEP_SECONDS = 0.5;

  /** Whether somebody lies on the pad. */
  public enum Occupancy {
    OCCUPIED,
    EMPTY
  }

  private final double wattsPerSquareMetre;
  private final double roomCelsius;
  private final Occupancy occupancy;
  private double padCelsius;
  private double skinCelsius = SKIN_BEFORE_CONTACT_CELSIUS;
  private double flow = 1;

  public ThermalModel(
      double powerWatts, double areaSquareMetres, double roomCelsius, Occupancy occupancy) {
    this.wattsPerSquareMetre = powerWatts / areaSquareMetres;
    this.roomCelsius = roomCelsius;
    this.occupancy = occupancy;
    this.padCelsius = roomCelsius;
  }

  /** Temperature of the pad node. */
  public double padCelsius() {
    return padCelsius;
  }

  /** What a sensor on the skin side of the pad feels: the skin, or without one the pad. */
  public double skinSideCelsius() {
    return switch (occupancy) {
      case OCCUPIED -> skinCelsius;
      case EMPTY -> padCelsius;
    };
  }

  /**
   * Time goes on.
   *
   * @param heatFraction how much of the rated power the element gives, 0 to 1
   */
  public void advance(double seconds, double heatFraction) {
    double left = seconds;
    while (left > 0) {
      double step = Math.min(left, LONGEST_STEP_SECONDS);
      switch (occupancy) {
        case OCCUPIED -> stepOccupied(step, heatFraction);
        case EMPTY -> stepEmpty(step, heatFraction);
      }
      left -= step;
    }
  }

  private void stepOccupied(double seconds, double heatFraction) {
    flow += (wantedFlow() - flow) * seconds / FLOW_LAG_SECONDS;
    double toSkin = PAD_TO_SKIN_WATTS_PER_SQUARE_METRE_KELVIN * (padCelsius - skinCelsius);
    double toRoom = PAD_TO_ROOM_WATTS_PER_SQUARE_METRE_KELVIN * (padCelsius - roomCelsius);
    double toBlood = admittance() * (skinCelsius - BLOOD_CELSIUS);
    padCelsius +=
        seconds
            * (wattsPerSquareMetre * heatFraction - toRoom - toSkin)
            / PAD_CAPACITY_JOULE_PER_SQUARE_METRE_KELVIN;
    skinCelsius += seconds * (toSkin - toBlood) / SKIN_CAPACITY_JOULE_PER_SQUARE_METRE_KELVIN;
  }

  private void stepEmpty(double seconds, double heatFraction) {
    double toRoom = OPEN_PAD_TO_ROOM_WATTS_PER_SQUARE_METRE_KELVIN * (padCelsius - roomCelsius);
    padCelsius +=
        seconds
            * (wattsPerSquareMetre * heatFraction - toRoom)
            / PAD_CAPACITY_JOULE_PER_SQUARE_METRE_KELVIN;
  }

  private double wantedFlow() {
    double rise =
        (skinCelsius - FLOW_RISES_FROM_CELSIUS) / (FLOW_FULL_AT_CELSIUS - FLOW_RISES_FROM_CELSIUS);
    return 1 + (FULL_FLOW - 1) * Math.clamp(rise, 0, 1);
  }

  private double admittance() {
    for (int i = 1; i < FLOW.length; i++) {
      if (flow <= FLOW[i]) {
        double share = (flow - FLOW[i - 1]) / (FLOW[i] - FLOW[i - 1]);
        double low = ADMITTANCE_WATTS_PER_SQUARE_METRE_KELVIN[i - 1];
        return low + share * (ADMITTANCE_WATTS_PER_SQUARE_METRE_KELVIN[i] - low);
      }
    }
    return ADMITTANCE_WATTS_PER_SQUARE_METRE_KELVIN[FLOW.length - 1];
  }
}
