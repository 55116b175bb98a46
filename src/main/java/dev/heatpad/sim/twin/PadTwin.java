package dev.heatpad.sim.twin;

import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.HeaterSwitch;
import dev.heatpad.loop.PowerMeter;
import dev.heatpad.loop.Thermometer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A heating pad that is not there, with skin below it: circuit, pad, four layers of tissue,
 * sensors, and their faults. It moves only when told the time; the same seed and the same calls
 * give the same numbers. What is asked of it (heat, edges, faults, how it lies) acts from the
 * moment that it was last moved to.
 *
 * <p>Contacts move at their exact nanosecond. Temperatures move on a grid of quarters of a second,
 * in steps of a second where the caller goes on by that much, with exactly the heat that the
 * contacts let through; between two steps they stand still. One thread owns a twin; only its heater
 * may be driven from others.
 */
public final class PadTwin {

  /**
   * What a twin is built from.
   *
   * @param sensors at most one of each role
   */
  public record Setup(
      PadBuild build,
      Wiring wiring,
      BloodFlow flow,
      Lie lie,
      double roomCelsius,
      List<SensorBuild> sensors) {

    public Setup {
      sensors = List.copyOf(sensors);
      if (sensors.stream().map(SensorBuild::role).distinct().count() != sensors.size()) {
        throw new IllegalArgumentException("two sensors of one role");
      }
    }
  }

  /** Below this skin takes no CEM43, so steps need not be fine while it cools. */
  private static final double DOSED_FROM_CELSIUS = 39;

  /** So long after the last heat pad and skin hardly move any more. */
  private static final long AT_REST_AFTER_NANOS = 3_600_000_000_000L;

  private final Setup setup;
  private final Set<PhysicalFault> faults = EnumSet.noneOf(PhysicalFault.class);
  private final Set<PhysicalFault> readOnlyFaults = Collections.unmodifiableSet(faults);
  private final Circuit circuit;
  private final PadOnSkin padOnSkin;
  private final TwinHeater heater = new TwinHeater();
  private final TwinPowerMeter powerMeter;
  private final List<TwinThermometer> thermometers = new ArrayList<>();
  private Optional<MonotonicTime> origin = Optional.empty();
  private Optional<MonotonicTime> edgesUntil = Optional.empty();
  private Lie chosenLie;
  private Lying lying;
  private BloodFlow flow;
  private long nowNanos;
  private long steppedToNanos;
  private long heatedAtNanos;
  private double pendingJoules;

  public PadTwin(Setup setup, SplittableRandom chance) {
    this.setup = setup;
    this.chosenLie = setup.lie();
    this.lying = setup.lie().lying();
    this.flow = setup.flow();
    this.circuit = new Circuit(setup.build(), setup.wiring(), faults, chance.split());
    this.padOnSkin = new PadOnSkin(setup.roomCelsius());
    this.powerMeter = new TwinPowerMeter(circuit);
    Optional<SensorBuild> struck = struck(setup.sensors());
    for (SensorBuild build : setup.sensors()) {
      Set<PhysicalFault> broken = struck.filter(build::equals).isPresent() ? faults : Set.of();
      thermometers.add(new TwinThermometer(build, touched(build), broken, chance.split()));
    }
  }

  private static Optional<SensorBuild> struck(List<SensorBuild> sensors) {
    return sensors.stream()
        .filter(build -> build.role() != SensorRole.ELEMENT)
        .findFirst()
        .or(() -> sensors.stream().findFirst());
  }

  /** Time goes on until then. The first call only says when it begins. */
  public void advanceTo(MonotonicTime now) {
    if (origin.isEmpty()) {
      origin = Optional.of(now);
    }
    long target = now.nanos() - origin.get().nanos();
    if (target < nowNanos) {
      throw new IllegalArgumentException("time does not go back");
    }
    circuit.command(heater.level(), edgesUntilNanos());
    while (nowNanos < target) {
      moveOn(target);
    }
  }

  private long edgesUntilNanos() {
    if (edgesUntil.isEmpty() || origin.isEmpty()) {
      return nowNanos;
    }
    return edgesUntil.get().nanos() - origin.get().nanos();
  }

  /** To the end of the next step, or to the target if that comes before. */
  private void moveOn(long target) {
    Pace pace = pace(target - steppedToNanos);
    long end = Math.min(target, steppedToNanos + pace.nanos());
    pendingJoules += circuit.joulesUntil(end);
    nowNanos = end;
    if (circuit.amperes() > 0 || pendingJoules > 0) {
      heatedAtNanos = nowNanos;
    }
    if (end == steppedToNanos + pace.nanos()) {
      steppedToNanos = end;
      step(pace);
    }
  }

  /** The longest step that fits and is fine enough; a step that has begun is a short one. */
  private Pace pace(long availableNanos) {
    if (nowNanos != steppedToNanos || availableNanos < Pace.SECOND.nanos()) {
      return Pace.QUARTER_SECOND;
    }
    boolean cooling = circuit.isQuiet() && padOnSkin.skinCelsius() < DOSED_FROM_CELSIUS;
    if (cooling
        && availableNanos >= Pace.MINUTE.nanos()
        && nowNanos - heatedAtNanos >= AT_REST_AFTER_NANOS) {
      return Pace.MINUTE;
    }
    return cooling && availableNanos >= Pace.FIVE_SECONDS.nanos() ? Pace.FIVE_SECONDS : Pace.SECOND;
  }

  private void step(Pace pace) {
    double wattsPerSquareMetre =
        pendingJoules
            / pace.seconds()
            / setup.build().areaSquareMetres()
            * circuit.concentration()
            * lying.powerMultiple();
    pendingJoules = 0;
    padOnSkin.step(pace, wattsPerSquareMetre, lying, flow);
    circuit.feel(padOnSkin.padCelsius());
    for (int i = 0; i < thermometers.size(); i++) {
      TwinThermometer thermometer = thermometers.get(i);
      thermometer.step(pace, touched(thermometer.build()), setup.roomCelsius());
    }
  }

  /** What a sensor touches; on a pad without a body the skin side is as warm as the pad. */
  private double touched(SensorBuild sensor) {
    boolean atElement =
        (sensor.role() == SensorRole.ELEMENT)
            != faults.contains(PhysicalFault.SENSOR_ROLES_SWAPPED);
    return atElement ? padOnSkin.padCelsius() : skinSideCelsius();
  }

  private double skinSideCelsius() {
    return switch (lying.body()) {
      case THERE -> padOnSkin.skinCelsius();
      case AWAY -> padOnSkin.padCelsius();
    };
  }

  /** What asks for heat: relays, or on a keep-alive board the transistor. */
  public HeaterSwitch heater() {
    return heater;
  }

  /** What sensors there are. */
  public Set<SensorRole> sensors() {
    Set<SensorRole> roles = EnumSet.noneOf(SensorRole.class);
    thermometers.forEach(thermometer -> roles.add(thermometer.build().role()));
    return roles;
  }

  /** The sensor of a role that the setup has. */
  public Thermometer thermometer(SensorRole role) {
    return thermometers.stream()
        .filter(thermometer -> thermometer.build().role() == role)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no sensor is " + role));
  }

  /** A meter behind the switch. */
  public PowerMeter powerMeter() {
    return powerMeter;
  }

  /** Keep-alive edges arrive until then; a moment that is over ends them now. */
  public void keepAliveUntil(MonotonicTime newEdgesUntil) {
    edgesUntil = Optional.of(newEdgesUntil);
  }

  /** Something breaks, now. */
  public void inject(PhysicalFault fault) {
    if (!fault.wirings().contains(setup.wiring())) {
      throw new IllegalArgumentException(fault.text() + " cannot happen to " + setup.wiring());
    }
    faults.add(fault);
    faultsChanged();
  }

  /** Something is sound again, now. A one-shot cut-out that has acted stays open. */
  public void cease(PhysicalFault fault) {
    faults.remove(fault);
    faultsChanged();
  }

  /** What is broken now. */
  public Set<PhysicalFault> active() {
    return readOnlyFaults;
  }

  /** Somebody puts the pad elsewhere. Faults of this kind win over it while they last. */
  public void lie(Lie newLie) {
    chosenLie = newLie;
    faultsChanged();
  }

  private void faultsChanged() {
    lying = effectiveLie();
    flow = effectiveFlow();
    boolean seen =
        faults.contains(PhysicalFault.HEAT_PIN_STUCK_HIGH) && setup.wiring() != Wiring.TWO_RELAYS;
    heater.pins(seen ? TwinHeater.Pins.STUCK : TwinHeater.Pins.SOUND);
    circuit.command(heater.level(), edgesUntilNanos());
  }

  /** A fold is worse than a blanket; both are worse without a body that takes heat. */
  private Lying effectiveLie() {
    Lying own = faults.contains(PhysicalFault.LYING_ALONE) ? Lying.ALONE : chosenLie.lying();
    if (faults.contains(PhysicalFault.FOLDED)) {
      return own.folded();
    }
    return faults.contains(PhysicalFault.COVERED) ? own.covered() : own;
  }

  private BloodFlow effectiveFlow() {
    if (faults.contains(PhysicalFault.COMPRESSED_SKIN)) {
      return BloodFlow.COMPRESSED;
    }
    return faults.contains(PhysicalFault.IMPAIRED_FLOW) ? BloodFlow.IMPAIRED : setup.flow();
  }

  public double skinCelsius() {
    return padOnSkin.skinCelsius();
  }

  public double padCelsius() {
    return padOnSkin.padCelsius();
  }

  public double elementWatts() {
    return circuit.watts();
  }

  public double amperes() {
    return circuit.amperes();
  }

  /** Behind the switch, before cut-outs and element. */
  public double padVolts() {
    return circuit.padVolts();
  }

  /** What the modelled skin has truly taken, CEM43. */
  public double skinCem43Minutes() {
    return padOnSkin.cem43Minutes();
  }

  /** What the modelled skin has truly taken, damage integral. */
  public double skinDamage() {
    return padOnSkin.damage();
  }

  /** How long after the last edge the relay of this board opens; meaningless without one. */
  double dropOutSeconds() {
    return circuit.dropOutSeconds();
  }

  /** Where the bimetal of this pad opens. */
  double cutOutOpensAtCelsius() {
    return circuit.cutOuts().opensAtCelsius();
  }
}
