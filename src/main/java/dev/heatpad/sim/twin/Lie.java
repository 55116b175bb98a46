package dev.heatpad.sim.twin;

/** How the pad lies. */
public enum Lie {
  /** Flat, somebody on one face, the other to the room. */
  ON_BODY(Lying.ON_BODY),
  /** As on the body, with a blanket over the other face. */
  COVERED(Lying.COVERED),
  /** Folded under the body: what is modelled is the half that lies on the other half. */
  FOLDED(Lying.FOLDED),
  /** Nobody on it, both faces open. */
  ALONE(Lying.ALONE);

  private final Lying lying;

  Lie(Lying lying) {
    this.lying = lying;
  }

  Lying lying() {
    return lying;
  }
}
