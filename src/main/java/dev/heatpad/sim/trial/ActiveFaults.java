package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which faults are there, and which were, and where. */
final class ActiveFaults implements Observer {

  private record At(PadName pad, FaultKind kind) {}

  private final Map<At, MonotonicTime> active = new LinkedHashMap<>();
  private final Map<At, MonotonicTime> ceasedAt = new LinkedHashMap<>();

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    if (fact instanceof Fact.Began(var pad, var kind)) {
      active.putIfAbsent(new At(pad, kind), at);
    } else if (fact instanceof Fact.Ceased(var pad, var kind)) {
      active.remove(new At(pad, kind));
      ceasedAt.put(new At(pad, kind), at);
    }
  }

  boolean now(FaultKind kind) {
    return active.keySet().stream().anyMatch(it -> it.kind().equals(kind));
  }

  /** Whether it is there, or was until this long ago. */
  boolean recently(FaultKind kind, MonotonicTime at, Duration within) {
    return now(kind)
        || ceasedAt.entrySet().stream()
            .anyMatch(it ->
                it.getKey().kind().equals(kind) && at.minus(it.getValue()).compareTo(within) <= 0);
  }

  /** Whether it began less than this long ago, or has ceased since. */
  boolean freshly(FaultKind kind, MonotonicTime at, Duration within) {
    return recently(kind, at, within)
        && active.entrySet().stream()
            .filter(it -> it.getKey().kind().equals(kind))
            .allMatch(it -> at.minus(it.getValue()).compareTo(within) <= 0);
  }

  boolean ever(FaultKind kind) {
    return now(kind) || ceasedAt.keySet().stream().anyMatch(it -> it.kind().equals(kind));
  }

  /** Every kind that was there once. */
  Set<FaultKind> ever() {
    Set<FaultKind> kinds = new LinkedHashSet<>();
    active.keySet().forEach(it -> kinds.add(it.kind()));
    ceasedAt.keySet().forEach(it -> kinds.add(it.kind()));
    return kinds;
  }

  /** What can have concerned a pad: what was at it, and what concerns the whole house. */
  Set<FaultKind> at(PadName pad, MonotonicTime at, Duration within) {
    Set<FaultKind> kinds = new LinkedHashSet<>();
    active.keySet().stream().filter(it -> concerns(it, pad)).forEach(it -> kinds.add(it.kind()));
    ceasedAt.forEach((it, ceased) -> {
      if (concerns(it, pad) && at.minus(ceased).compareTo(within) <= 0) {
        kinds.add(it.kind());
      }
    });
    return kinds;
  }

  private static boolean concerns(At it, PadName pad) {
    boolean ofOnePad =
        switch (it.kind()) {
          case PadFault _ -> true;
          case HouseFault fault -> fault.isOfOnePad();
        };
    return !ofOnePad || it.pad().equals(pad);
  }

  boolean everOfASensor() {
    return ever().stream().anyMatch(kind -> kind instanceof PadFault fault && fault.isOfASensor());
  }

  boolean now(PadName pad, FaultKind kind) {
    return active.containsKey(new At(pad, kind));
  }
}
