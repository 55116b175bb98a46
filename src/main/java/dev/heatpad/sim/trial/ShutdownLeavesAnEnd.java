package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.JournalEntry;
import java.util.LinkedHashSet;
import java.util.Set;

/** S7: whoever ends by wish ends what runs, and does not leave that to the next start. */
final class ShutdownLeavesAnEnd extends Invariant {

  private final Set<SessionId> open = new LinkedHashSet<>();

  ShutdownLeavesAnEnd() {
    super("S7 shutdown");
  }

  @Override
  String sentence() {
    return "A program that was asked to end has given an end to each session that it began.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    switch (fact) {
      case Fact.Booted _ -> open.clear();
      case Fact.Given(JournalEntry.SessionOpened(var opening, _)) -> open.add(opening.id());
      case Fact.Given(JournalEntry.SessionEnded(var end, _)) -> open.remove(end.opening().id());
      case Fact.Died(var how) -> {
        check(
            how != Fact.Death.SHUT_DOWN || open.isEmpty(), at, "the program ended without " + open);
        open.clear();
      }
      default -> {}
    }
  }
}
