package dev.heatpad.loop;

import dev.heatpad.core.session.Pad;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The health of the program as the loop sees it. The loop notes each turn; any thread may ask. */
public final class LoopHealth implements Health {

  private record Noted(
      MonotonicTime turnedAt, List<SensorAge> sensors, JournalState journal, LoopTurns turns) {}

  private final Supplier<MonotonicTime> processClock;
  private volatile Noted noted;

  /** Health before the first turn: young, and nothing known of sensors and journal. */
  public LoopHealth(Supplier<MonotonicTime> processClock) {
    this.processClock = processClock;
    this.noted =
        new Noted(
            processClock.get(), List.of(), JournalState.UNKNOWN, new LoopTurns(0, Duration.ZERO));
  }

  void turned(
      MonotonicTime processNow,
      MonotonicTime sessionNow,
      Collection<Pad> pads,
      StorageWatch.Health storage) {
    List<SensorAge> ages = new ArrayList<>();
    for (Pad pad : pads) {
      pad.traces()
          .forEach((role, trace) ->
              trace
                  .newest()
                  .ifPresent(newest ->
                      ages.add(
                          new SensorAge(
                              pad.definition().name(), role, sessionNow.minus(newest.takenAt())))));
    }
    noted =
        new Noted(
            processNow,
            ages,
            switch (storage) {
              case WORKING -> JournalState.WORKING;
              case FAILING -> JournalState.FAILING;
            },
            turns(processNow));
  }

  private LoopTurns turns(MonotonicTime processNow) {
    LoopTurns before = noted.turns();
    Duration late = processNow.minus(noted.turnedAt()).minus(ControlLoop.TURN_INTERVAL);
    boolean isLatest = before.count() > 0 && late.compareTo(before.latest()) > 0;
    return new LoopTurns(before.count() + 1, isLatest ? late : before.latest());
  }

  /** How the loop keeps its pace. */
  public LoopTurns turns() {
    return noted.turns();
  }

  @Override
  public Report report() {
    Noted newest = noted;
    Duration age = processClock.get().minus(newest.turnedAt());
    return new Report(age, newest.sensors(), newest.journal());
  }
}
