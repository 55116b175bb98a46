package dev.heatpad.core.safety;

import java.util.Locale;

/** How far it was shown after a session that the heater is really off. */
public enum ProofOfOff {
  /** Nobody looked. */
  NOT_CHECKED,
  /** The pad is being watched; no session starts before it is shown. */
  PENDING,
  /** A meter in the circuit reads no current. */
  CURRENT,
  /** The skin side has cooled as it does without heat. */
  COOLING,
  /** The skin side is not warmer than a body alone. */
  COLD,
  /** The skin side is too cool to tell, and did not become warmer either. */
  INCONCLUSIVE,
  /** The pad stayed warm: the fault says so. */
  FAILED;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
