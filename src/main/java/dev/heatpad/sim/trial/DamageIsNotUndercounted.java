package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.JournalEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/** S7 for the damage. It has no lower cut-off as CEM43 has. */
final class DamageIsNotUndercounted extends Invariant {

  /** Rounding of the sensor and of the model; the uncertainty that is booked is far above it. */
  private static final double SLACK_OF_THE_TRUE = 0.02;

  /** Minutes of warm skin before the first heat, between two looks; a two-thousandth of D7. */
  private static final double SLACK = 5e-5;

  /** What skin at 35.5 C takes in a second by itself, beside a pad on which nobody lies. */
  private static final double AT_REST_PER_SECOND = 1e-7;

  private final ActiveFaults faults = new ActiveFaults();
  private final Map<PadName, Double> now = new LinkedHashMap<>();
  private final Map<PadName, Double> atStart = new LinkedHashMap<>();
  private final Map<PadName, Double> atDeath = new LinkedHashMap<>();

  DamageIsNotUndercounted() {
    super("S7 damage");
  }

  @Override
  String sentence() {
    return "The damage booked for a session is at least the true one, also where the program died"
        + " in it or stood still.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Truth truth -> now.put(truth.pad(), truth.damage());
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
    double taken = (interrupted ? atDeath : now).getOrDefault(pad, 0.0) - start;
    double booked = end.dose().damageBound();
    double slack = SLACK + AT_REST_PER_SECOND * end.elapsed().toSeconds();
    boolean enough = booked + slack >= taken * (1 - SLACK_OF_THE_TRUE);
    boolean liar = faults.everOfASensor() || faults.ever(HouseFault.SLOW_CLOCK);
    if (!enough && liar) {
      exempt("readings or time that are wrong");
    } else {
      check(enough, at, "%s took %.4g of damage, %.4g were booked".formatted(pad, taken, booked));
    }
  }
}
