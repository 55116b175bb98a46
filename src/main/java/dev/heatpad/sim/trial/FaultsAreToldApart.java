package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Two faults at once are both told. */
final class FaultsAreToldApart extends Invariant {

  private final Map<PadName, Set<FaultCode>> expected = new LinkedHashMap<>();
  private final Map<PadName, Set<FaultCode>> told = new LinkedHashMap<>();
  private final Map<PadName, Integer> turnsLeft = new LinkedHashMap<>();

  FaultsAreToldApart() {
    super("told apart");
  }

  @Override
  String sentence() {
    return "An output that fails and a journal that was lost are told within two turns, whatever"
        + " else is latched already.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    switch (fact) {
      case Fact.Drove(var pad, _, var success) -> {
        if (success == Fact.Success.FAILED) {
          expect(pad, FaultCode.OUTPUT_FAILED);
        }
      }
      case Fact.Told(var view) -> {
        told.put(view.name(), view.faults());
        Set<FaultCode> waiting = expected.get(view.name());
        if (waiting != null) {
          waiting.removeAll(view.faults());
        }
      }
      case Fact.Turned _ -> expected.forEach((pad, codes) -> judge(at, pad, codes));
      case Fact.Died _ -> {
        expected.clear();
        told.clear();
      }
      default -> {}
    }
  }

  private void expect(PadName pad, FaultCode code) {
    if (!told.getOrDefault(pad, Set.of()).contains(code)) {
      expected.computeIfAbsent(pad, _ -> EnumSet.noneOf(FaultCode.class)).add(code);
      turnsLeft.put(pad, 2);
    }
  }

  private void judge(MonotonicTime at, PadName pad, Set<FaultCode> codes) {
    if (codes.isEmpty()) {
      return;
    }
    int left = turnsLeft.merge(pad, -1, Integer::sum);
    if (left <= 0) {
      check(false, at, pad + " does not tell " + codes);
      codes.clear();
    } else {
      check(true, at, "");
    }
  }
}
