package dev.heatpad.core.session;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.Evidence;
import dev.heatpad.core.safety.Evidence.Incident;
import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.SensorTrace;
import dev.heatpad.core.safety.SensorTrace.ExpectedMotion;
import dev.heatpad.core.session.Pad.Conditions;
import dev.heatpad.core.session.Pad.Storage;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** From what reaches a pad to what can be believed of it. */
final class Senses {

  /** Lapses of the lease in a day after which a person must look (docs/safety.md). */
  private static final int LEASE_LOSSES_THAT_LATCH = 3;

  /**
   * While the element has run without a break since the start of a session, the skin surely warms
   * by more than 0.2 C a minute between these two moments; before, the cold pad still cools it, and
   * after, it may come near its balance (the model gives 0.4 C a minute at a third of the rated
   * power).
   */
  private static final Duration SURELY_WARMING_FROM = Duration.ofMinutes(2);

  private static final Duration SURELY_WARMING_UNTIL = Duration.ofMinutes(5);

  private Senses() {}

  /** The pad with what the event says about its world. */
  static Pad absorb(Pad pad, Event event, MonotonicTime now) {
    return switch (event) {
      case Event.Sampled(var role, var sample) -> {
        SensorTrace trace = pad.traces().get(role);
        yield trace == null ? pad : aboveTrip(pad.with(role, trace.after(sample)), now);
      }
      case Event.LeaseLost _ -> pad.with(pad.conditions().withLeaseLostAt(now));
      case Event.StorageFailing _ -> pad.with(pad.conditions().with(Storage.FAILING));
      case Event.StorageRecovered _ -> pad.with(pad.conditions().with(Storage.WORKING));
      case Event.Ticked _,
          Event.Commanded _,
          Event.Pressed _,
          Event.SessionStored _,
          Event.SessionNotStored _,
          Event.OutputFailed _,
          Event.ShuttingDown _ ->
          pad;
    };
  }

  private static Pad aboveTrip(Pad pad, MonotonicTime now) {
    Conditions conditions = pad.conditions();
    if (!(skin(pad, now) instanceof Reading.Valid(var temperature))) {
      return pad;
    }
    Optional<MonotonicTime> since =
        temperature.isAtLeast(pad.definition().limits().profile().trip())
            ? conditions.aboveTripSince().or(() -> Optional.of(now))
            : Optional.empty();
    return pad.with(conditions.withAboveTripSince(since));
  }

  /** What can be believed of the skin side now. */
  static Reading skin(Pad pad, MonotonicTime now) {
    return reading(pad, SensorRole.SKIN_SIDE, now).orElse(new Reading.NeverSeen());
  }

  /** What can be believed of the sensor in this role; empty where the pad has none. */
  static Optional<Reading> reading(Pad pad, SensorRole role, MonotonicTime now) {
    SensorTrace trace = pad.traces().get(role);
    if (trace == null) {
      return Optional.empty();
    }
    Optional<MonotonicTime> warmingSince = surelyWarmingSince(pad);
    return Optional.of(
        trace.judge(
            now,
            warmingSince.isPresent() ? ExpectedMotion.MOVING : ExpectedMotion.UNKNOWN,
            warmingSince.orElse(now)));
  }

  private static Optional<MonotonicTime> surelyWarmingSince(Pad pad) {
    return pad.state()
        .session()
        .filter(session -> session.demand().position() == Position.ON)
        .filter(session -> session.progress().heated().compareTo(SURELY_WARMING_UNTIL) <= 0)
        .map(session -> session.demand().since().plus(SURELY_WARMING_FROM));
  }

  /** What the interlocks look at. */
  static Evidence evidence(Pad pad, Event event, Turn turn) {
    MonotonicTime now = turn.now();
    return new Evidence(
        pad.definition().limits(),
        skin(pad, now),
        reading(pad, SensorRole.ELEMENT, now),
        pad.conditions().aboveTripSince().map(now::minus),
        incidents(pad, event),
        pad.state().session().map(session -> ofSession(pad, session, turn)));
  }

  private static Evidence.OfSession ofSession(Pad pad, Session session, Turn turn) {
    MonotonicTime now = turn.now();
    Optional<Duration> pauseLeft =
        pad.state() instanceof PadState.Paused(_, var until)
            ? Optional.of(until.minus(now))
            : Optional.empty();
    return new Evidence.OfSession(
        session.progress().dose(),
        pad.definition().nature().hasBudgets() ? turn.ledger().cem43MinutesInDay(now) : 0,
        session.plan().deadline().minus(now),
        session.progress().heated(),
        session.attention().openSince().map(now::minus),
        pauseLeft);
  }

  private static Set<Incident> incidents(Pad pad, Event event) {
    Set<Incident> incidents = EnumSet.noneOf(Incident.class);
    switch (event) {
      case Event.LeaseLost _ -> {
        incidents.add(Incident.LEASE_LOST);
        if (pad.conditions().leaseLosses().size() >= LEASE_LOSSES_THAT_LATCH) {
          incidents.add(Incident.LEASE_LOST_REPEATEDLY);
        }
      }
      case Event.OutputFailed _ -> incidents.add(Incident.OUTPUT_FAILED);
      case Event.ShuttingDown _ -> incidents.add(Incident.SHUTTING_DOWN);
      case Event.Ticked _,
          Event.Commanded _,
          Event.Pressed _,
          Event.Sampled _,
          Event.SessionStored _,
          Event.SessionNotStored _,
          Event.StorageFailing _,
          Event.StorageRecovered _ -> {}
    }
    if (pad.conditions().storage() == Storage.FAILING) {
      incidents.add(Incident.STORAGE_FAILING);
    }
    return incidents;
  }
}
