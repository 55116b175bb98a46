package dev.heatpad.core.session;

import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.SensorTrace;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the machine knows of one pad: the state of {@link PadMachine}.
 *
 * @param lastStop why the last session ended; empty before the first
 * @param traces by role; a role without a sensor is absent
 * @param armedUntil a remote start is allowed until then
 */
public record Pad(
    PadDefinition definition,
    PadState state,
    SessionSettings settings,
    Optional<StopReason> lastStop,
    Map<SensorRole, SensorTrace> traces,
    Optional<MonotonicTime> armedUntil,
    Conditions conditions) {

  /** Lapses of the lease older than this are forgotten (docs/safety.md). */
  private static final Duration LEASE_LOSSES_REMEMBERED = Duration.ofHours(24);

  /**
   * What the world around the pad is like.
   *
   * @param aboveTripSince since when the skin side is at or above the trip of the profile
   * @param leaseLosses the lapses of the last 24 hours
   */
  public record Conditions(
      Storage storage, Optional<MonotonicTime> aboveTripSince, List<MonotonicTime> leaseLosses) {

    public static final Conditions GOOD =
        new Conditions(Storage.WORKING, Optional.empty(), List.of());

    public Conditions {
      leaseLosses = List.copyOf(leaseLosses);
    }

    public Conditions with(Storage newStorage) {
      return new Conditions(newStorage, aboveTripSince, leaseLosses);
    }

    public Conditions withAboveTripSince(Optional<MonotonicTime> since) {
      return new Conditions(storage, since, leaseLosses);
    }

    public Conditions withLeaseLostAt(MonotonicTime now) {
      List<MonotonicTime> remembered = new ArrayList<>();
      for (MonotonicTime loss : leaseLosses) {
        if (now.minus(loss).compareTo(LEASE_LOSSES_REMEMBERED) < 0) {
          remembered.add(loss);
        }
      }
      remembered.add(now);
      return new Conditions(storage, aboveTripSince, remembered);
    }

    public Conditions withoutLeaseLosses() {
      return new Conditions(storage, aboveTripSince, List.of());
    }
  }

  /** Whether the journal takes writes. */
  public enum Storage {
    WORKING,
    FAILING
  }

  public Pad {
    traces = Collections.unmodifiableMap(copyInOrder(traces));
  }

  public Pad with(PadState newState) {
    return new Pad(definition, newState, settings, lastStop, traces, armedUntil, conditions);
  }

  public Pad with(SessionSettings newSettings) {
    return new Pad(definition, state, newSettings, lastStop, traces, armedUntil, conditions);
  }

  public Pad with(Conditions newConditions) {
    return new Pad(definition, state, settings, lastStop, traces, armedUntil, newConditions);
  }

  public Pad withLastStop(StopReason reason) {
    return new Pad(
        definition, state, settings, Optional.of(reason), traces, armedUntil, conditions);
  }

  public Pad withArmedUntil(Optional<MonotonicTime> until) {
    return new Pad(definition, state, settings, lastStop, traces, until, conditions);
  }

  public Pad with(SensorRole role, SensorTrace trace) {
    Map<SensorRole, SensorTrace> changed = copyInOrder(traces);
    changed.put(role, trace);
    return new Pad(definition, state, settings, lastStop, changed, armedUntil, conditions);
  }

  private static Map<SensorRole, SensorTrace> copyInOrder(Map<SensorRole, SensorTrace> traces) {
    Map<SensorRole, SensorTrace> copy = new EnumMap<>(SensorRole.class);
    copy.putAll(traces);
    return copy;
  }
}
