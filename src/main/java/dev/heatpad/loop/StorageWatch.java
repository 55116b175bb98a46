package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the journal takes writes, judged from what was given to it and what came back. Pure; the
 * loop's thread owns it. Its times are process time: no simulation makes a disk faster.
 */
public final class StorageWatch {

  /** A session does not go on longer than this without a successful write (docs/safety.md). */
  static final Duration MAX_WITHOUT_SUCCESS = Duration.ofSeconds(30);

  /** The row of a starting session must be durable within this (docs/safety.md). */
  static final Duration MAX_OPENING = Duration.ofSeconds(2);

  /** While writes fail, one is tried this often, so that a recovery is noticed. */
  static final Duration PROBE_INTERVAL = Duration.ofSeconds(5);

  /** How the journal does. */
  public enum Health {
    WORKING,
    FAILING
  }

  private final Map<Long, MonotonicTime> pending = new LinkedHashMap<>();
  private Optional<MonotonicTime> troubleSince = Optional.empty();
  private MonotonicTime lastProbe;
  private long nextNumber;

  public StorageWatch(MonotonicTime now) {
    lastProbe = now;
  }

  /** Notes that an entry was given to the journal; the number is to come back with its outcome. */
  public long given(MonotonicTime now) {
    long number = nextNumber++;
    pending.put(number, now);
    return number;
  }

  /** Notes an outcome. The journal works in order, so whatever was given before is done too. */
  public void came(long number, Journal.Outcome outcome, MonotonicTime now) {
    MonotonicTime since = pending.get(number);
    pending.keySet().removeIf(given -> given <= number);
    troubleSince =
        switch (outcome) {
          case DURABLE -> Optional.empty();
          case FAILED -> troubleSince.or(() -> Optional.of(since == null ? now : since));
        };
  }

  /** Whether the row with this number has been waiting for too long. */
  public boolean isOverdue(long number, MonotonicTime now) {
    MonotonicTime since = pending.get(number);
    return since != null && now.minus(since).compareTo(MAX_OPENING) >= 0;
  }

  public Health health(MonotonicTime now) {
    Optional<MonotonicTime> oldest = pending.values().stream().findFirst();
    return isLong(troubleSince, now) || isLong(oldest, now) ? Health.FAILING : Health.WORKING;
  }

  private static boolean isLong(Optional<MonotonicTime> since, MonotonicTime now) {
    return since
        .filter(moment -> now.minus(moment).compareTo(MAX_WITHOUT_SUCCESS) >= 0)
        .isPresent();
  }

  /** Whether it is time to try a write, because the last ones failed. */
  public boolean wantsProbe(MonotonicTime now) {
    if (troubleSince.isEmpty() || now.minus(lastProbe).compareTo(PROBE_INTERVAL) < 0) {
      return false;
    }
    lastProbe = now;
    return true;
  }
}
