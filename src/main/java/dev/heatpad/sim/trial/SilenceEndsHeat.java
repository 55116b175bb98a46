package dev.heatpad.sim.trial;

import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** D9. */
final class SilenceEndsHeat extends Invariant {

  /** The turn in which the question comes, and the one in which its time is over. */
  private static final Duration SLACK = Duration.ofSeconds(3);

  private final HouseBuild build;
  private final ActiveFaults faults = new ActiveFaults();
  private final Map<PadName, MonotonicTime> actedAt = new LinkedHashMap<>();

  SilenceEndsHeat(HouseBuild build) {
    super("D9");
    this.build = build;
  }

  @Override
  String sentence() {
    return "Heat ends when nobody has done anything for as long as the profile waits with its"
        + " question and for the answer.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Noticed(var pad, var notice) when notice.kind() == Notice.Kind.STARTED ->
          actedAt.put(pad, at);
      case Fact.Pressed(var pad, _) -> actedAt.put(pad, at);
      case Fact.Answered(var pad, _, var result) when isOfAPerson(result) -> actedAt.put(pad, at);
      case Fact.Truth truth when truth.driven() == Level.ON -> judge(at, truth.pad());
      default -> {}
    }
  }

  private static boolean isOfAPerson(CommandResult result) {
    return result.accepted()
        && switch (result.verb()) {
          case START, PAUSE, RESUME, EXTEND, ANSWER -> true;
          case STOP, ACK, ARM, SET -> false;
        };
  }

  private void judge(MonotonicTime at, PadName pad) {
    MonotonicTime acted = actedAt.get(pad);
    if (acted == null) {
      return;
    }
    var profile = build.pad(pad).profile();
    Duration longest = profile.promptInterval().plus(profile.answerWithin()).plus(SLACK);
    Duration silent = at.minus(acted);
    if (silent.compareTo(longest) > 0 && timeStoodStill(at)) {
      exempt("a clock or a program that stood still");
    } else {
      check(silent.compareTo(longest) <= 0, at, pad + " heats " + silent + " after a last sign");
    }
  }

  private boolean timeStoodStill(MonotonicTime at) {
    return faults.ever(HouseFault.SLOW_CLOCK)
        || faults.recently(HouseFault.PROCESS_PAUSE, at, SLACK)
        || faults.recently(HouseFault.LOOP_STALL, at, SLACK);
  }
}
