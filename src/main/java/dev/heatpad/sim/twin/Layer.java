package dev.heatpad.sim.twin;

import java.util.List;

/**
 * One layer of tissue, and how finely it is cut.
 *
 * @param heatCapacity in J/m3K
 * @param perfusion heat that the resting blood flow exchanges, in W/m3K: rate times density times
 *     specific heat of blood
 */
record Layer(
    double thicknessMetres,
    double conductivityWattsPerMetreKelvin,
    double heatCapacity,
    double perfusion,
    Vessels vessels,
    Cut cut) {

  /** What the blood flow of a layer does. */
  enum Vessels {
    /** It follows the flow factor. */
    DILATING,
    STEADY
  }

  /**
   * Cells of a layer.
   *
   * @param growth thickness of each cell as a multiple of the one above it
   */
  record Cut(int cells, double growth) {}

  /** Blood: 1060 kg/m3 and 3770 J/kgK (docs/safety.md, "Pad and skin"). */
  private static final double BLOOD_JOULE_PER_CUBIC_METRE_KELVIN = 1060.0 * 3770.0;

  /** Resting flow of dermis, fat and muscle, per second (docs/safety.md, after Jiang 2002). */
  private static final double RESTING_FLOW_PER_SECOND = 0.00125;

  private static final double RESTING_PERFUSION =
      RESTING_FLOW_PER_SECOND * BLOOD_JOULE_PER_CUBIC_METRE_KELVIN;

  /**
   * Epidermis, dermis, fat and muscle of the back (docs/safety.md, "Pad and skin", after Jiang et
   * al., Burns 2002). So few cells keep the study within 0.03 C, and its times to a dose within 2
   * %.
   */
  static final List<Layer> BACK =
      List.of(
          new Layer(0.08e-3, 0.24, 1200.0 * 3590.0, 0, Vessels.STEADY, new Cut(1, 1)),
          new Layer(
              2e-3, 0.45, 1200.0 * 3300.0, RESTING_PERFUSION, Vessels.DILATING, new Cut(5, 1.3)),
          new Layer(
              10e-3, 0.19, 1000.0 * 2500.0, RESTING_PERFUSION, Vessels.STEADY, new Cut(9, 1.2)),
          new Layer(
              30e-3, 0.50, 1000.0 * 4000.0, RESTING_PERFUSION, Vessels.STEADY, new Cut(5, 1.6)));
}
