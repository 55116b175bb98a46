package dev.heatpad.core.session;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.session.Session.Dosed;
import dev.heatpad.core.session.Session.Progress;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;

/** Counts what a session has given: time under heat, element time, dose. Counts never fall. */
final class Accounting {

  private Accounting() {}

  /** The session's progress, counted up to {@code now}. */
  static Session count(Pad pad, PadState state, Session session, MonotonicTime now) {
    Progress before = session.progress();
    Duration passed = now.minus(before.at());
    if (passed.isNegative() || passed.isZero()) {
      return session;
    }
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
   * Adds the segment from the last temperature to the newest. Where the reading cannot be believed
   * the last one is charged on, so that a bad sensor never lowers the dose.
   */
  private static Progress dosed(Progress progress, Pad pad, MonotonicTime now) {
    double uncertaintyCelsius = pad.definition().skinUncertaintyCelsius();
    Optional<Celsius> read =
        Senses.skin(pad, now) instanceof Reading.Valid(var temperature)
            ? Optional.of(temperature)
            : Optional.empty();
    Optional<Celsius> newest = read.map(temperature -> temperature.plus(uncertaintyCelsius));
    Optional<Celsius> charged = newest.or(() -> progress.dosed().map(Dosed::temperature));
    if (charged.isEmpty()) {
      return progress;
    }
    Dosed to = new Dosed(charged.get(), now);
    Dosed from = progress.dosed().orElse(to);
    ThermalDose dose =
        progress.dose().plusSegment(from.temperature(), to.temperature(), now.minus(from.at()));
    return new Progress(
        progress.at(),
        progress.heated(),
        progress.elementOn(),
        dose,
        Optional.of(to),
        warmer(progress.maxSkin(), read));
  }

  private static Optional<Celsius> warmer(Optional<Celsius> highest, Optional<Celsius> read) {
    return read.map(temperature -> highest.map(temperature::max).orElse(temperature))
        .or(() -> highest);
  }
}
