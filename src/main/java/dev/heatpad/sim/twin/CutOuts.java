package dev.heatpad.sim.twin;

import java.util.SplittableRandom;

/**
 * The two thermal cut-outs beside the element, in series: a bimetal that closes again when it has
 * cooled, and a fuse that acts once. Owned by the circuit.
 */
final class CutOuts {

  /** A bimetal of 55 C opens within 5 C of it (docs/safety.md, "Circuit of the simulated pad"). */
  private static final double RESETTING_CELSIUS = 55;

  private static final double RESETTING_SPREAD_CELSIUS = 5;

  /** Bimetals of this kind close again near two thirds of the temperature that opened them. */
  private static final double RESETS_AT_SHARE = 2.0 / 3;

  private static final double ONE_SHOT_CELSIUS = 77;

  /** Whether a contact moved. */
  enum Change {
    NONE,
    MOVED
  }

  private final double opensAtCelsius;
  private boolean tripped;
  private boolean spent;

  /** Cut-outs of one pad: where its bimetal opens is drawn once. */
  CutOuts(SplittableRandom chance) {
    opensAtCelsius = RESETTING_CELSIUS + RESETTING_SPREAD_CELSIUS * (2 * chance.nextDouble() - 1);
  }

  double opensAtCelsius() {
    return opensAtCelsius;
  }

  double resetsAtCelsius() {
    return opensAtCelsius * RESETS_AT_SHARE;
  }

  Change feel(double celsius) {
    boolean trippedBefore = tripped;
    boolean spentBefore = spent;
    spent |= celsius >= ONE_SHOT_CELSIUS;
    if (celsius >= opensAtCelsius) {
      tripped = true;
    } else if (celsius <= resetsAtCelsius()) {
      tripped = false;
    }
    return tripped == trippedBefore && spent == spentBefore ? Change.NONE : Change.MOVED;
  }

  /** The bimetal's contact, when it is sound. */
  boolean isTripped() {
    return tripped;
  }

  boolean isSpent() {
    return spent;
  }
}
