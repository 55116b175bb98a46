package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Verb;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.SimulatedControls.Press;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** S7: the reason of an end. {@link AlarmsAreTrue} asks whether a fault that it names was there. */
final class TrueReasons extends Invariant {

  /** A turn that comes late, as late as trials let it. */
  private static final Duration LATELY = Duration.ofSeconds(100);

  private static final Duration ROUNDING = Duration.ofSeconds(1);

  private final ActiveFaults faults = new ActiveFaults();
  private final Map<PadName, MonotonicTime> stopAsked = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> stopPressed = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> prompted = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> paused = new LinkedHashMap<>();
  private final Map<Person, Double> cem43MinutesBefore = new LinkedHashMap<>();
  private final Set<SessionId> ended = new LinkedHashSet<>();
  private boolean everDied;
  private boolean shutdownAsked;

  TrueReasons() {
    super("S7 reason");
  }

  @Override
  String sentence() {
    return "The reason of each end was there: a limit that was reached, a stop that was asked for,"
        + " a question without answer, or a fault that has this reason.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Died _ -> everDied = true;
      case Fact.ShutdownAsked _ -> shutdownAsked = true;
      case Fact.Booted _ -> shutdownAsked = false;
      case Fact.Asked(var pad, var command, _) when command.verb() == Verb.STOP ->
          stopAsked.put(pad, at);
      case Fact.Pressed(var pad, var press) when press == Press.STOP -> stopPressed.put(pad, at);
      case Fact.Noticed(var pad, var notice) -> {
        switch (notice.kind()) {
          case PROMPT -> prompted.put(pad, at);
          case PHASE -> paused.put(pad, at);
          case STARTED -> {
            prompted.remove(pad);
            paused.remove(pad);
          }
          case STOPPED, REFUSED, FAULT, FAULT_CLEARED -> {}
        }
      }
      case Fact.Given(JournalEntry.SessionEnded(var end, _)) -> {
        if (ended.add(end.opening().id()) && !end.opening().program().equals("unknown")) {
          judge(at, end);
        }
      }
      default -> {}
    }
  }

  private void judge(MonotonicTime at, SessionRecord end) {
    check(
        wasThere(at, end),
        at,
        end.opening().pad() + " ended by " + end.stopReason() + " " + end.fault());
    cem43MinutesBefore.merge(end.opening().person(), end.dose().cem43BoundMinutes(), Double::sum);
  }

  private boolean wasThere(MonotonicTime at, SessionRecord end) {
    PadName pad = end.opening().pad();
    return switch (end.stopReason()) {
      case COMPLETED -> end.elapsed().plus(ROUNDING).compareTo(end.planned()) >= 0;
      case INTERRUPTED -> everDied;
      case USER_STOP -> lately(stopAsked.get(pad), at);
      case BUTTON_STOP -> lately(stopPressed.get(pad), at);
      case SHUTDOWN -> shutdownAsked;
      case DOSE_LIMIT -> isEnough(end);
      case NO_ANSWER ->
          waited(prompted.get(pad), end.opening().profile().answerWithin(), at)
              || waited(paused.get(pad), HardLimits.MAX_PAUSE, at);
      case STORAGE -> end.fault().isPresent() ? isNamed(end) : rowCameLate(at);
      case LEASE_LOST,
          RELAY_STUCK,
          OVER_TEMPERATURE,
          RUNAWAY,
          SENSOR_INVALID,
          HARDWARE,
          POWER,
          NOT_HEATING,
          INTERNAL ->
          isNamed(end);
      case HEART_RATE, NOT_WORN, WEARABLE_LOST, ASLEEP, PAIN -> false;
    };
  }

  private static boolean isNamed(SessionRecord end) {
    return end.fault().filter(code -> code.reason() == end.stopReason()).isPresent();
  }

  private boolean isEnough(SessionRecord end) {
    Profile profile = end.opening().profile();
    double cem43Minutes = end.dose().cem43BoundMinutes();
    double before = cem43MinutesBefore.getOrDefault(end.opening().person(), 0.0);
    return cem43Minutes >= profile.sessionCem43Minutes()
        || cem43Minutes + before >= profile.dayCem43Minutes()
        || end.dose().damageBound() >= profile.sessionDamage();
  }

  private boolean rowCameLate(MonotonicTime at) {
    return faults.recently(HouseFault.DISK_FULL, at, LATELY)
        || faults.recently(HouseFault.DISK_READ_ONLY, at, LATELY)
        || faults.recently(HouseFault.DISK_SLOW, at, LATELY)
        || faults.recently(HouseFault.LOOP_STALL, at, LATELY)
        || faults.recently(HouseFault.PROCESS_PAUSE, at, LATELY);
  }

  private static boolean lately(
      @org.jspecify.annotations.Nullable MonotonicTime moment, MonotonicTime at) {
    return moment != null && at.minus(moment).compareTo(LATELY) <= 0;
  }

  private boolean waited(
      @org.jspecify.annotations.Nullable MonotonicTime since, Duration longest, MonotonicTime at) {
    return since != null
        && (at.minus(since).plus(ROUNDING).compareTo(longest) >= 0
            || faults.ever(HouseFault.SLOW_CLOCK));
  }
}
