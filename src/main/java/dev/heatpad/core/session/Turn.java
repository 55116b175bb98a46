package dev.heatpad.core.session;

import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.WallTime;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step may know besides its pad and its event: the time, read once, and what the pad's
 * person shares with other pads.
 *
 * @param ledger of the pad's person
 * @param inUseElsewhere another pad of this person that runs a session
 * @param lockedElsewhere another pad of this person that a heart rate has locked
 */
public record Turn(
    MonotonicTime now,
    WallTime wall,
    Ledger ledger,
    Optional<PadName> inUseElsewhere,
    Optional<PadName> lockedElsewhere) {

  /** A turn in which no other pad is locked. */
  public Turn(MonotonicTime now, WallTime wall, Ledger ledger, Optional<PadName> inUseElsewhere) {
    this(now, wall, ledger, inUseElsewhere, Optional.empty());
  }

  /** The wall-clock moment of a monotonic one, for display. */
  public Instant instantAt(MonotonicTime moment) {
    return wall.instant().plus(moment.minus(now));
  }
}
