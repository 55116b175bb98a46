package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** D2: a skin side that is read too warm is told, whatever heats it. */
final class WarmSkinTrips extends Invariant {

  /** The trip waits 3 s, and 2 s later it has to be told (docs/safety.md). */
  private static final Duration LONGEST = Duration.ofSeconds(3 + 2);

  /** A jump makes a sensor doubtful for 10 s (docs/safety.md, R28). */
  private static final Duration AFTER_A_JUMP = Duration.ofSeconds(11);

  private static final double STEP_CELSIUS = 2;
  private static final double HOTTEST_READING_CELSIUS = 60;
  private static final Duration LONGEST_TURN = Duration.ofSeconds(2);

  private final HouseBuild build;
  private final ActiveFaults faults = new ActiveFaults();
  private final Map<At, Seen> seen = new LinkedHashMap<>();
  private final Map<PadName, Set<FaultCode>> told = new LinkedHashMap<>();
  private Optional<MonotonicTime> turnedAt = Optional.empty();

  private record At(PadName pad, SensorRole role) {}

  /**
   * @param warmSince since when each reading was new, believable and too warm
   */
  private record Seen(
      Sample.Measured newest, MonotonicTime steadySince, Optional<MonotonicTime> warmSince) {}

  WarmSkinTrips(HouseBuild build) {
    super("D2");
    this.build = build;
  }

  @Override
  String sentence() {
    return "A skin side that is read at or above the trip of the profile for 3 s is told as"
        + " over_temperature within 2 s more.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Booted _, Fact.Died _ -> {
        seen.clear();
        told.clear();
        turnedAt = Optional.empty();
      }
      case Fact.Sensed(var pad, var role, var sample) when role != SensorRole.ELEMENT ->
          read(at, new At(pad, role), sample);
      case Fact.Told(var view) -> told.put(view.name(), view.faults());
      case Fact.Turned _ -> turned(at);
      default -> {}
    }
  }

  private void read(MonotonicTime at, At sensor, Sample sample) {
    if (!(sample instanceof Sample.Measured measured)) {
      seen.computeIfPresent(
          sensor, (_, before) -> new Seen(before.newest(), before.steadySince(), Optional.empty()));
      return;
    }
    Seen before = seen.get(sensor);
    if (before == null) {
      seen.put(sensor, new Seen(measured, at, Optional.empty()));
      return;
    }
    double step = measured.temperature().degrees() - before.newest().temperature().degrees();
    boolean isNew = measured.takenAt().isAfter(before.newest().takenAt());
    MonotonicTime steady =
        Math.abs(step) > STEP_CELSIUS ? at.plus(AFTER_A_JUMP) : before.steadySince();
    boolean warm =
        isNew
            && !steady.isAfter(at)
            && measured.temperature().isAtLeast(profile(sensor).trip())
            && measured.temperature().degrees() <= HOTTEST_READING_CELSIUS;
    seen.put(
        sensor,
        new Seen(
            measured,
            steady,
            warm ? before.warmSince().or(() -> Optional.of(at)) : Optional.empty()));
  }

  private Profile profile(At sensor) {
    return build.pad(sensor.pad()).profile();
  }

  private void turned(MonotonicTime at) {
    boolean late = turnedAt.filter(turn -> at.minus(turn).compareTo(LONGEST_TURN) > 0).isPresent();
    turnedAt = Optional.of(at);
    if (late) {
      seen.clear();
    }
    for (PadPlan pad : build.pads()) {
      if (isWarmForLong(at, pad.name()) && !isDeaf(at)) {
        check(
            told.getOrDefault(pad.name(), Set.of()).contains(FaultCode.OVER_TEMPERATURE),
            at,
            pad.name() + " is read too warm and does not tell");
      }
    }
  }

  /** Where there are two sensors of the skin side, both have to say so. */
  private boolean isWarmForLong(MonotonicTime at, PadName pad) {
    boolean any = false;
    for (Map.Entry<At, Seen> entry : seen.entrySet()) {
      if (entry.getKey().pad().equals(pad)) {
        any = true;
        Optional<MonotonicTime> since = entry.getValue().warmSince();
        if (since.filter(it -> at.minus(it).compareTo(LONGEST) > 0).isEmpty()) {
          return false;
        }
      }
    }
    return any;
  }

  /** A flood keeps readings out of the inbox, and a slow clock makes 3 s longer. */
  private boolean isDeaf(MonotonicTime at) {
    return faults.recently(HouseFault.INBOX_FLOOD, at, AFTER_A_JUMP)
        || faults.recently(HouseFault.SLOW_CLOCK, at, AFTER_A_JUMP);
  }
}
