package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;

/** S12. */
final class HouseComesBack extends Invariant {

  HouseComesBack() {
    super("S12");
  }

  @Override
  String sentence() {
    return "When all faults have ceased, latched ones are cleared at the device and rest is over, a"
        + " person's start heats.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    if (fact instanceof Fact.Recovered(var pad, var heats, var state)) {
      check(heats, at, pad + " does not heat again: " + state);
    }
  }
}
