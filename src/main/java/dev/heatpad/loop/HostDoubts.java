package dev.heatpad.loop;

import dev.heatpad.core.session.Pad.HostDoubt;
import java.util.EnumSet;
import java.util.Set;

/** What the host has against going on. Any thread may note; the loop is told of each change. */
public final class HostDoubts {

  /** Whether a doubt is there. */
  public enum Presence {
    THERE,
    GONE;

    public static Presence of(boolean isThere) {
      return isThere ? THERE : GONE;
    }
  }

  private final Inbox inbox;
  private final Set<HostDoubt> doubts = EnumSet.noneOf(HostDoubt.class);
  private boolean untold;

  public HostDoubts(Inbox inbox) {
    this.inbox = inbox;
  }

  public synchronized void note(HostDoubt doubt, Presence presence) {
    boolean changed =
        switch (presence) {
          case THERE -> doubts.add(doubt);
          case GONE -> doubts.remove(doubt);
        };
    untold |= changed;
    if (untold) {
      // What finds no room is told at the next note, which comes with each turn.
      untold = !inbox.offer(new Arrival.HostJudged(Set.copyOf(doubts)));
    }
  }
}
