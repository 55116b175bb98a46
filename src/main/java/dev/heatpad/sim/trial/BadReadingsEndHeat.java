package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** S4. */
final class BadReadingsEndHeat extends Invariant {

  /** Age at which a reading is none, and the time to be off after that (docs/safety.md). */
  private static final Duration LONGEST = Duration.ofSeconds(3 + 2);

  private static final Duration OFF_AFTER_A_JUMP = Duration.ofSeconds(2);
  private static final double LOWEST_CELSIUS = 5;
  private static final double HIGHEST_CELSIUS = 60;
  private static final double STEP_CELSIUS_PER_SECOND = 2;

  private final ActiveFaults active = new ActiveFaults();
  private final Map<PadName, Seen> seen = new LinkedHashMap<>();

  private record Seen(MonotonicTime usableAt, double celsius, MonotonicTime steadySince) {}

  BadReadingsEndHeat() {
    super("S4");
  }

  @Override
  String sentence() {
    return "Heat is off 2 s after the skin's readings are missing, 3 s old, out of range or"
        + " jumping.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    active.saw(at, fact);
    switch (fact) {
      case Fact.Booted _ -> seen.clear();
      case Fact.Sensed(var pad, var role, Sample.Measured measured)
          when role == SensorRole.SKIN_SIDE ->
          read(at, pad, measured.temperature().degrees());
      case Fact.Truth truth when truth.driven() == Level.ON -> judge(at, truth.pad());
      default -> {}
    }
  }

  private void read(MonotonicTime at, PadName pad, double celsius) {
    Seen before = seen.get(pad);
    boolean usable = celsius >= LOWEST_CELSIUS && celsius <= HIGHEST_CELSIUS;
    if (before == null) {
      if (usable) {
        seen.put(pad, new Seen(at, celsius, at.minus(Duration.ofDays(1))));
      }
      return;
    }
    double seconds = Math.max(1e-3, at.minus(before.usableAt()).toNanos() / 1e9);
    boolean jumps = Math.abs(celsius - before.celsius()) / seconds > STEP_CELSIUS_PER_SECOND;
    seen.put(
        pad, new Seen(usable ? at : before.usableAt(), celsius, jumps ? at : before.steadySince()));
  }

  private void judge(MonotonicTime at, PadName pad) {
    Seen newest = seen.get(pad);
    if (active.recently(HouseFault.PROCESS_PAUSE, at, LONGEST)) {
      exempt("process-pause");
      return;
    }
    boolean fresh = newest != null && at.minus(newest.usableAt()).compareTo(LONGEST) <= 0;
    require(fresh, at, pad + " heats without a fresh reading");
    // A jump is remembered for 10 s: while heat is on, none may lie between 2 and 10 s back.
    Duration sinceJump = newest == null ? Duration.ZERO : at.minus(newest.steadySince());
    boolean doubtful =
        sinceJump.compareTo(OFF_AFTER_A_JUMP) > 0 && sinceJump.compareTo(Duration.ofSeconds(9)) < 0;
    boolean stalled = active.recently(HouseFault.LOOP_STALL, at, Duration.ofSeconds(1));
    require(!doubtful || stalled, at, pad + " heats on a jumping sensor");
  }

  private void require(boolean holds, MonotonicTime at, String what) {
    if (!holds && active.freshly(HouseFault.SLOW_CLOCK, at, HostWatch.DRIFT_SEEN_WITHIN)) {
      exempt("slow-clock not seen yet");
    } else {
      check(holds, at, what);
    }
  }
}
