package dev.heatpad.core.session;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.session.AfterDose.Counting;
import dev.heatpad.core.session.Session.Dosed;
import dev.heatpad.core.session.Session.Progress;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.SessionId;
import java.time.Duration;
import java.util.Optional;

/**
 * The heat that a person still gets after a session: pad and skin stay warm for minutes, and with a
 * relay that sticks they stay warm for good. It is part of what a {@link Pad} watches.
 *
 * @param session the last one of this pad that heated
 * @param progress of the dose since its end; its times stay zero
 * @param booked what the person's budgets and the journal have been told of it
 * @param bookedAt when they were
 */
public record Afterheat(
    SessionId session,
    Progress progress,
    ThermalDose booked,
    MonotonicTime bookedAt,
    Counting counting) {

  /**
   * So long without a reading the last temperature is charged on. In the model a pad that is off
   * gives a fifth of this at most in all until its skin is too cool for a dose (docs/safety.md,
   * S7).
   */
  public static final Duration CHARGED_UNSEEN = Duration.ofMinutes(5);

  /** A session has ended; its record holds the dose up to {@code now}. */
  static Afterheat begin(SessionId session, Progress ended, MonotonicTime now) {
    return from(
        session,
        AfterDose.nothingYet(ended.dosed().map(Dosed::temperature)),
        ended.dosed().map(last -> last.at().later(now)).orElse(now),
        now);
  }

  /**
   * Goes on from what was kept.
   *
   * @param dosedAt up to then the dose was counted
   */
  public static Afterheat from(
      SessionId session, AfterDose kept, MonotonicTime dosedAt, MonotonicTime now) {
    return new Afterheat(
        session,
        new Progress(
            now,
            Duration.ZERO,
            Duration.ZERO,
            kept.dose(),
            kept.dosed().map(temperature -> new Dosed(temperature, dosedAt)),
            Optional.empty()),
        kept.dose(),
        now,
        kept.counting());
  }

  /** The dose up to {@code now}, as far as a pad that is off can have given it unseen. */
  ThermalDose doseAt(MonotonicTime now) {
    return progress
        .dosed()
        .map(last -> progress.doseAt(now.earlier(last.at().plus(CHARGED_UNSEEN))))
        .orElse(progress.dose());
  }

  Afterheat with(Progress newProgress) {
    return new Afterheat(session, newProgress, booked, bookedAt, counting);
  }

  Afterheat with(Counting newCounting) {
    return new Afterheat(session, progress, booked, bookedAt, newCounting);
  }

  Afterheat withBooked(ThermalDose newBooked, MonotonicTime now) {
    return new Afterheat(session, progress, newBooked, now, counting);
  }

  /** As the journal keeps it. */
  AfterDose kept() {
    return new AfterDose(booked, progress.dosed().map(Dosed::temperature), counting);
  }
}
