package dev.heatpad.core.session;

import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.screening.Screening;
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
 * @param screening what the pad's person said to the first-use questions
 */
public record Turn(
    MonotonicTime now,
    WallTime wall,
    Ledger ledger,
    Optional<PadName> inUseElsewhere,
    Optional<PadName> lockedElsewhere,
    Screening screening) {

  /** A turn in which no other pad is locked, and nobody has answered the first-use questions. */
  public Turn(MonotonicTime now, WallTime wall, Ledger ledger, Optional<PadName> inUseElsewhere) {
    this(now, wall, ledger, inUseElsewhere, Optional.empty(), Screening.UNANSWERED);
  }

  /** The same turn for a person who has said this. */
  public Turn with(Screening newScreening) {
    return new Turn(now, wall, ledger, inUseElsewhere, lockedElsewhere, newScreening);
  }

  /** The wall-clock moment of a monotonic one, for display. */
  public Instant instantAt(MonotonicTime moment) {
    return wall.instant().plus(moment.minus(now));
  }
}
