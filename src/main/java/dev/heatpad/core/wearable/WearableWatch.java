package dev.heatpad.core.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a pad has seen of its person's wearables: their traces, and the levels of the session that
 * runs.
 *
 * @param session empty while none runs
 * @param lockOut what a heart rate has left behind
 */
public record WearableWatch(
    Wearables wearables, Optional<InSession> session, Optional<LockOut> lockOut) {

  public static final WearableWatch NOTHING_SEEN =
      new WearableWatch(Wearables.NONE, Optional.empty(), Optional.empty());

  /**
   * What belongs to one session.
   *
   * @param levels by device
   */
  public record InSession(
      MonotonicTime since, Map<String, HeartLevels> levels, HeartTally tally, Resumes resumes) {
    public InSession {
      levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    }
  }

  /** Whether this session has already gone on by itself after a pause. */
  public enum Resumes {
    NOT_YET,
    USED
  }

  /** The heart rates of a session, for its record. */
  public record HeartTally(int count, long sum, int minPerMinute, int maxPerMinute) {

    public static final HeartTally NONE = new HeartTally(0, 0, 0, 0);

    HeartTally plus(int perMinute) {
      return count == 0
          ? new HeartTally(1, perMinute, perMinute, perMinute)
          : new HeartTally(
              count + 1,
              sum + perMinute,
              Math.min(minPerMinute, perMinute),
              Math.max(maxPerMinute, perMinute));
    }

    public Optional<HeartSummary> summary() {
      return count == 0
          ? Optional.empty()
          : Optional.of(
              new HeartSummary(minPerMinute, (int) Math.round((double) sum / count), maxPerMinute));
    }
  }

  /** The watch of a session that begins to heat. What the devices said before stays known. */
  public WearableWatch begun(MonotonicTime now) {
    return new WearableWatch(
        wearables,
        Optional.of(new InSession(now, Map.of(), HeartTally.NONE, Resumes.NOT_YET)),
        lockOut);
  }

  public WearableWatch ended() {
    return new WearableWatch(wearables, Optional.empty(), lockOut);
  }

  public WearableWatch with(Optional<LockOut> newLockOut) {
    return new WearableWatch(wearables, session, newLockOut);
  }

  /** The heart rates of the session that runs. */
  public Optional<HeartSummary> heartRate() {
    return session.flatMap(running -> running.tally().summary());
  }

  /** The session has gone on by itself; a second time it does not. */
  public WearableWatch resumed() {
    return new WearableWatch(
        wearables,
        session.map(running ->
            new InSession(running.since(), running.levels(), running.tally(), Resumes.USED)),
        lockOut);
  }

  public WearableWatch after(WearableReport report, WearableRules rules, MonotonicTime now) {
    Wearables next = wearables.after(report, now);
    WearableTrace device = next.devices().get(report.device());
    if (session.isEmpty() || device == null) {
      return new WearableWatch(next, session, lockOut);
    }
    return new WearableWatch(
        next, Optional.of(inSession(session.get(), next, report.device(), device, rules)), lockOut);
  }

  private InSession inSession(
      InSession running, Wearables next, String name, WearableTrace device, WearableRules rules) {
    Optional<HeartTrace.Beat> before =
        Optional.ofNullable(wearables.devices().get(name)).flatMap(known -> known.heart().newest());
    Optional<HeartTrace.Beat> newest = device.heart().newest();
    if (!device.isLive() || newest.isEmpty() || newest.equals(before)) {
      return running;
    }
    HeartTrace.Beat beat = newest.get();
    HeartLevels known = running.levels().getOrDefault(name, HeartLevels.NONE);
    boolean afterSilence =
        known
            .seenAt()
            .filter(seen -> beat.at().minus(seen).compareTo(device.staleAfter()) > 0)
            .isPresent();
    HeartLevels levels =
        (afterSilence ? known.afterSilence() : known)
            .after(device.heart(), next.movedAt(), rules, running.since());
    Map<String, HeartLevels> all = new TreeMap<>(running.levels());
    all.put(name, levels);
    return new InSession(
        running.since(), all, running.tally().plus(beat.perMinute()), running.resumes());
  }
}
