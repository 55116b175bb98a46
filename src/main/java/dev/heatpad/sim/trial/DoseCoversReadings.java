package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.JournalEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * S7 and D10: what is booked covers what was read. It sums up for itself, with constants of its
 * own, so that no mistake of the core's dose is made here too.
 */
final class DoseCoversReadings extends Invariant {

  /** Sapareto and Dewey 1984 (docs/safety.md). */
  private static final double BREAK_CELSIUS = 43;

  private static final double CUT_OFF_CELSIUS = 39;

  /** Henriques 1947; the two are a pair (docs/safety.md, D11). */
  private static final double A_PER_SECOND = 3.1e98;

  private static final double THETA_KELVIN = 75_000;
  private static final double KELVIN_AT_ZERO_CELSIUS = 273.15;

  /** A sum of thousands of parts, and the last second of a session. */
  private static final double SHARE = 0.99;

  private static final double SLACK_OF_A_SECOND = 1e-3;

  /** Such a step makes a sensor doubtful, and then its last good reading is charged. */
  private static final double STEP_CELSIUS = 1;

  private final HouseBuild build;
  private final ActiveFaults faults = new ActiveFaults();
  private final Map<PadName, Sum> sums = new LinkedHashMap<>();
  private final Map<PadName, Double> newest = new LinkedHashMap<>();

  /** What a session has had by the readings alone. */
  private static final class Sum {
    MonotonicTime at;
    double celsius;
    double cem43Minutes;
    double damage;
    double lastDamagePerSecond;
    boolean doubtful;

    Sum(MonotonicTime at, double celsius) {
      this.at = at;
      this.celsius = celsius;
    }

    void chargeUntil(MonotonicTime now) {
      double seconds = now.minus(at).toNanos() / 1e9;
      double base = celsius >= BREAK_CELSIUS ? 2 : 4;
      if (celsius >= CUT_OFF_CELSIUS) {
        cem43Minutes += seconds / 60 * Math.pow(base, celsius - BREAK_CELSIUS);
      }
      lastDamagePerSecond =
          A_PER_SECOND * Math.exp(-THETA_KELVIN / (celsius + KELVIN_AT_ZERO_CELSIUS));
      damage += seconds * lastDamagePerSecond;
      at = now;
    }
  }

  DoseCoversReadings(HouseBuild build) {
    super("S7 readings");
    this.build = build;
  }

  @Override
  String sentence() {
    return "The bounds that are booked for a session are at least the sum over its readings with"
        + " their uncertainty, from its first heat to its end without a gap.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Booted _, Fact.Died _ -> {
        sums.clear();
        newest.clear();
      }
      case Fact.Noticed(var pad, var notice) when notice.kind() == Notice.Kind.STARTED -> {
        Double celsius = newest.get(pad);
        if (celsius != null) {
          sums.put(pad, new Sum(at, dosed(pad, celsius)));
        }
      }
      case Fact.Sensed(var pad, var role, var sample) when role == SensorRole.SKIN_SIDE ->
          read(at, pad, sample);
      case Fact.Given(JournalEntry.SessionEnded(var end, _)) -> judge(at, end);
      default -> {}
    }
  }

  private double dosed(PadName pad, double celsius) {
    return celsius + build.pad(pad).definition().skinUncertaintyCelsius();
  }

  private void read(MonotonicTime at, PadName pad, Sample sample) {
    Sum sum = sums.get(pad);
    if (!(sample instanceof Sample.Measured measured)) {
      if (sum != null) {
        sum.doubtful = true;
      }
      return;
    }
    double celsius = measured.temperature().degrees();
    Double before = newest.put(pad, celsius);
    if (sum != null) {
      sum.doubtful |= before == null || Math.abs(celsius - before) > STEP_CELSIUS;
      sum.chargeUntil(at);
      sum.celsius = dosed(pad, celsius);
    }
  }

  private void judge(MonotonicTime at, SessionRecord end) {
    Sum sum = sums.remove(end.opening().pad());
    if (sum == null || end.stopReason() == StopReason.INTERRUPTED) {
      return;
    }
    if (sum.doubtful || isLate()) {
      exempt("readings that are doubtful, late or dropped, or a clock at another speed");
      return;
    }
    sum.chargeUntil(at);
    double slack = SLACK_OF_A_SECOND * sum.lastDamagePerSecond;
    check(
        end.dose().damageBound() + slack >= SHARE * sum.damage,
        at,
        "%s read %.4g of damage, %.4g were booked"
            .formatted(end.opening().pad(), sum.damage, end.dose().damageBound()));
    check(
        end.dose().cem43BoundMinutes() + SLACK_OF_A_SECOND >= SHARE * sum.cem43Minutes,
        at,
        "%s read %.4g CEM43 min, %.4g were booked"
            .formatted(end.opening().pad(), sum.cem43Minutes, end.dose().cem43BoundMinutes()));
  }

  private boolean isLate() {
    return faults.ever(HouseFault.SLOW_CLOCK)
        || faults.ever(HouseFault.LOOP_STALL)
        || faults.ever(HouseFault.INBOX_FLOOD)
        || faults.ever(HouseFault.COMMAND_FLOOD);
  }
}
