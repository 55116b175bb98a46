package dev.heatpad.core.safety;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What an interlock says. There is no way to say "more heat". */
public sealed interface Verdict {

  /** Nothing here speaks against heat. */
  record NoObjection() implements Verdict {}

  /**
   * Heat ends.
   *
   * @param faults what is wrong, if anything is; those that latch stay until somebody cleared them
   */
  record HeatEnds(StopReason reason, Set<FaultCode> faults) implements Verdict {
    public HeatEnds {
      faults = faults.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(faults));
    }
  }
}
