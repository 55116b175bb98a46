package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Verb;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.SimulatedControls.Press;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** S8. */
final class StopStops extends Invariant {

  private final Set<PadName> asked = new LinkedHashSet<>();
  private final Map<PadName, Level> driven = new LinkedHashMap<>();

  StopStops() {
    super("S8");
  }

  @Override
  String sentence() {
    return "After a stop from any source and in any form the heater is off within one turn.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    switch (fact) {
      case Fact.Died _ -> {
        asked.clear();
        driven.clear();
      }
      case Fact.Drove(var pad, var level, _) -> driven.put(pad, level);
      case Fact.Asked(var pad, var command, _) when command.verb() == Verb.STOP -> asked.add(pad);
      case Fact.Pressed(var pad, var press) when press == Press.STOP -> asked.add(pad);
      case Fact.Turned _ -> {
        for (PadName pad : asked) {
          check(driven.get(pad) != Level.ON, at, pad + " heats one turn after a stop");
        }
        asked.clear();
      }
      default -> {}
    }
  }
}
