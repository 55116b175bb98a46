package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.PadName;
import dev.heatpad.sim.SimulatedPerson;
import dev.heatpad.sim.twin.Lie;
import java.time.LocalTime;
import java.util.List;

/**
 * What stands in a house, and who lies there.
 *
 * @param occupant how whoever lies on the pads answers questions
 * @param begins the local time at which the life begins
 */
public record HouseBuild(
    List<PadPlan> pads, SimulatedPerson occupant, double roomCelsius, LocalTime begins) {

  private static final LocalTime MORNING = LocalTime.of(9, 0);

  public HouseBuild {
    pads = List.copyOf(pads);
    if (pads.isEmpty()) {
      throw new IllegalArgumentException("a house without pads");
    }
  }

  /** One reference pad with somebody awake on it. */
  public static HouseBuild simple() {
    return new HouseBuild(List.of(PadPlan.reference("back")), SimulatedPerson.AWAKE, 23, MORNING);
  }

  /** How the pad lies while this house's person has not moved it. */
  Lie lieOf(PadPlan pad) {
    return occupant.lie() == Lie.ON_BODY ? pad.lie() : occupant.lie();
  }

  PadPlan pad(PadName name) {
    return pads.stream().filter(pad -> pad.name().equals(name)).findFirst().orElseThrow();
  }
}
