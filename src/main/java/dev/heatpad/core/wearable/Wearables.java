package dev.heatpad.core.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Signal.Stage;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The devices of one person, by name. */
public record Wearables(Map<String, WearableTrace> devices) {

  /** More than a person wears; a flood of invented names finds no room. */
  public static final int MAX_DEVICES = 8;

  /** A device that is silent for so long may lose its place to another one. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

  public static final Wearables NONE = new Wearables(Map.of());

  public Wearables {
    devices = Collections.unmodifiableMap(new TreeMap<>(devices));
  }

  /**
   * After one more report. One that claims to come from the future came now; one that is older than
   * what the device said before is dropped.
   */
  public Wearables after(WearableReport report, MonotonicTime now) {
    MonotonicTime at = report.arrivedAt().earlier(now);
    WearableTrace before = devices.get(report.device());
    if (before != null && before.heardAt().filter(at::isBefore).isPresent()) {
      return this;
    }
    Map<String, WearableTrace> next = new TreeMap<>(devices);
    if (before == null && next.size() >= MAX_DEVICES) {
      Optional<String> silent = longSilent(now);
      if (silent.isEmpty()) {
        return this;
      }
      next.remove(silent.get());
    }
    WearableTrace known = before == null ? WearableTrace.unheard(report.profile()) : before;
    next.put(report.device(), known.after(report.profile(), report.signal(), at));
    return new Wearables(next);
  }

  private Optional<String> longSilent(MonotonicTime now) {
    return devices.entrySet().stream()
        .filter(entry ->
            entry
                .getValue()
                .heardAt()
                .filter(at -> now.minus(at).compareTo(FORGOTTEN_AFTER) <= 0)
                .isEmpty())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** When any device last saw movement. */
  Optional<MonotonicTime> movedAt() {
    return devices.values().stream()
        .flatMap(device -> device.motion().movedAt().stream())
        .reduce(MonotonicTime::later);
  }

  /** The newest believed heart rate of any device. */
  public Optional<HeartTrace.Beat> newestBeat() {
    return devices.values().stream()
        .flatMap(device -> device.heart().newest().stream())
        .reduce((one, other) -> other.at().isAfter(one.at()) ? other : one);
  }

  /** A device that a session could rely on now; the best heard one. */
  public Optional<WearableTrace> carrier(MonotonicTime now) {
    return devices.values().stream()
        .filter(device -> device.carries(now))
        .reduce((one, other) -> other.heart().inARow() > one.heart().inARow() ? other : one);
  }

  /** Whether some device says, not too long ago, that the person sleeps. */
  public boolean isAsleep(MonotonicTime now) {
    return devices.values().stream()
        .anyMatch(device ->
            device
                .sleep()
                .filter(slept ->
                    slept.stage() == Stage.ASLEEP
                        && now.minus(slept.at()).compareTo(device.staleAfter()) <= 0)
                .isPresent());
  }
}
