package dev.heatpad.core.session;

import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.wearable.LockOut;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a step asks the world to do. The heater comes first in each list. */
public sealed interface Effect {

  /** Keep the heater on for at most this long from now; longer only if asked again. */
  record Energise(Duration lease) implements Effect {}

  /** The heater off, now. */
  record Deenergise() implements Effect {}

  /** Make the row of a new session durable, then say so. */
  record StoreOpening(SessionOpening opening) implements Effect {}

  /** Write the end of a session, once. */
  record StoreEnd(SessionRecord end) implements Effect {}

  /** Write down how it was shown after a session that the heater is off. */
  record StoreProof(SessionId session, ProofOfOff proof) implements Effect {}

  /**
   * Count what a session gave after its end, and keep it.
   *
   * @param after all of it up to now
   * @param addedCem43Minutes what the budgets of the person do not know yet
   */
  record StoreAfterDose(SessionId session, AfterDose after, double addedCem43Minutes)
      implements Effect {}

  /** Keep a reading of the running session. */
  record StoreReading(SessionId session, SensorRole role, Celsius temperature, Instant at)
      implements Effect {}

  /** Keep the latched faults, so that no restart clears them. */
  record StoreFaults(Set<FaultCode> faults) implements Effect {}

  /** Keep a lock-out and whether a person has seen it; empty when it is over. */
  record StoreLockOut(Optional<LockOut.Seen> lockOut) implements Effect {}

  record StoreSettings(SessionSettings settings) implements Effect {}

  /** Keep the id of an accepted command with its session, so that no restart forgets it. */
  record StoreCommandId(String id) implements Effect {}

  /** The answer to the request with this token. */
  record Answer(long token, CommandResult result) implements Effect {}

  /** Tell everybody who listens. */
  record Announce(Notice notice) implements Effect {}

  /**
   * Something that happened, for people and logs.
   *
   * @param details name to plain value, in the order in which they are shown
   */
  record Notice(Kind kind, Map<String, String> details) {
    /** A message that never became a command. */
    public static Notice refused(Source source, Refusal refusal, String message) {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("reason", refusal.text());
      details.put("source", source.text());
      details.put("message", message);
      return new Notice(Kind.REFUSED, details);
    }

    /** The event types of the MQTT topic {@code event}. */
    public enum Kind {
      STARTED,
      PHASE,
      STOPPED,
      REFUSED,
      PROMPT,
      FAULT,
      FAULT_CLEARED
    }
  }
}
