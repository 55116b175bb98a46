package dev.heatpad.loop;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.Said;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
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

/**
 * What the journal held when the program started.
 *
 * @param open sessions without an end record: the program or the power failed in them
 * @param past finished sessions of the last eight accounted days, oldest first
 * @param lastHeats what is known after the last session of each pad that heated
 * @param commandIds of the last accepted commands, oldest first
 * @param unpublished end records that no broker has taken, oldest first
 * @param lockOuts pads that a heart rate has locked, and whether a person has seen it
 * @param clients who is paired, the oldest first
 * @param screenings what each person said last to the first-use questions
 * @param newestAt wall time of the newest entry: of the last one of each kind, the latest
 */
public record JournalContent(
    List<OpenSession> open,
    List<Past> past,
    Map<PadName, Set<FaultCode>> faults,
    Map<PadName, SessionSettings> settings,
    Map<PadName, StopReason> lastStops,
    Map<PadName, LastHeat> lastHeats,
    List<String> commandIds,
    List<SessionRecord> unpublished,
    Optional<KeptTime> time,
    Optional<Instant> newestAt,
    Condition condition,
    Map<PadName, LockOut.Seen> lockOuts,
    List<PairedClient> clients,
    Map<Person, KeptScreening> screenings) {

  /** Content without a pad that is locked, without clients and without answers. */
  public JournalContent(
      List<OpenSession> open,
      List<Past> past,
      Map<PadName, Set<FaultCode>> faults,
      Map<PadName, SessionSettings> settings,
      Map<PadName, StopReason> lastStops,
      Map<PadName, LastHeat> lastHeats,
      List<String> commandIds,
      List<SessionRecord> unpublished,
      Optional<KeptTime> time,
      Optional<Instant> newestAt,
      Condition condition) {
    this(
        open,
        past,
        faults,
        settings,
        lastStops,
        lastHeats,
        commandIds,
        unpublished,
        time,
        newestAt,
        condition,
        Map.of(),
        List.of(),
        Map.of());
  }

  /** Answers to the first-use questions, and when they were given in accounted time. */
  public record KeptScreening(Said said, Duration accounted) {}

  /** A session that has no end yet, with what was kept of its readings, oldest first. */
  public record OpenSession(
      SessionOpening opening, Duration accounted, List<JournalEntry.Reading> readings) {
    public OpenSession {
      readings = List.copyOf(readings);
    }
  }

  /**
   * A finished session as the budgets need it, or what one gave after its end: that has no heated
   * time. The dose is a number, so that it can be added.
   */
  public record Past(Person person, Duration accountedEnd, Duration heated, double cem43Minutes) {
    public Past {
      if (!(cem43Minutes >= 0)) {
        throw new IllegalArgumentException("not a dose: " + cem43Minutes + " CEM43 min");
      }
    }
  }

  /**
   * A finished session that heated.
   *
   * @param after empty for one that was written before it was counted
   */
  public record LastHeat(SessionId session, ProofOfOff proof, Optional<AfterDose> after) {}

  /**
   * The newest {@link JournalEntry.TimeKept}.
   *
   * @param wall with the trust of that moment: from a clock that was a guess nothing is credited
   */
  public record KeptTime(Duration accounted, WallTime wall, Map<Person, Duration> restLeft) {
    public KeptTime {
      restLeft = Map.copyOf(restLeft);
    }
  }

  /** How the file was found. */
  public enum Condition {
    SOUND,
    /**
     * It was damaged and has been set aside, or it was gone; this is a new one. Every start finds
     * it so until time has been kept once, so faults are kept before that.
     */
    REPLACED
  }

  public JournalContent {
    open = List.copyOf(open);
    past = List.copyOf(past);
    faults = Map.copyOf(faults);
    settings = Map.copyOf(settings);
    lastStops = Map.copyOf(lastStops);
    lastHeats = Map.copyOf(lastHeats);
    commandIds = List.copyOf(commandIds);
    unpublished = List.copyOf(unpublished);
    lockOuts = Map.copyOf(lockOuts);
    clients = List.copyOf(clients);
    screenings = Map.copyOf(screenings);
  }

  /** What a new journal holds. */
  public static JournalContent nothing() {
    return new JournalContent(
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Condition.SOUND);
  }
}
