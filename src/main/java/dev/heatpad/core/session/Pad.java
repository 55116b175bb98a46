package dev.heatpad.core.session;

import dev.heatpad.core.safety.HeaterWatch;
import dev.heatpad.core.safety.MeterTrace;
import dev.heatpad.core.safety.PairWatch;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.SensorTrace;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.wearable.WearableWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    Conditions conditions,
    Watches watches) {

  /** Lapses of the lease older than this are forgotten (docs/safety.md). */
  private static final Duration LEASE_LOSSES_REMEMBERED = Duration.ofHours(24);

  /**
   * What the world around the pad is like.
   *
   * @param aboveTripSince since when the skin side is at or above the trip of the profile
   * @param elementHotSince since when the element is at or above its own trip
   * @param leaseLosses the lapses of the last 24 hours
   * @param doubts what the host has against going on: its clock or the pace of the loop
   */
  public record Conditions(
      Storage storage,
      Optional<MonotonicTime> aboveTripSince,
      Optional<MonotonicTime> elementHotSince,
      List<MonotonicTime> leaseLosses,
      Set<HostDoubt> doubts) {

    public static final Conditions GOOD =
        new Conditions(Storage.WORKING, Optional.empty(), Optional.empty(), List.of(), Set.of());

    public Conditions {
      leaseLosses = List.copyOf(leaseLosses);
      doubts = Set.copyOf(doubts);
    }

    public Conditions with(Storage newStorage) {
      return new Conditions(newStorage, aboveTripSince, elementHotSince, leaseLosses, doubts);
    }

    public Conditions withAboveTripSince(Optional<MonotonicTime> since) {
      return new Conditions(storage, since, elementHotSince, leaseLosses, doubts);
    }

    public Conditions withElementHotSince(Optional<MonotonicTime> since) {
      return new Conditions(storage, aboveTripSince, since, leaseLosses, doubts);
    }

    public Conditions with(Set<HostDoubt> newDoubts) {
      return new Conditions(storage, aboveTripSince, elementHotSince, leaseLosses, newDoubts);
    }

    public Conditions withLeaseLostAt(MonotonicTime now) {
      List<MonotonicTime> remembered = new ArrayList<>();
      for (MonotonicTime loss : leaseLosses) {
        if (now.minus(loss).compareTo(LEASE_LOSSES_REMEMBERED) < 0) {
          remembered.add(loss);
        }
      }
      remembered.add(now);
      return new Conditions(storage, aboveTripSince, elementHotSince, remembered, doubts);
    }

    public Conditions withoutLeaseLosses() {
      return new Conditions(storage, aboveTripSince, elementHotSince, List.of(), doubts);
    }
  }

  /**
   * What is watched from step to step.
   *
   * @param proof what is to be shown after a session; empty when nothing is
   * @param afterheat what the pad gives outside of sessions; empty while one runs
   */
  public record Watches(
      HeaterWatch heater,
      PairWatch pair,
      MeterTrace meter,
      Optional<Proof> proof,
      Optional<Afterheat> afterheat,
      WearableWatch wearable) {

    public static final Watches NOTHING_SEEN =
        new Watches(
            HeaterWatch.UNTOLD,
            PairWatch.NONE,
            MeterTrace.NONE,
            Optional.empty(),
            Optional.empty(),
            WearableWatch.NOTHING_SEEN);

    public Watches with(HeaterWatch newHeater) {
      return new Watches(newHeater, pair, meter, proof, afterheat, wearable);
    }

    public Watches with(PairWatch newPair) {
      return new Watches(heater, newPair, meter, proof, afterheat, wearable);
    }

    public Watches with(MeterTrace newMeter) {
      return new Watches(heater, pair, newMeter, proof, afterheat, wearable);
    }

    public Watches with(WearableWatch newWearable) {
      return new Watches(heater, pair, meter, proof, afterheat, newWearable);
    }

    /** Whether a session has ended and it was not yet shown that the heater is off. */
    public boolean isToBeProven() {
      return proof.filter(open -> open.shown() == ProofOfOff.PENDING).isPresent();
    }

    public Watches withProof(Optional<Proof> newProof) {
      return new Watches(heater, pair, meter, newProof, afterheat, wearable);
    }

    public Watches withAfterheat(Optional<Afterheat> newAfterheat) {
      return new Watches(heater, pair, meter, proof, newAfterheat, wearable);
    }
  }

  /** Whether it was shown that the heater is off after this session. */
  public record Proof(SessionId session, ProofOfOff shown) {}

  /** Why the host itself cannot be trusted to go on. */
  public enum HostDoubt {
    CLOCK_DRIFT,
    LOOP_SLOW
  }

  /** Whether the journal takes writes. */
  public enum Storage {
    WORKING,
    FAILING
  }

  public Pad {
    traces = Collections.unmodifiableMap(copyInOrder(traces));
  }

  public Pad with(PadDefinition newDefinition) {
    return new Pad(
        newDefinition, state, settings, lastStop, traces, armedUntil, conditions, watches);
  }

  public Pad with(PadState newState) {
    return new Pad(
        definition, newState, settings, lastStop, traces, armedUntil, conditions, watches);
  }

  public Pad with(SessionSettings newSettings) {
    return new Pad(
        definition, state, newSettings, lastStop, traces, armedUntil, conditions, watches);
  }

  public Pad with(Conditions newConditions) {
    return new Pad(
        definition, state, settings, lastStop, traces, armedUntil, newConditions, watches);
  }

  public Pad with(Watches newWatches) {
    return new Pad(
        definition, state, settings, lastStop, traces, armedUntil, conditions, newWatches);
  }

  public Pad withLastStop(StopReason reason) {
    return new Pad(
        definition, state, settings, Optional.of(reason), traces, armedUntil, conditions, watches);
  }

  public Pad withArmedUntil(Optional<MonotonicTime> until) {
    return new Pad(definition, state, settings, lastStop, traces, until, conditions, watches);
  }

  public Pad with(SensorRole role, SensorTrace trace) {
    Map<SensorRole, SensorTrace> changed = copyInOrder(traces);
    changed.put(role, trace);
    return new Pad(definition, state, settings, lastStop, changed, armedUntil, conditions, watches);
  }

  private static Map<SensorRole, SensorTrace> copyInOrder(Map<SensorRole, SensorTrace> traces) {
    Map<SensorRole, SensorTrace> copy = new EnumMap<>(SensorRole.class);
    copy.putAll(traces);
    return copy;
  }
}
