package dev.heatpad.loop;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.screening.Said;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.core.wearable.LockOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is written to the journal. "Accounted" time is explained at {@link AccountedTime}. */
public sealed interface JournalEntry {

  /** A session is about to begin. */
  record SessionOpened(SessionOpening opening, Duration accounted) implements JournalEntry {}

  /**
   * A session has ended. Writing it a second time, or without its opening, changes nothing. From
   * then on its dose after the end counts, if it has heated.
   */
  record SessionEnded(SessionRecord end, Duration accounted) implements JournalEntry {}

  /** It was shown after a session that the heater is off, or that it is not. */
  record ProofKept(SessionId session, ProofOfOff proof) implements JournalEntry {}

  /**
   * What a session gave after its end, up to now. One with a smaller dose than was kept before
   * changes nothing.
   */
  record AfterDoseKept(SessionId session, AfterDose after, Duration accounted)
      implements JournalEntry {}

  /** Readings of running sessions. */
  record Readings(List<Reading> readings) implements JournalEntry {
    public Readings {
      readings = List.copyOf(readings);
    }
  }

  /** One reading of a running session. */
  record Reading(SessionId session, SensorRole role, Celsius temperature, Instant at) {}

  /** The latched faults of a pad; an empty set clears them. */
  record FaultsKept(PadName pad, Set<FaultCode> faults) implements JournalEntry {}

  /** A pad that a heart rate has locked, and whether a person has seen it; empty unlocks it. */
  record LockOutKept(PadName pad, Optional<LockOut.Seen> seen) implements JournalEntry {}

  /** What a person said to the first-use questions; it replaces what was said before. */
  record ScreeningKept(Person person, Said said, Duration accounted) implements JournalEntry {}

  record SettingsKept(PadName pad, SessionSettings settings) implements JournalEntry {}

  /** A command was taken; its id is never taken again. */
  record CommandTaken(String id, Instant at) implements JournalEntry {}

  /** How much time is accounted for, and how much rest each person still owes. */
  record TimeKept(Duration accounted, WallTime wall, Map<Person, Duration> restLeft)
      implements JournalEntry {
    public TimeKept {
      restLeft = Map.copyOf(restLeft);
    }
  }

  /** The broker has taken the record of this session. */
  record RecordPublished(SessionId session) implements JournalEntry {}

  /** A client was paired. Writing it a second time changes nothing. */
  record ClientPaired(PairedClient client) implements JournalEntry {}

  /** A paired client was seen. */
  record ClientSeen(ClientId client, Instant at) implements JournalEntry {}

  /** A client's access was taken away. */
  record ClientRevoked(ClientId client) implements JournalEntry {}

  /**
   * A person has deleted a finished session. Its times and dose count on; all else of it goes. One
   * that runs is not touched.
   */
  record SessionDeleted(SessionId session) implements JournalEntry {}
}
