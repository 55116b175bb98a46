package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.JournalEntry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** R27: proof of off follows every session, and blocks a start until it is there. */
final class OffIsProvenFirst extends Invariant {

  private final Map<PadName, SessionId> unproven = new LinkedHashMap<>();

  /** An end that the disk refused is given again, perhaps after its proof. */
  private final Set<SessionId> proven = new LinkedHashSet<>();

  OffIsProvenFirst() {
    super("R27 proof");
  }

  @Override
  String sentence() {
    return "No session begins on a pad that has not shown yet that it is off after the last one,"
        + " also where the program ended meanwhile.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    switch (fact) {
      case Fact.JournalSetAside _ -> unproven.clear();
      case Fact.Given(JournalEntry.SessionEnded(var end, _)) -> {
        SessionId session = end.opening().id();
        if (end.proofOfOff() == ProofOfOff.PENDING && !proven.contains(session)) {
          unproven.put(end.opening().pad(), session);
        }
      }
      case Fact.Given(JournalEntry.ProofKept(var session, _)) -> {
        proven.add(session);
        unproven.values().remove(session);
      }
      case Fact.Given(JournalEntry.SessionOpened(var opening, _)) ->
          check(
              !unproven.containsKey(opening.pad()),
              at,
              opening.pad() + " begins before it was shown to be off");
      default -> {}
    }
  }
}
