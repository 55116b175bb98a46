package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Verb;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.SimulatedControls.Press;
import dev.heatpad.sim.twin.PhysicalFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** S7, without the dose. */
final class OneTrueEnd extends Invariant {

  private static final Duration LATELY = Duration.ofSeconds(70);

  private final Set<SessionId> open = new LinkedHashSet<>();
  private final Map<SessionId, StopReason> ended = new LinkedHashMap<>();
  private final Map<SessionId, StopReason> told = new LinkedHashMap<>();
  private final ActiveFaults faults = new ActiveFaults();
  private Optional<MonotonicTime> stopAsked = Optional.empty();
  private Optional<MonotonicTime> stopPressed = Optional.empty();
  private boolean everDied;

  OneTrueEnd() {
    super("S7");
  }

  @Override
  String sentence() {
    return "Every session whose row is durable gets exactly one durable end, with a reason that"
        + " was there.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Durable(JournalEntry.SessionOpened(var opening, _)) -> open.add(opening.id());
      case Fact.Durable(JournalEntry.SessionEnded(var end, _)) -> ended(at, end);
      case Fact.RecordTold(var end) -> told(at, end);
      case Fact.JournalSetAside _ -> {
        open.clear();
        ended.clear();
      }
      case Fact.Booted _ -> told.clear();
      case Fact.Died _ -> everDied = true;
      case Fact.Asked(_, var command, _) when command.verb() == Verb.STOP ->
          stopAsked = Optional.of(at);
      case Fact.Pressed(_, var press) when press == Press.STOP -> stopPressed = Optional.of(at);
      case Fact.Over(var content) -> {
        check(open.isEmpty(), at, "no end for " + open);
        check(content.open().isEmpty(), at, "the journal has open sessions");
      }
      default -> {}
    }
  }

  private void told(MonotonicTime at, SessionRecord end) {
    StopReason before = told.put(end.opening().id(), end.stopReason());
    check(before == null, at, "two ends told: " + before + ", then " + end.stopReason());
  }

  private void ended(MonotonicTime at, SessionRecord end) {
    if (!open.remove(end.opening().id())) {
      return;
    }
    ended.put(end.opening().id(), end.stopReason());
    check(wasThere(at, end), at, "the reason " + end.stopReason() + " was not there");
  }

  private boolean wasThere(MonotonicTime at, SessionRecord end) {
    return switch (end.stopReason()) {
      case COMPLETED -> end.elapsed().plusSeconds(1).compareTo(end.planned()) >= 0;
      case INTERRUPTED -> everDied;
      case USER_STOP -> lately(stopAsked, at);
      case BUTTON_STOP -> lately(stopPressed, at);
      case LEASE_LOST -> lately(at, HouseFault.LOOP_STALL, HouseFault.PROCESS_PAUSE);
      case STORAGE ->
          lately(
              at,
              HouseFault.DISK_FULL,
              HouseFault.DISK_READ_ONLY,
              HouseFault.DISK_SLOW,
              HouseFault.LOOP_STALL,
              HouseFault.PROCESS_PAUSE,
              HouseFault.SLOW_CLOCK);
      case HARDWARE ->
          lately(
              at,
              HouseFault.OUTPUT_UNREACHABLE,
              HouseFault.OUTPUT_READS_WRONG,
              new PadFault(PhysicalFault.HEAT_PIN_STUCK_HIGH));
      case SENSOR_INVALID ->
          faults.recentlyOfASensor(at, Duration.ofDays(1))
              || lately(
                  at,
                  HouseFault.ADAPTER_THREAD_DIES,
                  HouseFault.LOOP_STALL,
                  HouseFault.PROCESS_PAUSE,
                  HouseFault.SLOW_CLOCK);
      case RELAY_STUCK,
          OVER_TEMPERATURE,
          RUNAWAY,
          POWER,
          NOT_HEATING,
          DOSE_LIMIT,
          HEART_RATE,
          NOT_WORN,
          WEARABLE_LOST,
          ASLEEP,
          NO_ANSWER,
          PAIN,
          SHUTDOWN,
          INTERNAL ->
          true;
    };
  }

  /** An end may wait a while for a disk that works again. */
  private boolean lately(MonotonicTime at, FaultKind... kinds) {
    boolean diskWasAway =
        faults.ever(HouseFault.DISK_FULL)
            || faults.ever(HouseFault.DISK_READ_ONLY)
            || faults.ever(HouseFault.DISK_SLOW);
    for (FaultKind kind : kinds) {
      if (faults.recently(kind, at, diskWasAway ? Duration.ofDays(1) : LATELY)) {
        return true;
      }
    }
    return false;
  }

  private boolean lately(Optional<MonotonicTime> moment, MonotonicTime at) {
    boolean diskWasAway =
        faults.ever(HouseFault.DISK_FULL)
            || faults.ever(HouseFault.DISK_READ_ONLY)
            || faults.ever(HouseFault.DISK_SLOW);
    return moment.filter(it -> diskWasAway || at.minus(it).compareTo(LATELY) <= 0).isPresent();
  }
}
