package dev.heatpad.core.dose;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one person has had in the last days: the base of rest, day and week budgets. All ages are
 * counted on the monotonic clock; entries from before the start of the program lie at moments
 * before it.
 *
 * @param sessions oldest first
 * @param restUntil heat is owed a rest until then
 */
public record Ledger(List<PastSession> sessions, MonotonicTime restUntil) {

  /** A "day" of a budget: the last 24 hours, whatever the calendar says. */
  public static final Duration DAY = Duration.ofHours(24);

  /** A "week": seven such days (D6 of docs/safety.md). */
  public static final Duration WEEK = DAY.multipliedBy(7);

  /** Entries older than this are of no budget any more. */
  public static final Duration KEPT = Duration.ofDays(8);

  /** Doses outside of sessions that are nearer to each other than this are one entry. */
  private static final Duration ONE_AFTER_DOSE = Duration.ofMinutes(10);

  /** A session counts towards the number per day from this much heat on. */
  public static final Duration COUNTS_FROM = Duration.ofMinutes(2);

  /** Rest owed is at most the profile's, and at most this many times the heated time. */
  private static final int REST_PER_HEATED = 3;

  /**
   * One finished session as the budgets see it.
   *
   * @param cem43Minutes the upper bound of its dose; a number, because one that is none would make
   *     every sum below its limit
   */
  public record PastSession(MonotonicTime endedAt, Duration heated, double cem43Minutes) {
    public PastSession {
      if (!(cem43Minutes >= 0)) {
        throw new IllegalArgumentException("not a dose: " + cem43Minutes + " CEM43 min");
      }
    }
  }

  public Ledger {
    sessions = List.copyOf(sessions);
  }

  /** A ledger without entries, and without rest owed at {@code now}. */
  public static Ledger empty(MonotonicTime now) {
    return new Ledger(List.of(), now);
  }

  /**
   * The ledger after a session that ended at {@code session.endedAt()}.
   *
   * @param restOfProfile the longest rest that the person's profile asks for
   */
  public Ledger with(PastSession session, Duration restOfProfile) {
    List<PastSession> kept = new ArrayList<>();
    for (PastSession past : sessions) {
      if (session.endedAt().minus(past.endedAt()).compareTo(KEPT) < 0) {
        kept.add(past);
      }
    }
    kept.add(session);
    return new Ledger(
        kept, restUntil.later(session.endedAt().plus(restOwed(session.heated(), restOfProfile))));
  }

  /**
   * The ledger after a further dose outside of sessions. It counts as no session and owes no rest.
   * While it goes on it is one entry, as old as its newest part.
   */
  public Ledger withAfterDose(MonotonicTime now, double cem43Minutes) {
    List<PastSession> before = new ArrayList<>(sessions);
    double sum = cem43Minutes;
    if (!before.isEmpty() && goesOn(before.getLast(), now)) {
      sum += before.removeLast().cem43Minutes();
    }
    return new Ledger(before, restUntil)
        .with(new PastSession(now, Duration.ZERO, sum), Duration.ZERO);
  }

  private static boolean goesOn(PastSession past, MonotonicTime now) {
    return past.heated().isZero() && now.minus(past.endedAt()).compareTo(ONE_AFTER_DOSE) < 0;
  }

  /** The rest that a session of this much heat asks for. */
  public static Duration restOwed(Duration heated, Duration restOfProfile) {
    Duration proportional = heated.multipliedBy(REST_PER_HEATED);
    return proportional.compareTo(restOfProfile) < 0 ? proportional : restOfProfile;
  }

  /**
   * When the rest is over for somebody whose profile asks for this much: never before {@link
   * #restUntil}, and later where a session ended under a profile with a shorter rest.
   */
  public MonotonicTime restUntil(Duration restOfProfile) {
    return sessions.stream()
        .map(past -> past.endedAt().plus(restOwed(past.heated(), restOfProfile)))
        .reduce(restUntil, MonotonicTime::later);
  }

  /** Sessions of the last 24 hours that were long enough to count. */
  public int sessionsInDay(MonotonicTime now) {
    int count = 0;
    for (PastSession past : sessions) {
      count += inDay(past, now) && counts(past) ? 1 : 0;
    }
    return count;
  }

  /** CEM43 minutes of the last 24 hours. */
  public double cem43MinutesInDay(MonotonicTime now) {
    return cem43MinutesIn(DAY, now);
  }

  /** CEM43 minutes of the last seven days. */
  public double cem43MinutesInWeek(MonotonicTime now) {
    return cem43MinutesIn(WEEK, now);
  }

  private double cem43MinutesIn(Duration span, MonotonicTime now) {
    double minutes = 0;
    for (PastSession past : sessions) {
      minutes += isWithin(span, past, now) ? past.cem43Minutes() : 0;
    }
    return minutes;
  }

  /** When the number of counted sessions in the last 24 hours next falls. */
  public MonotonicTime dayFreesAt(MonotonicTime now) {
    return sessions.stream()
        .filter(past -> inDay(past, now) && counts(past))
        .map(past -> past.endedAt().plus(DAY))
        .reduce(MonotonicTime::earlier)
        .orElse(now);
  }

  private static boolean counts(PastSession past) {
    return past.heated().compareTo(COUNTS_FROM) >= 0;
  }

  private static boolean inDay(PastSession past, MonotonicTime now) {
    return isWithin(DAY, past, now);
  }

  private static boolean isWithin(Duration span, PastSession past, MonotonicTime now) {
    return now.minus(past.endedAt()).compareTo(span) < 0;
  }
}
