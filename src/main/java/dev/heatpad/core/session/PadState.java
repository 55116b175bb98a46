package dev.heatpad.core.session;

import dev.heatpad.core.command.CommandPolicy.Situation;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Rule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a pad is doing. {@link PadMachine} lists every transition. */
public sealed interface PadState {

  /** The name as it stands on MQTT and in the API. */
  String text();

  Situation situation();

  /** The session that runs, heating or paused. */
  default Optional<Session> session() {
    return Optional.empty();
  }

  /** Nothing runs, and nothing forbids a start for good. */
  record Idle() implements PadState {
    @Override
    public String text() {
      return "idle";
    }

    @Override
    public Situation situation() {
      return Situation.IDLE;
    }
  }

  /**
   * A start was accepted, and its row is on the way to the disk. There is no heat yet.
   *
   * @param token of the request that waits for the answer; empty when it was answered already
   */
  record Starting(SessionOpening opening, OptionalLong token) implements PadState {
    @Override
    public String text() {
      return "starting";
    }

    @Override
    public Situation situation() {
      return Situation.RUNNING;
    }
  }

  /** The only state in which the heater may be on. */
  record Heating(Session running) implements PadState {
    @Override
    public String text() {
      return "heating";
    }

    @Override
    public Situation situation() {
      return Situation.RUNNING;
    }

    @Override
    public Optional<Session> session() {
      return Optional.of(running);
    }
  }

  /**
   * Heat is off, and may come back.
   *
   * @param until the session ends then if nothing brought it back
   */
  record Paused(Session running, MonotonicTime until, PauseCause cause) implements PadState {
    @Override
    public String text() {
      return "paused";
    }

    @Override
    public Situation situation() {
      return Situation.PAUSED;
    }

    @Override
    public Optional<Session> session() {
      return Optional.of(running);
    }
  }

  /** Why heat is off for a while, and so what may bring it back. */
  sealed interface PauseCause {
    /** A person's wish: only a person brings heat back. */
    record Person() implements PauseCause {}

    /** A wearable was taken off or lost: heat comes back with it, once. */
    record Wearable(Rule rule, MonotonicTime since) implements PauseCause {}
  }

  /** Latched: nothing starts until somebody acknowledged. */
  record Fault(Set<FaultCode> codes) implements PadState {
    public Fault {
      if (codes.isEmpty()) {
        throw new IllegalArgumentException("a fault needs a code");
      }
      codes = Collections.unmodifiableSet(EnumSet.copyOf(codes));
    }

    @Override
    public String text() {
      return "fault";
    }

    @Override
    public Situation situation() {
      return Situation.FAULT;
    }
  }
}
