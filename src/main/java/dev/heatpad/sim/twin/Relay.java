package dev.heatpad.sim.twin;

/**
 * A relay that follows its coil late. The circuit that owns it moves it from one change to the
 * next, in nanoseconds of the twin's time.
 */
final class Relay {

  /** What a coil or a contact does. */
  enum State {
    CLOSED,
    OPEN
  }

  /** What a contact does beside following its coil. */
  enum Ailment {
    NONE,
    WELDED,
    NEVER_CLOSES,
    OPENS_SLOWLY,
    BOUNCES
  }

  static final long NEVER = Long.MAX_VALUE;

  /** An ailing contact takes 1.5 s to open, where a sound one takes 5 ms. */
  private static final long SLOWER_BY_NANOS = 1_495_000_000L;

  private static final long BOUNCE_NANOS = 10_000_000L;
  private static final int BOUNCES = 10;

  private final long operateNanos;
  private final long releaseNanos;
  private Ailment ailment = Ailment.NONE;
  private State contact = State.OPEN;
  private State coil = State.OPEN;
  private long changesAtNanos = NEVER;
  private int bouncesLeft;

  /**
   * An open relay.
   *
   * @param delays from the coil's change to the contact's
   */
  Relay(Delays delays) {
    this.operateNanos = delays.operateNanos();
    this.releaseNanos = delays.releaseNanos();
  }

  /** How late a contact follows its coil. */
  record Delays(long operateNanos, long releaseNanos) {}

  void ails(Ailment newAilment) {
    ailment = newAilment;
  }

  /** The coil gets current, or loses it. */
  void coil(State wanted, long nowNanos) {
    if (wanted == coil) {
      return;
    }
    coil = wanted;
    bouncesLeft = 0;
    if (wanted == contact) {
      changesAtNanos = NEVER;
      return;
    }
    changesAtNanos =
        nowNanos
            + switch (wanted) {
              case CLOSED -> operateNanos;
              case OPEN -> releases();
            };
    if (wanted == State.CLOSED && ailment == Ailment.BOUNCES) {
      bouncesLeft = BOUNCES;
    }
  }

  private long releases() {
    return ailment == Ailment.OPENS_SLOWLY ? releaseNanos + SLOWER_BY_NANOS : releaseNanos;
  }

  /** When the contact moves next if its coil stays as it is; {@link #NEVER} if it will not. */
  long changesAtNanos() {
    return changesAtNanos;
  }

  /** Moves the contact if it is due. */
  void moveTo(long nowNanos) {
    while (changesAtNanos <= nowNanos) {
      contact = contact == State.OPEN ? State.CLOSED : State.OPEN;
      if (bouncesLeft > 0) {
        bouncesLeft--;
        changesAtNanos += BOUNCE_NANOS;
      } else {
        changesAtNanos = NEVER;
      }
    }
  }

  /** What current meets. */
  State contact() {
    return switch (ailment) {
      case WELDED -> State.CLOSED;
      case NEVER_CLOSES -> State.OPEN;
      case NONE, OPENS_SLOWLY, BOUNCES -> contact;
    };
  }
}
