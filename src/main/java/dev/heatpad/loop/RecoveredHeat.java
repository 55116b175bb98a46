package dev.heatpad.loop;

import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.Afterheat;
import dev.heatpad.core.session.Pad;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a pad may still do from before the start of the program: it has to show that its heater is
 * off, and its warmth counts on. Part of {@link Recovery}.
 */
final class RecoveredHeat {

  private RecoveredHeat() {}

  /**
   * What is watched from the first turn on.
   *
   * @param interrupted the sessions that a crash cut off
   * @param credit the time that is sure to have passed without the program
   */
  static Pad.Watches watches(
      PadName pad,
      JournalContent content,
      List<SessionRecord> interrupted,
      MonotonicTime now,
      Duration credit) {
    Optional<JournalContent.LastHeat> cutOff =
        interrupted.stream()
            .filter(end -> end.opening().pad().equals(pad))
            .reduce((_, newer) -> newer)
            .map(end ->
                new JournalContent.LastHeat(
                    end.opening().id(),
                    end.proofOfOff(),
                    Optional.of(AfterDose.nothingYet(end.hottestDosed()))));
    Optional<JournalContent.LastHeat> last =
        cutOff.or(() -> Optional.ofNullable(content.lastHeats().get(pad)));
    MonotonicTime countedUntil = now.minus(uncounted(credit));
    return Pad.Watches.NOTHING_SEEN
        .withProof(
            last.filter(heat -> heat.proof() == ProofOfOff.PENDING)
                .map(heat -> new Pad.Proof(heat.session(), ProofOfOff.PENDING)))
        .withAfterheat(last.flatMap(heat -> afterheat(heat, countedUntil, now)));
  }

  private static Optional<Afterheat> afterheat(
      JournalContent.LastHeat last, MonotonicTime countedUntil, MonotonicTime now) {
    SessionId session = last.session();
    return last.after().map(kept -> Afterheat.from(session, kept, countedUntil, now));
  }

  /**
   * How long nobody may have counted: while the program was away, and since the last row. Where no
   * clock tells, it was long enough for a pad that is off to become cool.
   */
  private static Duration uncounted(Duration credit) {
    return credit.isZero() ? Afterheat.CHARGED_UNSEEN : credit.plus(Recovery.UNSEEN);
  }
}
