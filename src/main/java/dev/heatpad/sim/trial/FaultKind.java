package dev.heatpad.sim.trial;

import dev.heatpad.sim.twin.PhysicalFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever a trial can break: something physical at a pad, or something in the house around it. */
public sealed interface FaultKind permits HouseFault, PadFault {

  /** The name as it stands on the command line. */
  String text();

  /** Whether it comes and goes, or happens in a moment. */
  Extent extent();

  /** How long a fault is there. */
  enum Extent {
    MOMENT,
    LASTING
  }

  /** Every fault of both catalogues, in their order. */
  static List<FaultKind> all() {
    List<FaultKind> all = new ArrayList<>();
    for (PhysicalFault fault : PhysicalFault.values()) {
      all.add(new PadFault(fault));
    }
    all.addAll(List.of(HouseFault.values()));
    return List.copyOf(all);
  }

  /** The fault of this name. */
  static Optional<FaultKind> named(String text) {
    return all().stream().filter(kind -> kind.text().equals(text)).findFirst();
  }
}
