package dev.heatpad.core.safety;

import java.util.Optional;

/** What an interlock says. There is no way to say "more heat". */
public sealed interface Verdict {

  /** Nothing here speaks against heat. */
  record NoObjection() implements Verdict {}

  /**
   * Heat ends.
   *
   * @param latch the fault that stays until somebody clears it; empty when the next start is free
   */
  record HeatEnds(StopReason reason, Optional<FaultCode> latch) implements Verdict {}
}
