package dev.heatpad.sim.twin;

import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.sim.twin.Relay.Ailment;
import dev.heatpad.sim.twin.Relay.State;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * From the supply to the element: fuse, switches, cut-outs, element. It moves from one change of a
 * contact to the next, in nanoseconds of the twin's time, and adds up the heat between them. Owned
 * by the twin; one thread.
 */
final class Circuit {

  /**
   * A relay of this size closes within 10 ms and opens within 5 ms (docs/safety.md, "Circuit of the
   * simulated pad").
   */
  private static final Relay.Delays RELAY = new Relay.Delays(10_000_000L, 5_000_000L);

  /** The slowest keep-alive board of docs/safety.md, "Circuit of the simulated pad". */
  private static final long PULL_IN_NANOS = 330_000_000L;

  /** Which share of boards has opened so long after the last edge; in between it is a line. */
  private static final double[] DROP_OUT_SHARES = {0, 0.50, 0.95, 1};

  private static final double[] DROP_OUT_SECONDS = {0.35, 0.53, 0.724, 0.78};

  private static final double BROWN_OUT_SHARE = 9.0 / 12;
  private static final double OVER_VOLTAGE_SHARE = 14.0 / 12;

  /** A pad of 50 W on 0.12 m2, as many are sold (docs/safety.md, "Pad and skin"). */
  private static final double DENSE_WATTS_PER_SQUARE_METRE = 417;

  private final PadBuild build;
  private final Wiring wiring;
  private final Set<PhysicalFault> faults;
  private final Relay[] relays;
  private final CutOuts cutOuts;
  private final double dropOutSeconds;
  private Level transistor = Level.OFF;
  private long edgesUntilNanos;
  private long nowNanos;
  private double padVolts;
  private double amperes;

  /**
   * A circuit without heat.
   *
   * @param faults what is broken; read at each {@link #command}
   */
  Circuit(PadBuild build, Wiring wiring, Set<PhysicalFault> faults, SplittableRandom chance) {
    this.build = build;
    this.wiring = wiring;
    this.faults = faults;
    this.cutOuts = new CutOuts(chance);
    this.dropOutSeconds = dropOut(chance.nextDouble());
    this.relays =
        switch (wiring) {
          case ONE_RELAY -> new Relay[] {new Relay(RELAY)};
          case TWO_RELAYS -> new Relay[] {new Relay(RELAY), new Relay(RELAY)};
          case KEEP_ALIVE_BOARD ->
              new Relay[] {
                new Relay(new Relay.Delays(PULL_IN_NANOS, Math.round(dropOutSeconds * 1e9)))
              };
        };
  }

  private static double dropOut(double share) {
    int i = 1;
    while (share > DROP_OUT_SHARES[i]) {
      i++;
    }
    double within =
        (share - DROP_OUT_SHARES[i - 1]) / (DROP_OUT_SHARES[i] - DROP_OUT_SHARES[i - 1]);
    return DROP_OUT_SECONDS[i - 1] + within * (DROP_OUT_SECONDS[i] - DROP_OUT_SECONDS[i - 1]);
  }

  double dropOutSeconds() {
    return dropOutSeconds;
  }

  CutOuts cutOuts() {
    return cutOuts;
  }

  /**
   * From now on the drive's pin has this level, and edges arrive until then.
   *
   * @param newEdgesUntilNanos a moment that is over means that no edge arrives any more
   */
  void command(Level pin, long newEdgesUntilNanos) {
    relays[0].ails(ailment());
    Level first = faults.contains(PhysicalFault.HEAT_PIN_STUCK_HIGH) ? Level.ON : pin;
    switch (wiring) {
      case ONE_RELAY -> relays[0].coil(coil(first), nowNanos);
      case TWO_RELAYS -> {
        relays[0].coil(coil(first), nowNanos);
        relays[1].coil(coil(pin), nowNanos);
      }
      case KEEP_ALIVE_BOARD -> {
        transistor = faults.contains(PhysicalFault.MOSFET_SHORTED) ? Level.ON : first;
        edgesUntilNanos = Math.max(nowNanos, keepAlivePinStuck() ? nowNanos : newEdgesUntilNanos);
        relays[0].coil(edgesUntilNanos > nowNanos ? State.CLOSED : State.OPEN, nowNanos);
      }
    }
    settle();
  }

  private static State coil(Level level) {
    return switch (level) {
      case ON -> State.CLOSED;
      case OFF -> State.OPEN;
    };
  }

  private boolean keepAlivePinStuck() {
    return faults.contains(PhysicalFault.KEEP_ALIVE_PIN_STUCK_HIGH)
        || faults.contains(PhysicalFault.KEEP_ALIVE_PIN_STUCK_LOW);
  }

  private Ailment ailment() {
    if (faults.contains(PhysicalFault.RELAY_WELDED)) {
      return Ailment.WELDED;
    }
    if (faults.contains(PhysicalFault.RELAY_OPEN)) {
      return Ailment.NEVER_CLOSES;
    }
    if (faults.contains(PhysicalFault.RELAY_SLOW)) {
      return Ailment.OPENS_SLOWLY;
    }
    return faults.contains(PhysicalFault.RELAY_BOUNCE) ? Ailment.BOUNCES : Ailment.NONE;
  }

  /** Time goes on; gives the heat of the element until then, in joules. */
  double joulesUntil(long endNanos) {
    double joules = 0;
    while (nowNanos < endNanos) {
      long next = Math.min(endNanos, nextChangeNanos());
      joules += watts() * (next - nowNanos) * 1e-9;
      nowNanos = next;
      change();
    }
    return joules;
  }

  private void change() {
    boolean edgesEnd = wiring == Wiring.KEEP_ALIVE_BOARD && edgesUntilNanos == nowNanos;
    if (edgesEnd) {
      relays[0].coil(State.OPEN, nowNanos);
    }
    boolean contactMoves = false;
    for (Relay relay : relays) {
      contactMoves |= relay.changesAtNanos() <= nowNanos;
      relay.moveTo(nowNanos);
    }
    if (contactMoves) {
      settle();
    }
  }

  private long nextChangeNanos() {
    long next = edgesUntilNanos > nowNanos ? edgesUntilNanos : Relay.NEVER;
    for (Relay relay : relays) {
      next = Math.min(next, relay.changesAtNanos());
    }
    return next;
  }

  /** Whether no heat is let through, and none will be until the next command. */
  boolean isQuiet() {
    return !(relaysClosed() && lowSideConducts()) && nextChangeNanos() == Relay.NEVER;
  }

  /** The cut-outs take the temperature of the element. */
  void feel(double celsius) {
    if (cutOuts.feel(celsius) == CutOuts.Change.MOVED) {
      settle();
    }
  }

  /** Volts and amperes as everything stands now. */
  private void settle() {
    double supply = build.ratedVolts() * supplyShare();
    boolean fused = !faults.contains(PhysicalFault.FUSE_BLOWN);
    padVolts = fused && relaysClosed() ? supply : 0;
    amperes = conducts() ? padVolts / ohms() : 0;
  }

  private boolean relaysClosed() {
    for (Relay relay : relays) {
      if (relay.contact() == State.OPEN) {
        return false;
      }
    }
    return true;
  }

  private boolean conducts() {
    boolean resetting =
        faults.contains(PhysicalFault.CUT_OUT_WELDED)
            || (!cutOuts.isTripped() && !faults.contains(PhysicalFault.CUT_OUT_OPENS));
    return resetting
        && lowSideConducts()
        && !cutOuts.isSpent()
        && !faults.contains(PhysicalFault.ELEMENT_OPEN);
  }

  private boolean lowSideConducts() {
    return wiring != Wiring.KEEP_ALIVE_BOARD || transistor == Level.ON;
  }

  private double supplyShare() {
    if (faults.contains(PhysicalFault.BROWN_OUT)) {
      return BROWN_OUT_SHARE;
    }
    return faults.contains(PhysicalFault.OVER_VOLTAGE) ? OVER_VOLTAGE_SHARE : 1;
  }

  private double ohms() {
    double ratedWatts =
        faults.contains(PhysicalFault.DENSER_THAN_DECLARED)
            ? DENSE_WATTS_PER_SQUARE_METRE * build.areaSquareMetres()
            : build.ratedWatts();
    double ohms = build.ratedVolts() * build.ratedVolts() / ratedWatts;
    return faults.contains(PhysicalFault.ELEMENT_HALF_SHORTED) ? ohms / 2 : ohms;
  }

  /**
   * Power density at the live part of the element, as a multiple of the mean: half an element has
   * half the area.
   */
  double concentration() {
    return faults.contains(PhysicalFault.ELEMENT_HALF_SHORTED) ? 2 : 1;
  }

  /** Behind the switch, before cut-outs and element. */
  double padVolts() {
    return padVolts;
  }

  double amperes() {
    return amperes;
  }

  double watts() {
    return padVolts * amperes;
  }
}
