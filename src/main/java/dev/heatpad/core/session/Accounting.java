package dev.heatpad.core.session;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.dose.Cem43;
import dev.heatpad.core.dose.DoseTemperature;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.safety.SensorTrace;
import dev.heatpad.core.session.Session.Dosed;
import dev.heatpad.core.session.Session.Progress;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;

/** Counts what a session has given: time under heat, element time, dose. Counts never fall. */
final class Accounting {

  /**
   * Over a longer gap between two readings the line between them is a guess, and the hotter of the
   * two is charged for all of it. Heat is off by then (docs/safety.md, D10).
   */
  private static final Duration LONGEST_LINE = Duration.ofSeconds(5);

  private Accounting() {}

  /** The session's progress, counted up to {@code now}. */
  static Session count(Pad pad, PadState state, Session session, MonotonicTime now) {
    Progress before = session.progress();
    Duration passed = now.minus(before.at());
    if (passed.isNegative()) {
      return session;
    }
    // A process that stood still counts as heat: nobody was there to open the relay.
    boolean heating = state instanceof PadState.Heating;
    boolean elementOn = heating && session.demand().position() == Position.ON;
    Progress timed =
        new Progress(
            now,
            heating ? before.heated().plus(passed) : before.heated(),
            elementOn ? before.elementOn().plus(passed) : before.elementOn(),
            before.dose(),
            before.dosed(),
            before.maxSkin());
    return session.with(dosed(timed, pad, now));
  }

  /**
   * Charges the way from the last reading to a newer one. What lies behind the newest reading is
   * charged on at its temperature by {@link Progress#doseAt}, so a bad sensor never lowers the
   * dose.
   */
  private static Progress dosed(Progress progress, Pad pad, MonotonicTime now) {
    if (!(Senses.skin(pad, now) instanceof Reading.Valid(var skin))) {
      return progress;
    }
    MonotonicTime takenAt = Senses.skinTakenAt(pad);
    Dosed to = new Dosed(doseTemperature(pad, skin, now), takenAt);
    Optional<Dosed> from = progress.dosed();
    if (from.filter(last -> !takenAt.isAfter(last.at())).isPresent()) {
      return progress;
    }
    ThermalDose dose = from.map(last -> charged(progress.dose(), last, to)).orElse(progress.dose());
    return new Progress(
        progress.at(),
        progress.heated(),
        progress.elementOn(),
        dose,
        Optional.of(to),
        Optional.of(progress.maxSkin().map(skin::max).orElse(skin)));
  }

  /** The dose after a session, counted up to the newest reading. */
  static Progress afterwards(Pad pad, Progress before, MonotonicTime now) {
    return dosed(withoutTheCool(before, pad, now), pad, now);
  }

  /** Where a long silence ends with a cool skin, the heater was off: most of it was cool. */
  private static Progress withoutTheCool(Progress before, Pad pad, MonotonicTime now) {
    if (before.dosed().isEmpty()
        || !(Senses.skin(pad, now) instanceof Reading.Valid(var skin))
        || doseTemperature(pad, skin, now).degrees() >= Cem43.CUT_OFF_CELSIUS) {
      return before;
    }
    Dosed last = before.dosed().get();
    MonotonicTime from = last.at().later(Senses.skinTakenAt(pad).minus(Afterheat.CHARGED_UNSEEN));
    return new Progress(
        before.at(),
        before.heated(),
        before.elementOn(),
        before.dose(),
        Optional.of(new Dosed(last.temperature(), from)),
        before.maxSkin());
  }

  private static ThermalDose charged(ThermalDose dose, Dosed from, Dosed to) {
    Duration between = to.at().minus(from.at());
    return between.compareTo(LONGEST_LINE) <= 0
        ? dose.plusSegment(from.temperature(), to.temperature(), between)
        : dose.plusConstant(from.temperature().max(to.temperature()), between);
  }

  /** What is dosed for this reading of the skin side. */
  static Celsius doseTemperature(Pad pad, Celsius skin, MonotonicTime now) {
    SensorTrace trace = Senses.skinTrace(pad);
    return DoseTemperature.of(
        skin,
        pad.definition().skinUncertaintyCelsius(),
        trace.trend().riseCelsius(DoseTemperature.SLOPE_WINDOW, skin, now));
  }
}
