package dev.heatpad.loop;

import dev.heatpad.core.command.Freshness;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Tells whether a message is what a person asks for now: not kept by a broker, not too old, not a
 * repetition, not one of a storm. Pure; the loop's thread owns it. All its times are process time
 * and real wall time, whatever the speed of a simulation.
 */
public final class Gatekeeper {

  /** A time stamp may be off by this much, either way (docs/safety.md). */
  static final Duration MAX_AGE = Duration.ofSeconds(30);

  /** Ids are remembered this long at least, and this many at most (docs/safety.md). */
  static final Duration REMEMBERED = Duration.ofMinutes(10);

  static final int MAX_REMEMBERED = 4_096;

  /** A person does not start more often than this in a row; one more is allowed each interval. */
  private static final int STARTS_IN_A_ROW = 5;

  private static final Duration START_INTERVAL = Duration.ofSeconds(2);

  /**
   * From afar, faults are acknowledged this often at most, as controls of burners do it: who does
   * it more often does not look at the cause (docs/safety.md).
   */
  static final int REMOTE_ACKNOWLEDGEMENTS = 5;

  static final Duration ACKNOWLEDGEMENTS_COUNTED = Duration.ofMinutes(15);

  /** Whether storms of starts are refused. Benchmarks on simulated pads lift it. */
  public enum RateLimit {
    ON,
    LIFTED
  }

  private final RateLimit rateLimit;
  private final Map<String, MonotonicTime> seen = new LinkedHashMap<>();
  private final LinkedHashSet<String> kept = new LinkedHashSet<>();
  private double startsLeft = STARTS_IN_A_ROW;
  private MonotonicTime countedAt;
  private final ArrayDeque<MonotonicTime> acknowledgedAt = new ArrayDeque<>();

  /**
   * @param known ids of commands that were accepted before the start of the program
   */
  public Gatekeeper(RateLimit rateLimit, List<String> known, MonotonicTime now) {
    this.rateLimit = rateLimit;
    this.countedAt = now;
    known.forEach(this::keep);
  }

  /** Remembers the id of an accepted command for good, pushed out only by number. */
  public void keep(String id) {
    kept.add(id);
    if (kept.size() > MAX_REMEMBERED) {
      kept.removeFirst();
    }
  }

  /** Judges a message and remembers it. */
  public Freshness judge(Arrival.Question question, MonotonicTime now, WallTime realWall) {
    if (question.delivery() == Arrival.Delivery.RETAINED) {
      return Freshness.RETAINED;
    }
    if (question.sentAt().filter(sent -> isFarFrom(sent, realWall)).isPresent()) {
      return Freshness.EXPIRED;
    }
    if (question.id().filter(id -> !isNew(id, now)).isPresent()) {
      return Freshness.DUPLICATE;
    }
    return isLimited(question, now) ? Freshness.RATE_LIMITED : Freshness.FRESH;
  }

  private boolean isLimited(Arrival.Question question, MonotonicTime now) {
    return switch (question.command().verb()) {
      case START -> !mayStart(now);
      case ACK -> !question.source().isLocal() && !mayAcknowledge(now);
      case STOP, PAUSE, RESUME, EXTEND, ANSWER, ARM, SET -> false;
    };
  }

  private boolean mayAcknowledge(MonotonicTime now) {
    while (!acknowledgedAt.isEmpty()
        && now.minus(acknowledgedAt.getFirst()).compareTo(ACKNOWLEDGEMENTS_COUNTED) >= 0) {
      acknowledgedAt.removeFirst();
    }
    if (acknowledgedAt.size() >= REMOTE_ACKNOWLEDGEMENTS) {
      return false;
    }
    acknowledgedAt.addLast(now);
    return true;
  }

  /** A clock that nobody set cannot judge the age of a message. */
  private static boolean isFarFrom(Instant sent, WallTime realWall) {
    return realWall.trust() == WallTime.Trust.SYNCHRONISED
        && Duration.between(sent, realWall.instant()).abs().compareTo(MAX_AGE) > 0;
  }

  private boolean isNew(String id, MonotonicTime now) {
    forget(now);
    return seen.putIfAbsent(id, now) == null && !kept.contains(id);
  }

  private void forget(MonotonicTime now) {
    Iterator<MonotonicTime> oldestFirst = seen.values().iterator();
    while (oldestFirst.hasNext()) {
      boolean old = now.minus(oldestFirst.next()).compareTo(REMEMBERED) > 0;
      if (!old && seen.size() < MAX_REMEMBERED) {
        return;
      }
      oldestFirst.remove();
    }
  }

  private boolean mayStart(MonotonicTime now) {
    if (rateLimit == RateLimit.LIFTED) {
      return true;
    }
    double gained = now.minus(countedAt).toNanos() / (double) START_INTERVAL.toNanos();
    startsLeft = Math.min(STARTS_IN_A_ROW, startsLeft + gained);
    countedAt = now;
    if (startsLeft < 1) {
      return false;
    }
    startsLeft -= 1;
    return true;
  }
}
