package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;

/**
 * The permission to toggle a keep-alive line, without which the board behind it opens its relay. A
 * healthy turn of the loop grants it for a short time; the thread that toggles asks before each
 * edge. A permit that ran out was a drop-out, which is told once. Pure: it takes the time as an
 * argument; its owner holds the lock.
 */
public final class KeepAlivePermit {

  /**
   * One turn that comes late is bridged, two are not. The relay of the board holds 0.35 s at least
   * (hardware simulation in docs/safety.md), so a permit never outlives a relay that must drop.
   */
  public static final Duration GRANTED_FOR = Duration.ofMillis(150);

  private Optional<MonotonicTime> until = Optional.empty();
  private boolean droppedOut;

  /** A healthy turn: edges are allowed for a short time from now. */
  public void grant(MonotonicTime now) {
    noticeDropOut(now);
    until = Optional.of(now.plus(GRANTED_FOR));
  }

  /** No edges from now on, by wish: this is no drop-out. */
  public void withdraw() {
    until = Optional.empty();
    droppedOut = false;
  }

  /** Whether an edge may be spent now. */
  public boolean isGranted(MonotonicTime now) {
    noticeDropOut(now);
    return until.isPresent();
  }

  /** When edges end if no further turn grants any; empty while none are allowed. */
  public Optional<MonotonicTime> until() {
    return until;
  }

  /** True once after each permit that ran out without being withdrawn. */
  public boolean takeDropOut(MonotonicTime now) {
    noticeDropOut(now);
    boolean taken = droppedOut;
    droppedOut = false;
    return taken;
  }

  private void noticeDropOut(MonotonicTime now) {
    if (until.filter(end -> !now.isBefore(end)).isPresent()) {
      until = Optional.empty();
      droppedOut = true;
    }
  }
}
