package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.JournalEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** S7's dose, and S4's: CEM43 and damage, which has no lower cut-off. */
final class DoseIsNotUndercounted extends Invariant {

  /** Rounding of the sensor and of the model; a hundredth of a minute is a two-hundredth of D4. */
  private static final double SLACK_MINUTES = 0.01;

  /** Rounding of the sensor and of the model; the uncertainty that is booked is far above it. */
  private static final double SLACK_OF_THE_TRUE_DAMAGE = 0.02;

  /** Minutes of warm skin before the first heat, between two looks; a two-thousandth of D7. */
  private static final double SLACK_OF_DAMAGE = 5e-5;

  /** What skin at 35.5 C takes in a second by itself, beside a pad on which nobody lies. */
  private static final double DAMAGE_AT_REST_PER_SECOND = 1e-7;

  private final ActiveFaults faults = new ActiveFaults();
  private final Map<PadName, Dose> now = new LinkedHashMap<>();
  private final Map<PadName, Dose> atDeath = new LinkedHashMap<>();
  private final Map<PadName, Account> accounts = new LinkedHashMap<>();

  private record Dose(double cem43Minutes, double damage) {
    static final Dose NONE = new Dose(0, 0);

    Dose minus(Dose other) {
      return new Dose(cem43Minutes - other.cem43Minutes, damage - other.damage);
    }
  }

  /** What was booked since the dose and the moment at which the session, or its end, began. */
  private static final class Account {
    Dose atStart;
    MonotonicTime startedAt;
    Dose booked = Dose.NONE;
    @Nullable SessionId session;
    boolean counting;
    boolean wasComplete;

    Account(Dose atStart, MonotonicTime startedAt) {
      this.atStart = atStart;
      this.startedAt = startedAt;
    }

    void end(SessionId ended, Dose atEnd, MonotonicTime endedAt) {
      session = ended;
      atStart = atEnd;
      startedAt = endedAt;
      booked = Dose.NONE;
    }

    boolean isEnded() {
      return session != null;
    }

    String when() {
      return isEnded() ? " after a session" : "";
    }
  }

  DoseIsNotUndercounted() {
    super("S7 dose");
  }

  @Override
  String sentence() {
    return "What is booked for a session, and for the warmth after it, is at least the true dose and"
        + " damage, also where the program died or stood still.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Truth truth -> now.put(truth.pad(), new Dose(truth.cem43Minutes(), truth.damage()));
      case Fact.Noticed(var pad, var notice) when notice.kind() == Notice.Kind.STARTED -> {
        judgeUpToNow(at, pad);
        accounts.put(pad, new Account(dose(pad), at));
      }
      case Fact.Died _ -> atDeath.putAll(now);
      case Fact.JournalSetAside _ -> accounts.clear();
      case Fact.Given(JournalEntry.SessionEnded(var end, _)) -> ended(at, end);
      case Fact.Given(JournalEntry.AfterDoseKept(var session, var after, _)) ->
          accounts.forEach((pad, account) -> {
            if (session.equals(account.session)) {
              bookedAfter(at, pad, account, after);
            }
          });
      case Fact.Over _ -> accounts.keySet().forEach(pad -> judgeUpToNow(at, pad));
      default -> {}
    }
  }

  private Dose dose(PadName pad) {
    return now.getOrDefault(pad, Dose.NONE);
  }

  private void ended(MonotonicTime at, SessionRecord end) {
    PadName pad = end.opening().pad();
    Account account = accounts.get(pad);
    if (account == null || account.isEnded()) {
      return;
    }
    account.booked = new Dose(end.dose().cem43BoundMinutes(), end.dose().damageBound());
    boolean interrupted = end.stopReason() == StopReason.INTERRUPTED;
    Dose reached = interrupted ? atDeath.getOrDefault(pad, Dose.NONE) : dose(pad);
    judgeMinutes(at, pad, account, reached);
    judgeDamage(at, pad, account, reached);
    account.end(end.opening().id(), reached, at);
  }

  /**
   * What the disk refused is given again, perhaps after newer ones. Once the skin was cool its
   * damage is that of any skin, and nobody counts it.
   */
  private void bookedAfter(MonotonicTime at, PadName pad, Account account, AfterDose after) {
    Dose booked = new Dose(after.dose().cem43BoundMinutes(), after.dose().damageBound());
    boolean counting = after.counting() == AfterDose.Counting.COUNTING;
    boolean again = booked.damage() <= account.booked.damage() && counting;
    if (again) {
      return;
    }
    account.booked = booked;
    account.counting = counting;
    judgeMinutes(at, pad, account, dose(pad));
    if (!account.wasComplete) {
      judgeDamage(at, pad, account, dose(pad));
    }
    account.wasComplete |= !account.counting;
  }

  /** While it counts, what is new may wait to be booked. */
  private void judgeUpToNow(MonotonicTime at, PadName pad) {
    Account account = accounts.get(pad);
    if (account != null && account.isEnded() && !account.counting) {
      judgeMinutes(at, pad, account, dose(pad));
    }
  }

  private void judgeMinutes(MonotonicTime at, PadName pad, Account account, Dose reached) {
    double taken = reached.minus(account.atStart).cem43Minutes();
    double booked = account.booked.cem43Minutes();
    judge(
        booked + SLACK_MINUTES >= taken,
        at,
        "%s took %.3f CEM43 min%s, %.3f were booked".formatted(pad, taken, account.when(), booked));
  }

  private void judgeDamage(MonotonicTime at, PadName pad, Account account, Dose reached) {
    double taken = reached.minus(account.atStart).damage();
    double booked = account.booked.damage();
    double slack =
        SLACK_OF_DAMAGE + DAMAGE_AT_REST_PER_SECOND * at.minus(account.startedAt).toSeconds();
    judge(
        booked + slack >= taken * (1 - SLACK_OF_THE_TRUE_DAMAGE),
        at,
        "%s took %.4g of damage%s, %.4g were booked".formatted(pad, taken, account.when(), booked));
  }

  private void judge(boolean enough, MonotonicTime at, String what) {
    boolean liar = faults.everOfASensor() || faults.ever(HouseFault.SLOW_CLOCK);
    if (!enough && liar) {
      exempt("readings or time that are wrong");
    } else {
      check(enough, at, what);
    }
  }
}
