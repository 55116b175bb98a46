package dev.heatpad.core.session;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.Asking;
import dev.heatpad.core.safety.Evidence;
import dev.heatpad.core.safety.Evidence.Incident;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.HeaterChecks;
import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.HeaterWatch;
import dev.heatpad.core.safety.MeterTrace;
import dev.heatpad.core.safety.PairWatch;
import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.SensorTrace;
import dev.heatpad.core.safety.WarmingChecks;
import dev.heatpad.core.session.Pad.Conditions;
import dev.heatpad.core.session.Pad.Storage;
import dev.heatpad.core.session.PadState.PauseCause;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** From what reaches a pad to what can be believed of it. */
final class Senses {

  /** Lapses of the lease in a day after which a person must look (docs/safety.md). */
  private static final int LEASE_LOSSES_THAT_LATCH = 3;

  private Senses() {}

  /** The pad with what the event says about its world. */
  static Pad absorb(Pad pad, Event event, MonotonicTime now) {
    return switch (event) {
      case Event.Sampled(var role, var sample) -> sampled(pad, role, sample, now);
      case Event.Metered(var sample) ->
          pad.definition()
              .heater()
              .meter()
              .map(rated ->
                  pad.with(
                      pad.watches()
                          .with(
                              pad.watches().meter().after(sample, rated, pad.watches().heater()))))
              .orElse(pad);
      case Event.WearableReported(var report) ->
          pad.with(
              pad.watches()
                  .with(pad.watches().wearable().after(report, pad.definition().wearable(), now)));
      case Event.LeaseLost _ -> pad.with(pad.conditions().withLeaseLostAt(now));
      case Event.StorageFailing _ -> pad.with(pad.conditions().with(Storage.FAILING));
      case Event.StorageRecovered _ -> pad.with(pad.conditions().with(Storage.WORKING));
      case Event.HostJudged(var doubts) -> pad.with(pad.conditions().with(doubts));
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

  private static Pad sampled(Pad pad, SensorRole role, Sample sample, MonotonicTime now) {
    SensorTrace trace = pad.traces().get(role);
    if (trace == null) {
      return pad;
    }
    Pad seen = pad.with(role, trace.after(sample));
    return withLevels(seen.with(seen.watches().with(pairs(seen, now))), now);
  }

  private static PairWatch pairs(Pad pad, MonotonicTime now) {
    PairWatch pair = pad.watches().pair();
    Optional<Celsius> one = valid(pad, SensorRole.SKIN_SIDE, now);
    Optional<Celsius> other = valid(pad, SensorRole.SECOND_SKIN_SIDE, now);
    pair =
        one.isPresent() && other.isPresent()
            ? pair.skins(one.get(), other.get(), now)
            : pair.withoutSkins();
    Optional<Celsius> element = valid(pad, SensorRole.ELEMENT, now);
    return one.isPresent() && element.isPresent()
        ? pair.elementAndSkin(element.get(), one.get(), pad.watches().heater(), now)
        : pair.withoutElement();
  }

  private static Pad withLevels(Pad pad, MonotonicTime now) {
    Conditions conditions = pad.conditions();
    Optional<Celsius> skin = hottestSkin(pad, now);
    if (skin.isPresent()) {
      conditions =
          conditions.withAboveTripSince(
              since(
                  skin.get().isAtLeast(pad.definition().limits().profile().trip()),
                  conditions.aboveTripSince(),
                  now));
    }
    Optional<Celsius> element = valid(pad, SensorRole.ELEMENT, now);
    if (element.isPresent()) {
      conditions =
          conditions.withElementHotSince(
              since(
                  element.get().isAtLeast(HardLimits.ELEMENT_TRIP),
                  conditions.elementHotSince(),
                  now));
    }
    return pad.with(conditions);
  }

  private static Optional<MonotonicTime> since(
      boolean holds, Optional<MonotonicTime> before, MonotonicTime now) {
    return holds ? before.or(() -> Optional.of(now)) : Optional.empty();
  }

  /** What can be believed of the skin side now: the hotter of two sensors, if they agree. */
  static Reading skin(Pad pad, MonotonicTime now) {
    Reading one = reading(pad, SensorRole.SKIN_SIDE, now).orElse(new Reading.NeverSeen());
    Optional<Reading> second = reading(pad, SensorRole.SECOND_SKIN_SIDE, now);
    if (second.isEmpty()) {
      return one;
    }
    if (!(one instanceof Reading.Valid(var first))) {
      return one;
    }
    if (!(second.get() instanceof Reading.Valid(var other))) {
      return second.get();
    }
    Optional<Duration> apart = pad.watches().pair().apartFor(now);
    return apart.isPresent()
        ? new Reading.Disagreeing(apart.get())
        : new Reading.Valid(first.max(other));
  }

  /**
   * The hottest skin sensor that can be believed. Heat needs all of them; a trip and a relay that
   * sticks need only one.
   */
  private static Optional<Celsius> hottestSkin(Pad pad, MonotonicTime now) {
    Optional<Celsius> one = valid(pad, SensorRole.SKIN_SIDE, now);
    Optional<Celsius> other = valid(pad, SensorRole.SECOND_SKIN_SIDE, now);
    return one.map(first -> other.map(first::max).orElse(first)).or(() -> other);
  }

  private static SensorTrace hottestTrace(Pad pad, MonotonicTime now) {
    boolean isSecond =
        valid(pad, SensorRole.SECOND_SKIN_SIDE, now).equals(hottestSkin(pad, now))
            && !valid(pad, SensorRole.SKIN_SIDE, now).equals(hottestSkin(pad, now));
    return trace(pad, isSecond ? SensorRole.SECOND_SKIN_SIDE : SensorRole.SKIN_SIDE);
  }

  /** What can be believed of the sensor in this role; empty where the pad has none. */
  static Optional<Reading> reading(Pad pad, SensorRole role, MonotonicTime now) {
    SensorTrace trace = pad.traces().get(role);
    if (trace == null) {
      return Optional.empty();
    }
    Reading reading = trace.judge(now);
    return Optional.of(
        reading instanceof Reading.Valid && isFrozen(pad, trace, now)
            ? new Reading.Frozen(quietFor(pad, trace, now))
            : reading);
  }

  /** Whether every sensor of the pad can be believed. */
  static boolean allValid(Pad pad, MonotonicTime now) {
    return skin(pad, now) instanceof Reading.Valid
        && reading(pad, SensorRole.ELEMENT, now).stream().allMatch(Reading.Valid.class::isInstance);
  }

  private static Optional<Celsius> valid(Pad pad, SensorRole role, MonotonicTime now) {
    return reading(pad, role, now)
        .flatMap(read ->
            read instanceof Reading.Valid(var temperature)
                ? Optional.of(temperature)
                : Optional.empty());
  }

  /**
   * Heat was taken away for the doubt, and still nothing moves. Where the control itself wants no
   * heat, a skin may rest, and a sensor that stands still does no harm.
   */
  private static boolean isFrozen(Pad pad, SensorTrace trace, MonotonicTime now) {
    HeaterWatch heater = pad.watches().heater();
    boolean coolsForLong =
        heater.position() == Position.OFF
            && heater.askedSince().isPresent()
            && heater
                .since()
                .filter(since -> now.minus(since).compareTo(SensorTrace.COOLS_FOR) >= 0)
                .isPresent();
    return coolsForLong && quietFor(pad, trace, now).compareTo(SensorTrace.FROZEN_AFTER) >= 0;
  }

  /** How long a sensor has shown the same code in this session since heat was last asked for. */
  private static Duration quietFor(Pad pad, SensorTrace trace, MonotonicTime now) {
    if (!(pad.state() instanceof PadState.Heating(var session))) {
      return Duration.ZERO;
    }
    return pad.watches()
        .heater()
        .heatBegan()
        .filter(began -> !began.isBefore(session.plan().startedAt()))
        .map(began -> trace.quietFor(began, now))
        .orElse(Duration.ZERO);
  }

  /**
   * Whether some sensor has not moved for so long that heat must pause until it does: only without
   * heat is it sure that it has to move.
   */
  static boolean isDoubtful(Pad pad, MonotonicTime now) {
    return pad.traces().values().stream()
        .anyMatch(trace -> quietFor(pad, trace, now).compareTo(SensorTrace.DOUBTED_AFTER) >= 0);
  }

  /** What the skin side makes of the heat. */
  static Asking.Skin skinUnderHeat(Pad pad, MonotonicTime now) {
    boolean isSettled =
        pad.state()
            .session()
            .filter(session -> session.progress().heated().compareTo(WarmingChecks.SETTLED) >= 0)
            .isPresent();
    return new Asking.Skin(
        skin(pad, now) instanceof Reading.Valid ? sensedSkin(pad, now) : Optional.empty(),
        isSettled ? Asking.Phase.SETTLED : Asking.Phase.FIRST_CONTACT);
  }

  private static Optional<HeaterChecks.Sensed> sensedSkin(Pad pad, MonotonicTime now) {
    return hottestSkin(pad, now)
        .map(temperature -> new HeaterChecks.Sensed(temperature, hottestTrace(pad, now).trend()));
  }

  /** What the checks of the heater look at. */
  static HeaterChecks.View heaterView(Pad pad, MonotonicTime now) {
    Optional<HeaterChecks.Sensed> element =
        valid(pad, SensorRole.ELEMENT, now)
            .map(temperature -> new HeaterChecks.Sensed(temperature, elementTrace(pad).trend()));
    return new HeaterChecks.View(
        pad.definition().heater(),
        pad.watches().heater(),
        sensedSkin(pad, now),
        element,
        pad.state()
            .session()
            .map(session ->
                new HeaterChecks.Running(
                    session.progress().heated(), session.plan().target(), session.contact())));
  }

  /** The trace of the hotter skin sensor. */
  static SensorTrace skinTrace(Pad pad) {
    SensorTrace one = trace(pad, SensorRole.SKIN_SIDE);
    SensorTrace other = pad.traces().get(SensorRole.SECOND_SKIN_SIDE);
    return other == null || !isHotter(other, one) ? one : other;
  }

  /** When the newest skin-side sample was taken; only for a pad whose skin can be believed. */
  static MonotonicTime skinTakenAt(Pad pad) {
    MonotonicTime newest = takenAt(trace(pad, SensorRole.SKIN_SIDE));
    SensorTrace other = pad.traces().get(SensorRole.SECOND_SKIN_SIDE);
    return other == null ? newest : newest.later(takenAt(other));
  }

  private static MonotonicTime takenAt(SensorTrace trace) {
    return trace
        .newest()
        .map(Sample.Measured::takenAt)
        .orElseThrow(() -> new IllegalStateException("nothing was sampled yet"));
  }

  private static boolean isHotter(SensorTrace trace, SensorTrace than) {
    return trace
        .newest()
        .filter(sample ->
            than.newest()
                .filter(rival -> sample.temperature().isAbove(rival.temperature()))
                .isPresent())
        .isPresent();
  }

  private static SensorTrace elementTrace(Pad pad) {
    return trace(pad, SensorRole.ELEMENT);
  }

  private static SensorTrace trace(Pad pad, SensorRole role) {
    SensorTrace trace = pad.traces().get(role);
    if (trace == null) {
      throw new IllegalStateException("the pad has no sensor in the role " + role);
    }
    return trace;
  }

  /** What the interlocks look at. */
  static Evidence evidence(Pad pad, Event event, Turn turn) {
    MonotonicTime now = turn.now();
    return new Evidence(
        pad.definition().limits(),
        skin(pad, now),
        reading(pad, SensorRole.ELEMENT, now),
        lasting(pad.conditions().aboveTripSince(), skinSeenAt(pad, now)),
        lasting(pad.conditions().elementHotSince(), seenAt(pad, SensorRole.ELEMENT, now)),
        findings(pad, now),
        incidents(pad, event),
        pad.state().session().map(session -> ofSession(pad, session, turn)));
  }

  /** What the checks of heater, sensors and meter found. */
  static Set<FaultCode> findings(Pad pad, MonotonicTime now) {
    Set<FaultCode> findings = HeaterChecks.findings(heaterView(pad, now), now);
    if (pad.watches().pair().isOdd(seenAt(pad, SensorRole.ELEMENT, now))) {
      findings.add(FaultCode.SENSORS_IMPLAUSIBLE);
    }
    Optional<HeaterRatings.Metered> meter = pad.definition().heater().meter();
    if (meter.isPresent()) {
      MeterTrace trace = pad.watches().meter();
      findings.addAll(trace.findings(now));
    }
    return findings;
  }

  /** A level lasts as long as it was seen; silence adds nothing to it. */
  private static Optional<Duration> lasting(Optional<MonotonicTime> since, MonotonicTime seenAt) {
    return since.map(from -> seenAt.later(from).minus(from));
  }

  private static MonotonicTime skinSeenAt(Pad pad, MonotonicTime now) {
    return seenAt(pad, SensorRole.SKIN_SIDE, now)
        .later(
            pad.traces().containsKey(SensorRole.SECOND_SKIN_SIDE)
                ? seenAt(pad, SensorRole.SECOND_SKIN_SIDE, now)
                : seenAt(pad, SensorRole.SKIN_SIDE, now));
  }

  /** When the newest sample of a sensor was taken; a moment long ago where there is none. */
  private static MonotonicTime seenAt(Pad pad, SensorRole role, MonotonicTime now) {
    return Optional.ofNullable(pad.traces().get(role))
        .flatMap(SensorTrace::newest)
        .map(sample -> sample.takenAt().earlier(now))
        .orElse(now.minus(Duration.ofDays(1)));
  }

  private static Evidence.OfSession ofSession(Pad pad, Session session, Turn turn) {
    MonotonicTime now = turn.now();
    Optional<Duration> pauseLeft =
        pad.state() instanceof PadState.Paused(_, var until, PauseCause.Person _)
            ? Optional.of(until.minus(now))
            : Optional.empty();
    return new Evidence.OfSession(
        session.progress().doseAt(now),
        pad.definition().nature().hasBudgets() ? turn.ledger().cem43MinutesInDay(now) : 0,
        session.plan().deadline().minus(now),
        session.progress().heated(),
        session.attention().openSince().map(now::minus),
        pauseLeft,
        Wearing.ends(pad, now));
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
          Event.Metered _,
          Event.HostJudged _,
          Event.WearableReported _,
          Event.SessionStored _,
          Event.SessionNotStored _,
          Event.StorageFailing _,
          Event.StorageRecovered _ -> {}
    }
    if (pad.conditions().storage() == Storage.FAILING) {
      incidents.add(Incident.STORAGE_FAILING);
    }
    pad.conditions()
        .doubts()
        .forEach(doubt ->
            incidents.add(
                switch (doubt) {
                  case CLOCK_DRIFT -> Incident.CLOCK_DRIFT;
                  case LOOP_SLOW -> Incident.LOOP_SLOW;
                }));
    return incidents;
  }
}
