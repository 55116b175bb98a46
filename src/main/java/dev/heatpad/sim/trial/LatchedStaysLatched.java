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
  private final Map<PadName, MonotonicTime> pressed = new LinkedHashMap<>();
  private final Set<PadName> acknowledged = new LinkedHashSet<>();
  private final Set<Long> local = new LinkedHashSet<>();

  LatchedStaysLatched() {
    super("S5");
  }

  @Override
  String sentence() {
    return "A latched fault goes only when somebody at the device clears it: not by itself, not by"
        + " a remote command, not by a restart once it is durable.";
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
      case Fact.Pressed(var pad, var press) when press == Press.ARM -> pressed.put(pad, at);
      case Fact.Asked(_, _, var manner) when manner.source().isLocal() ->
          local.add(manner.number());
      case Fact.Answered(var pad, var number, var result)
          when result.accepted() && result.verb() == Verb.ACK && local.contains(number) ->
          acknowledged.add(pad);
      case Fact.Told(var view) -> {
        judge(at, view.name(), view.faults());
        latched.put(view.name(), view.faults());
      }
      case Fact.Turned _ -> acknowledged.clear();
      default -> {}
    }
  }

  private void judge(MonotonicTime at, PadName pad, Set<FaultCode> told) {
    Set<FaultCode> gone = EnumSet.noneOf(FaultCode.class);
    gone.addAll(latched.getOrDefault(pad, Set.of()));
    gone.removeAll(told);
    MonotonicTime press = pressed.get(pad);
    boolean atTheDevice =
        acknowledged.contains(pad)
            || (press != null && at.minus(press).compareTo(PRESS) <= 0)
            // The state is told before the answer.
            || !local.isEmpty();
    check(gone.isEmpty() || atTheDevice, at, pad + " lost " + gone + " without anybody there");
  }
}
