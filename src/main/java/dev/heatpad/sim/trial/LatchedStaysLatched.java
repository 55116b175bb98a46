package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Verb;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.SimulatedControls.Press;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** S5. */
final class LatchedStaysLatched extends Invariant {

  /** From the press to the moment when the loop has seen it. */
  private static final Duration PRESS = Duration.ofSeconds(4);

  private final Map<PadName, Set<FaultCode>> latched = new LinkedHashMap<>();
  private final Map<PadName, Set<FaultCode>> durable = new LinkedHashMap<>();
  private final Map<PadName, Set<FaultCode>> gone = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> pressed = new LinkedHashMap<>();
  private final Set<PadName> acknowledgedLocally = new LinkedHashSet<>();
  private final Set<PadName> acknowledgedRemotely = new LinkedHashSet<>();
  private final Set<Long> local = new LinkedHashSet<>();

  LatchedStaysLatched() {
    super("S5");
  }

  @Override
  String sentence() {
    return "A latched fault goes only when somebody at the device acknowledges it, or, if its class"
        + " says so, somebody anywhere: not by itself, not by a restart once it is durable.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    switch (fact) {
      case Fact.Durable(JournalEntry.FaultsKept(var pad, var codes)) -> durable.put(pad, codes);
      case Fact.JournalSetAside _ -> durable.clear();
      case Fact.Booted _ -> {
        latched.clear();
        latched.putAll(durable);
      }
      case Fact.Died _ -> forgetTheTurn();
      case Fact.Pressed(var pad, var press) when press == Press.ARM -> pressed.put(pad, at);
      case Fact.Asked(_, _, var manner) when manner.source().isLocal() ->
          local.add(manner.number());
      case Fact.Answered(var pad, var number, var result)
          when result.accepted() && result.verb() == Verb.ACK ->
          (local.contains(number) ? acknowledgedLocally : acknowledgedRemotely).add(pad);
      case Fact.Told(var view) -> told(view.name(), view.faults());
      case Fact.Turned _ -> {
        // Answers come after the state that they speak of, in the same turn.
        gone.forEach((pad, codes) -> judge(at, pad, codes));
        forgetTheTurn();
      }
      default -> {}
    }
  }

  private void forgetTheTurn() {
    gone.clear();
    acknowledgedLocally.clear();
    acknowledgedRemotely.clear();
  }

  private void told(PadName pad, Set<FaultCode> codes) {
    Set<FaultCode> lost = EnumSet.noneOf(FaultCode.class);
    lost.addAll(latched.getOrDefault(pad, Set.of()));
    lost.removeAll(codes);
    latched.put(pad, codes);
    if (!lost.isEmpty()) {
      gone.computeIfAbsent(pad, _ -> EnumSet.noneOf(FaultCode.class)).addAll(lost);
    }
  }

  private void judge(MonotonicTime at, PadName pad, Set<FaultCode> codes) {
    MonotonicTime press = pressed.get(pad);
    boolean atTheDevice =
        acknowledgedLocally.contains(pad)
            || (press != null && at.minus(press).compareTo(PRESS) <= 0);
    for (FaultCode code : codes) {
      boolean fromAnywhere =
          acknowledgedRemotely.contains(pad) && code.clearing() == FaultCode.Clearing.REMOTE_TOO;
      check(atTheDevice || fromAnywhere, at, pad + " lost " + code + " without anybody there");
    }
  }
}
