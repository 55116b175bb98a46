package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** S2. */
final class HeatEndsInTime extends Invariant {

  /** What S2 allows. */
  private static final Duration LATEST = Duration.ofMillis(100);

  /** A loop that sleeps is ended by its lease (docs/adr/0003-heat-is-a-lease.md). */
  private static final Duration LEASE = Duration.ofSeconds(3);

  private final HouseBuild build;
  private final ActiveFaults active = new ActiveFaults();
  private final Map<PadName, MonotonicTime> started = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> deadlines = new LinkedHashMap<>();
  private final Map<Long, Command.Extend> extensions = new LinkedHashMap<>();

  HeatEndsInTime(HouseBuild build) {
    super("S2");
    this.build = build;
  }

  @Override
  String sentence() {
    return "Heat ends at the latest 100 ms after the session's deadline, which only accepted"
        + " extensions move, and never beyond the longest session of the profile.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    active.saw(at, fact);
    switch (fact) {
      case Fact.Noticed(var pad, var notice) when notice.kind() == Notice.Kind.STARTED -> {
        long seconds = Long.parseLong(String.valueOf(notice.details().get("planned_s")));
        started.put(pad, at);
        moveDeadline(at, pad, Duration.ofSeconds(seconds + 1));
      }
      case Fact.Asked(_, Command.Extend extend, var manner) ->
          extensions.put(manner.number(), extend);
      case Fact.Answered(var pad, var number, var result) -> {
        if (extensions.containsKey(number) && result.accepted() && started.containsKey(pad)) {
          moveDeadline(at, pad, result.effective().orElseThrow().duration());
        }
      }
      case Fact.Truth truth when truth.driven() == Level.ON -> judge(at, truth.pad());
      default -> {}
    }
  }

  private void moveDeadline(MonotonicTime at, PadName pad, Duration planned) {
    Duration longest = build.pad(pad).profile().maxSession();
    check(
        planned.compareTo(longest.plusSeconds(1)) <= 0,
        at,
        pad + " plans " + planned + ", the profile allows " + longest);
    MonotonicTime start = started.get(pad);
    if (start != null) {
      deadlines.put(pad, start.plus(planned.compareTo(longest) < 0 ? planned : longest));
    }
  }

  private void judge(MonotonicTime at, PadName pad) {
    MonotonicTime deadline = deadlines.get(pad);
    if (deadline == null) {
      return;
    }
    Duration late = at.minus(deadline);
    if (late.compareTo(LATEST) > 0 && active.recently(HouseFault.PROCESS_PAUSE, at, LEASE)) {
      exempt("process-pause");
    } else if (late.compareTo(LATEST) > 0
        && active.ever(HouseFault.SLOW_CLOCK)
        && late.compareTo(HostWatch.DRIFT_SEEN_WITHIN) <= 0) {
      exempt("slow-clock not seen yet");
    } else {
      boolean stalled = active.recently(HouseFault.LOOP_STALL, at, LEASE);
      check(
          late.compareTo(stalled ? LATEST.plus(LEASE) : LATEST) <= 0,
          at,
          pad + " heats " + late + " after its deadline");
    }
  }
}
