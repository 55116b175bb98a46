package dev.heatpad.sim.twin;

/**
 * What the way in which a pad lies means for its heat (docs/safety.md, "Pad and skin").
 *
 * @param lossWattsPerSquareMetreKelvin to the room
 * @param powerMultiple power density at the modelled spot, as a multiple of that of a flat pad
 */
record Lying(double lossWattsPerSquareMetreKelvin, double powerMultiple, Body body) {

  /** Whether skin touches the pad. */
  enum Body {
    THERE,
    AWAY
  }

  static final Lying ON_BODY = new Lying(5, 1, Body.THERE);
  static final Lying COVERED = new Lying(2, 1, Body.THERE);
  static final Lying FOLDED = new Lying(3, 2, Body.THERE);
  static final Lying ALONE = new Lying(13, 1, Body.AWAY);

  /** In an empty bed below its blanket; what a folded pad loses there. */
  static final Lying COVERED_ALONE = new Lying(3, 1, Body.AWAY);

  static final Lying FOLDED_ALONE = new Lying(3, 2, Body.AWAY);

  /** The same pad folded. */
  Lying folded() {
    return switch (body) {
      case THERE -> FOLDED;
      case AWAY -> FOLDED_ALONE;
    };
  }

  /** The same pad below a blanket. */
  Lying covered() {
    return switch (body) {
      case THERE -> COVERED;
      case AWAY -> COVERED_ALONE;
    };
  }
}
