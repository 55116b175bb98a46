package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which faults are there, and which were. */
final class ActiveFaults implements Observer {

  private record At(PadName pad, FaultKind kind) {}

  private final Map<At, Integer> active = new LinkedHashMap<>();
  private final Map<FaultKind, MonotonicTime> ceasedAt = new LinkedHashMap<>();
  private final Set<FaultKind> ever = new LinkedHashSet<>();

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    if (fact instanceof Fact.Began(var pad, var kind)) {
      active.merge(new At(pad, kind), 1, Integer::sum);
      ever.add(kind);
    } else if (fact instanceof Fact.Ceased(var pad, var kind)) {
      active.remove(new At(pad, kind));
      ceasedAt.put(kind, at);
    }
  }

  boolean now(FaultKind kind) {
    return active.keySet().stream().anyMatch(it -> it.kind().equals(kind));
  }

  /** Whether it is there, or was until this long ago. */
  boolean recently(FaultKind kind, MonotonicTime at, Duration within) {
    MonotonicTime ceased = ceasedAt.get(kind);
    return now(kind) || (ceased != null && at.minus(ceased).compareTo(within) <= 0);
  }

  boolean ever(FaultKind kind) {
    return ever.contains(kind);
  }

  /** Whether a sensor lied, at some time until this long ago. */
  boolean recentlyOfASensor(MonotonicTime at, Duration within) {
    return ever.stream()
        .anyMatch(kind ->
            kind instanceof PadFault fault && fault.isOfASensor() && recently(kind, at, within));
  }

  boolean everOfASensor() {
    return ever.stream().anyMatch(kind -> kind instanceof PadFault fault && fault.isOfASensor());
  }

  boolean now(PadName pad, FaultKind kind) {
    return active.containsKey(new At(pad, kind));
  }
}
