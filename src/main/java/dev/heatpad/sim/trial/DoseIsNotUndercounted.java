package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.JournalEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/** S7's dose, and S4's. */
final class DoseIsNotUndercounted extends Invariant {

  /** Rounding of the sensor and of the model; a hundredth of a minute is a two-hundredth of D4. */
  private static final double SLACK_MINUTES = 0.01;

  private final ActiveFaults faults = new ActiveFaults();
  private final Map<PadName, Double> now = new LinkedHashMap<>();
  private final Map<PadName, Double> atStart = new LinkedHashMap<>();
  private final Map<PadName, Double> atDeath = new LinkedHashMap<>();

  DoseIsNotUndercounted() {
    super("S7 dose");
  }

  @Override
  String sentence() {
    return "The dose booked for a session is at least the true one, also where the program died in"
        + " it.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Truth truth -> now.put(truth.pad(), truth.cem43Minutes());
      case Fact.Noticed(var pad, var notice) when notice.kind() == Notice.Kind.STARTED ->
          atStart.put(pad, now.getOrDefault(pad, 0.0));
      case Fact.Died _ -> atDeath.putAll(now);
      case Fact.JournalSetAside _ -> atStart.clear();
      case Fact.Given(JournalEntry.SessionEnded(var end, _)) -> judge(at, end);
      default -> {}
    }
  }

  private void judge(MonotonicTime at, SessionRecord end) {
    PadName pad = end.opening().pad();
    Double start = atStart.remove(pad);
    if (start == null) {
      return;
    }
    boolean interrupted = end.stopReason() == StopReason.INTERRUPTED;
    double reached = (interrupted ? atDeath : now).getOrDefault(pad, 0.0);
    double booked = end.dose().cem43BoundMinutes();
    boolean liar = faults.everOfASensor() || faults.ever(HouseFault.SLOW_CLOCK);
    if (booked + SLACK_MINUTES < reached - start && liar) {
      exempt("readings or time that are wrong");
    } else {
      check(
          booked + SLACK_MINUTES >= reached - start,
          at,
          "%s took %.3f CEM43 min, %.3f were booked".formatted(pad, reached - start, booked));
    }
  }
}
