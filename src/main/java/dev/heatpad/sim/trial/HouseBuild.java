package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.PadName;
import dev.heatpad.sim.SimulatedPerson;
import java.util.List;

/**
 * What stands in a house, and who lies there.
 *
 * @param occupant how whoever lies on the pads answers questions
 */
public record HouseBuild(List<PadPlan> pads, SimulatedPerson occupant, double roomCelsius) {
  public HouseBuild {
    pads = List.copyOf(pads);
    if (pads.isEmpty()) {
      throw new IllegalArgumentException("a house without pads");
    }
  }

  /** One reference pad with somebody awake on it. */
  public static HouseBuild simple() {
    return new HouseBuild(List.of(PadPlan.reference("back")), SimulatedPerson.AWAKE, 23);
  }

  PadPlan pad(PadName name) {
    return pads.stream().filter(pad -> pad.name().equals(name)).findFirst().orElseThrow();
  }
}
