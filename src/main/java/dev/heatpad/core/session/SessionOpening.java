package dev.heatpad.core.session;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a session before its first heat; the journal makes it durable first.
 *
 * @param requested what was asked for
 * @param planned what the budgets left of it
 * @param commandId the sender's id of the start, kept so that a repetition is known after a restart
 */
public record SessionOpening(
    SessionId id,
    PadName pad,
    Person person,
    String program,
    Profile profile,
    Source source,
    PadDefinition.Nature nature,
    Instant startedAt,
    Duration requested,
    Duration planned,
    Celsius target,
    double skinUncertaintyCelsius,
    Optional<String> commandId) {

  /** The opening with another target, chosen before the first heat. */
  SessionOpening with(Celsius newTarget) {
    return new SessionOpening(
        id,
        pad,
        person,
        program,
        profile,
        source,
        nature,
        startedAt,
        requested,
        planned,
        newTarget,
        skinUncertaintyCelsius,
        commandId);
  }
}
