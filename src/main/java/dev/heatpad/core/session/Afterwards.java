package dev.heatpad.core.session;

import dev.heatpad.core.dose.Cem43;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.AfterDose.Counting;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;

/** Counts what a pad gives outside of sessions, and has it booked. Steps of the machine use it. */
final class Afterwards {

  /** Budgets learn of it this often: a start that is judged meanwhile misses a second of it. */
  private static final Duration BOOKED_EVERY = Duration.ofSeconds(1);

  /** Damage has no lower cut-off; a warm skin takes this in minutes, a cool one in an hour. */
  private static final double LEAST_DAMAGE = 2e-5;

  private static final Celsius NO_DOSE_BELOW = Celsius.of(Cem43.CUT_OFF_CELSIUS);

  private Afterwards() {}

  /** A session has ended. */
  static void begin(Draft draft, Session session) {
    Afterheat begun = Afterheat.begin(session.opening().id(), session.progress(), draft.now());
    keep(draft, begun);
  }

  /** Counts while no session runs. */
  static void count(Draft draft) {
    if (draft.pad().watches().afterheat().isEmpty()) {
      return;
    }
    Afterheat known = reopened(draft.pad().watches().afterheat().get(), draft.state());
    if (known.counting() == Counting.COMPLETE) {
      return;
    }
    Afterheat counted =
        known.with(Accounting.afterwards(draft.pad(), known.progress(), draft.now()));
    boolean isOver = isOver(draft);
    keep(draft, isOver ? counted.with(Counting.COMPLETE) : counted);
    boolean due = draft.now().minus(counted.bookedAt()).compareTo(BOOKED_EVERY) >= 0;
    if (isOver || (due && isAbove(counted.doseAt(draft.now()), counted.booked()))) {
      book(draft);
    }
  }

  /** A new session counts from here on. */
  static void close(Draft draft) {
    Optional<Afterheat> known = draft.pad().watches().afterheat();
    if (known.filter(open -> open.counting() == Counting.COUNTING).isPresent()) {
      keep(draft, known.get().with(Counting.COMPLETE));
      book(draft);
    }
    draft.replace(draft.pad().with(draft.pad().watches().withAfterheat(Optional.empty())));
  }

  /** A relay that sticks heats again, perhaps after all was cool. */
  private static Afterheat reopened(Afterheat known, PadState state) {
    return known.counting() == Counting.COMPLETE && mayHeatUnasked(state)
        ? Afterheat.from(
            known.session(),
            new AfterDose(known.booked(), Optional.empty(), Counting.COUNTING),
            known.bookedAt(),
            known.bookedAt())
        : known;
  }

  /** Nothing more comes from a skin side that is seen to be cool and a heater that is off. */
  private static boolean isOver(Draft draft) {
    boolean isCool =
        Senses.skin(draft.pad(), draft.now()) instanceof Reading.Valid(var skin)
            && NO_DOSE_BELOW.isAbove(Accounting.doseTemperature(draft.pad(), skin, draft.now()));
    return isCool && !draft.pad().watches().isToBeProven() && !mayHeatUnasked(draft.state());
  }

  private static boolean mayHeatUnasked(PadState state) {
    return state instanceof PadState.Fault(var codes)
        && codes.stream()
            .anyMatch(
                code -> code.reason() == StopReason.RELAY_STUCK || code == FaultCode.OUTPUT_FAILED);
  }

  private static boolean isAbove(ThermalDose dose, ThermalDose than) {
    return dose.cem43BoundMinutes() > than.cem43BoundMinutes()
        || dose.damageBound() > than.damageBound() + LEAST_DAMAGE;
  }

  /** Counts never fall: what was charged for a silence stays, though it was cooler. */
  private static void book(Draft draft) {
    Afterheat counted = draft.pad().watches().afterheat().orElseThrow();
    MonotonicTime now = draft.now();
    ThermalDose dose = counted.booked().max(counted.doseAt(now));
    Afterheat booked = counted.withBooked(dose, now);
    keep(draft, booked);
    draft.add(
        new Effect.StoreAfterDose(
            counted.session(),
            booked.kept(),
            dose.cem43BoundMinutes() - counted.booked().cem43BoundMinutes()));
  }

  private static void keep(Draft draft, Afterheat afterheat) {
    draft.replace(draft.pad().with(draft.pad().watches().withAfterheat(Optional.of(afterheat))));
  }
}
