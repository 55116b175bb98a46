package dev.heatpad.sim.trial;

/**
 * Lets the n-th next call to a port fail, or the whole program end in it. One per life; every port
 * passes it before it does its work, so that "after one call" is "before the next".
 */
final class Fuse {

  /** What happens in the call. */
  enum Blow {
    KILL,
    EXCEPTION
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

  /** The call after this many others blows. */
  void arm(Blow newBlow, int calls) {
    blow = newBlow;
    callsLeft = calls + 1;
  }

  void disarm() {
    callsLeft = 0;
  }

  /** Every port calls this first. */
  void pass() {
    if (callsLeft == 0) {
      return;
    }
    callsLeft--;
    if (callsLeft == 0) {
      switch (blow) {
        case KILL -> throw new Killed();
        case EXCEPTION -> throw new IllegalStateException("a port that throws, for a trial");
      }
    }
  }
}
