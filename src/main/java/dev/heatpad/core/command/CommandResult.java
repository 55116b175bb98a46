package dev.heatpad.core.command;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.SessionId;
import java.time.Duration;
import java.util.Optional;

/**
 * The answer to one request.
 *
 * @param id the sender's id of the command, given back
 * @param refusal empty when accepted
 * @param message one plain sentence, and when refused the next step
 * @param session the session that the command began or acted on
 * @param effective the values that hold now
 */
public record CommandResult(
    Optional<String> id,
    Verb verb,
    Optional<Refusal> refusal,
    String message,
    Optional<SessionId> session,
    Optional<Effective> effective) {

  /** The values that a start or a setting led to, limits and budgets applied. */
  public record Effective(String program, Duration duration, Celsius target) {}

  public boolean accepted() {
    return refusal.isEmpty();
  }
}
