package dev.heatpad.core.command;

import dev.heatpad.core.unit.SessionId;
import java.util.Optional;

/**
 * A command on its way to the machine, with all that the policy asks for.
 *
 * @param token by which the loop finds whoever waits for the answer
 * @param id the sender's own id of the command, by which a repetition is known
 * @param session the identity that a session begun by this request will have
 */
public record Request(
    long token,
    Source source,
    Command command,
    Freshness freshness,
    Optional<String> id,
    SessionId session) {}
