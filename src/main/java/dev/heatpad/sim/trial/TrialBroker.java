package dev.heatpad.sim.trial;

/** The broker, as far as a client sees it. One per life. */
final class TrialBroker {

  /** How the broker does. */
  enum State {
    WORKING,
    GONE,
    /** Connections stand, and nothing comes back. */
    FROZEN
  }

  private State state = State.WORKING;
  private Runnable onChange = () -> {};

  State state() {
    return state;
  }

  void state(State newState) {
    state = newState;
    onChange.run();
  }

  /** Whoever is connected; replaces the one before. */
  void onChange(Runnable listener) {
    onChange = listener;
  }
}
