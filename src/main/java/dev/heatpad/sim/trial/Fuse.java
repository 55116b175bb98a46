package dev.heatpad.sim.trial;

/**
 * Lets the n-th next call to a port fail, or the whole program end in it. One per life; every port
 * passes it before it does its work, so that "after one call" is "before the next".
 */
final class Fuse {

  /** What happens in the call. */
  enum Blow {
    KILL,
    EXCEPTION,
    /** The failure that the port itself foresees; ports that foresee none just do their work. */
    REFUSAL
  }

  /** The program ends here and now: nothing of it may catch this. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  private Blow blow = Blow.KILL;
  private int callsLeft;
  private int calls;

  /** The call after this many others blows. */
  void arm(Blow newBlow, int others) {
    blow = newBlow;
    callsLeft = others + 1;
  }

  void disarm() {
    callsLeft = 0;
  }

  /** How many calls there were. */
  int calls() {
    return calls;
  }

  /** Every port that foresees no failure calls this first. */
  void pass() {
    passOrRefuse();
  }

  /** Every port that may fail calls this first, and fails if it says so. */
  boolean passOrRefuse() {
    calls++;
    if (callsLeft == 0) {
      return false;
    }
    callsLeft--;
    if (callsLeft > 0) {
      return false;
    }
    return switch (blow) {
      case KILL -> throw new Killed();
      case EXCEPTION -> throw new IllegalStateException("a port that throws, for a trial");
      case REFUSAL -> true;
    };
  }
}
