package dev.heatpad.core.session;

import dev.heatpad.core.command.Request;
import dev.heatpad.core.safety.PowerSample;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.Pad.HostDoubt;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.wearable.WearableReport;
import java.util.Set;

/** What can happen to a pad. */
public sealed interface Event {

  /** Time went on. */
  record Ticked() implements Event {}

  /** Somebody asks for something. */
  record Commanded(Request request) implements Event {}

  /**
   * The start button was pressed. What it means depends on the state: answer, resume or start when
   * short; acknowledge or arm when long.
   */
  record Pressed(Press press, long token, SessionId session) implements Event {}

  /** How long a button was held. */
  enum Press {
    SHORT,
    LONG
  }

  /** A sensor delivered. */
  record Sampled(SensorRole role, Sample sample) implements Event {}

  /** A wearable of the pad's person said something. */
  record WearableReported(WearableReport report) implements Event {}

  /** The meter in the heater's circuit delivered. */
  record Metered(PowerSample sample) implements Event {}

  /** What the host has against going on; empty when all is well again. */
  record HostJudged(Set<HostDoubt> doubts) implements Event {
    public HostJudged {
      doubts = Set.copyOf(doubts);
    }
  }

  /** The row of the session that is starting is durable. */
  record SessionStored(SessionId session) implements Event {}

  /** The row of the session that is starting could not be made durable in time. */
  record SessionNotStored(SessionId session) implements Event {}

  /** The heater lapsed because it was not confirmed in time. */
  record LeaseLost() implements Event {}

  /** The heater output could not be switched, or did not read back as driven. */
  record OutputFailed() implements Event {}

  /** The journal has not taken a write for too long. */
  record StorageFailing() implements Event {}

  /** The journal takes writes again. */
  record StorageRecovered() implements Event {}

  /** The program ends. */
  record ShuttingDown() implements Event {}
}
