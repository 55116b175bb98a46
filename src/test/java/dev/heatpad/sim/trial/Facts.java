package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facts for histories that tests make up; all of the pad of a simple house. */
final class Facts {

  private static final PadPlan PAD = HouseBuild.simple().pads().getFirst();
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  SessionOpening opening(String commandId) {
    return new SessionOpening(
        new SessionId("session-of-" + commandId),
        PAD.name(),
        PAD.person(),
        "heat",
        Profile.STANDARD,
        Source.MQTT,
        PadDefinition.Nature.REAL,
        START,
        Duration.ofMinutes(20),
        Duration.ofMinutes(20),
        Celsius.of(40),
        0.5,
        Optional.of(commandId));
  }

  Fact given(SessionOpening opening) {
    return new Fact.Given(new JournalEntry.SessionOpened(opening, Duration.ZERO));
  }

  Fact durable(SessionOpening opening) {
    return new Fact.Durable(new JournalEntry.SessionOpened(opening, Duration.ZERO));
  }

  JournalEntry ended(SessionOpening opening, StopReason reason, double cem43Minutes) {
    return new JournalEntry.SessionEnded(
        new SessionRecord(
            opening,
            START.plusSeconds(1_200),
            opening.planned(),
            opening.planned(),
            opening.planned(),
            reason,
            Optional.empty(),
            Optional.empty(),
            new ThermalDose(cem43Minutes, cem43Minutes, 0),
            9,
            ProofOfOff.NOT_CHECKED,
            List.of()),
        Duration.ZERO);
  }

  Fact told(String state, Set<FaultCode> faults) {
    return new Fact.Told(
        new PadView(
            PAD.definition(),
            state,
            Position.OFF,
            Optional.empty(),
            Optional.empty(),
            PAD.configured().settings(),
            Optional.empty(),
            faults,
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            new PadView.Budgets(0, 3, 0, 5)));
  }
}
