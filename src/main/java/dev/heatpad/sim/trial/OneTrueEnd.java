package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.JournalEntry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** S7, without dose and reason. */
final class OneTrueEnd extends Invariant {

  private final Set<SessionId> open = new LinkedHashSet<>();
  private final Set<SessionId> ended = new LinkedHashSet<>();
  private final Map<SessionId, StopReason> told = new LinkedHashMap<>();

  OneTrueEnd() {
    super("S7");
  }

  @Override
  String sentence() {
    return "Every session whose row is durable gets exactly one durable end.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    switch (fact) {
      case Fact.Durable(JournalEntry.SessionOpened(var opening, _)) -> open.add(opening.id());
      case Fact.Durable(JournalEntry.SessionEnded(var end, _)) -> ended(at, end);
      case Fact.RecordTold(var end) -> told(at, end);
      case Fact.JournalSetAside _ -> {
        open.clear();
        ended.clear();
      }
      case Fact.Booted _ -> told.clear();
      case Fact.Over(var content) -> {
        check(open.isEmpty(), at, "no end for " + open);
        check(content.open().isEmpty(), at, "the journal has open sessions");
      }
      default -> {}
    }
  }

  private void told(MonotonicTime at, SessionRecord end) {
    StopReason before = told.put(end.opening().id(), end.stopReason());
    check(before == null, at, "two ends told: " + before + ", then " + end.stopReason());
  }

  private void ended(MonotonicTime at, SessionRecord end) {
    if (open.remove(end.opening().id())) {
      check(ended.add(end.opening().id()), at, "a second durable end");
    }
  }
}
