package dev.heatpad.sim.trial;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.HeaterSwitch;
import dev.heatpad.sim.ThermalModel;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A pad on the two-node model, with the few faults that such a model can have. */
final class TwoNodeTruth implements PadTruth {

  private static final double CODES_PER_DEGREE = 16;
  private static final double JUMP_CELSIUS = 10;

  /** What a bare wire does between two samples. */
  private boolean jumped;

  private final ThermalModel model;
  private final double powerWatts;
  private final Set<PadFault> active = EnumSet.noneOf(PadFault.class);
  private final Map<SensorRole, Double> lastCelsius = new EnumMap<>(SensorRole.class);
  private final Output output = new Output();
  private MonotonicTime movedTo;
  private ThermalDose dose = ThermalDose.NONE;

  TwoNodeTruth(PadPlan plan, HouseBuild house, MonotonicTime now) {
    this.powerWatts = plan.powerWatts();
    this.model =
        new ThermalModel(
            powerWatts,
            PadPlan.AREA_SQUARE_METRES,
            house.roomCelsius(),
            house.occupant().occupancy());
    this.movedTo = now;
  }

  @Override
  public void advanceTo(MonotonicTime now) {
    double seconds = now.minus(movedTo).toNanos() / 1e9;
    if (seconds <= 0) {
      return;
    }
    Celsius before = Celsius.of(model.skinSideCelsius());
    model.advance(seconds, elementWatts() > 0 ? 1 : 0);
    dose = dose.plusSegment(before, Celsius.of(model.skinSideCelsius()), now.minus(movedTo));
    movedTo = now;
  }

  @Override
  public HeaterSwitch heater() {
    return output;
  }

  @Override
  public Sample sample(SensorRole role, MonotonicTime stamp) {
    if (active.contains(PadFault.SENSOR_ABSENT)) {
      return new Sample.Failed(Sample.Failure.ABSENT, stamp);
    }
    double celsius =
        switch (role) {
          case SKIN_SIDE -> model.skinSideCelsius();
          case ELEMENT -> model.padCelsius();
        };
    if (active.contains(PadFault.SENSOR_FROZEN)) {
      celsius = lastCelsius.getOrDefault(role, celsius);
    }
    lastCelsius.put(role, celsius);
    if (active.contains(PadFault.SENSOR_JUMPING)) {
      jumped = !jumped;
      celsius += jumped ? JUMP_CELSIUS : 0;
    }
    int code = (int) Math.round(celsius * CODES_PER_DEGREE);
    return new Sample.Measured(Celsius.of(code / CODES_PER_DEGREE), code, stamp);
  }

  @Override
  public void inject(PadFault fault) {
    active.add(fault);
  }

  @Override
  public void cease(PadFault fault) {
    active.remove(fault);
  }

  @Override
  public double skinCelsius() {
    return model.skinSideCelsius();
  }

  @Override
  public double padCelsius() {
    return model.padCelsius();
  }

  @Override
  public double elementWatts() {
    boolean closed = output.level == HeaterSwitch.Level.ON || output.welded();
    return closed ? powerWatts : 0;
  }

  @Override
  public double skinCem43Minutes() {
    return dose.cem43Minutes();
  }

  @Override
  public double skinDamage() {
    return dose.damage();
  }

  /** The relay and its line. */
  private final class Output implements HeaterSwitch {
    private Level level = Level.OFF;
    private boolean closedOnce;

    /** A contact can only weld that was closed. */
    boolean welded() {
      return closedOnce && active.contains(PadFault.RELAY_WELDED);
    }

    @Override
    public void drive(Level newLevel) throws IOException {
      if (active.contains(PadFault.OUTPUT_UNREACHABLE)) {
        throw new IOException("the line cannot be driven");
      }
      level = newLevel;
      closedOnce |= newLevel == Level.ON;
    }

    @Override
    public Level readBack() throws IOException {
      if (active.contains(PadFault.OUTPUT_UNREACHABLE)) {
        throw new IOException("the line cannot be read");
      }
      boolean wrong = active.contains(PadFault.OUTPUT_READS_WRONG);
      return (level == Level.ON) == wrong ? Level.OFF : Level.ON;
    }

    /** The kernel takes the line back, and the pull-up of the board opens the relay. */
    @Override
    public void close() {
      level = Level.OFF;
    }
  }
}
