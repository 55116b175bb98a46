package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.wearable.LockOut;
import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalContent.KeptTime;
import dev.heatpad.loop.JournalContent.LastHeat;
import dev.heatpad.loop.JournalContent.OpenSession;
import dev.heatpad.loop.JournalContent.Past;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.JournalEntry.Reading;
import dev.heatpad.loop.PairedClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a journal file holds after a row of entries, with the meaning that the SQLite journal gives
 * them: keys make second ends and second ids vanish, the newest of faults, settings and time wins.
 * A contract test holds the two against each other.
 */
public final class JournalImage {

  /** Longer than any budget looks back; as the reader of the file has it. */
  private static final Duration PAST_KEPT = Duration.ofDays(8);

  private static final int COMMAND_IDS = 4_096;

  private final Map<SessionId, Row> sessions = new LinkedHashMap<>();
  private final Map<SessionId, JournalEntry.AfterDoseKept> afterDoses = new LinkedHashMap<>();
  private final Map<PadName, Set<FaultCode>> faults = new LinkedHashMap<>();
  private final Map<PadName, SessionSettings> settings = new LinkedHashMap<>();
  private final Map<PadName, LockOut.Seen> lockOuts = new LinkedHashMap<>();
  private final Map<Person, JournalContent.KeptScreening> screenings = new LinkedHashMap<>();
  private final LinkedHashSet<String> commandIds = new LinkedHashSet<>();
  private final Set<SessionId> published = new LinkedHashSet<>();
  private final Map<ClientId, PairedClient> clients = new LinkedHashMap<>();
  private long readings;
  private Optional<Instant> newestCommand = Optional.empty();
  private Optional<KeptTime> time = Optional.empty();
  private JournalContent.Condition condition;

  /** A session with its readings, until it has its end. */
  private static final class Row {
    final SessionOpening opening;
    final Duration accounted;
    final List<Reading> readings = new ArrayList<>();
    Optional<JournalEntry.SessionEnded> end = Optional.empty();
    Optional<Reading> newestReading = Optional.empty();
    long newestReadingNumber;
    boolean isDeleted;

    Row(SessionOpening opening, Duration accounted) {
      this.opening = opening;
      this.accounted = accounted;
    }
  }

  public JournalImage(JournalContent.Condition condition) {
    this.condition = condition;
  }

  /** Writes one entry. */
  public void apply(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.SessionOpened(var opening, var accounted) -> open(opening, accounted);
      case JournalEntry.SessionEnded ended -> end(ended);
      case JournalEntry.ProofKept(var session, var proof) -> prove(session, proof);
      case JournalEntry.AfterDoseKept kept -> keepAfterDose(kept);
      case JournalEntry.Readings(var readings) -> readings.forEach(this::read);
      case JournalEntry.FaultsKept(var pad, var codes) -> keepFaults(pad, codes);
      case JournalEntry.LockOutKept(var pad, var seen) -> {
        lockOuts.remove(pad);
        seen.ifPresent(known -> lockOuts.put(pad, known));
      }
      case JournalEntry.ScreeningKept(var person, var said, var accounted) ->
          screenings.put(person, new JournalContent.KeptScreening(said, accounted));
      case JournalEntry.SettingsKept(var pad, var chosen) -> settings.put(pad, chosen);
      case JournalEntry.CommandTaken(var id, var at) -> takeCommand(id, at);
      case JournalEntry.TimeKept(var accounted, var wall, var restLeft) -> {
        time = Optional.of(new KeptTime(accounted, wall, restLeft));
        condition = JournalContent.Condition.SOUND;
        forget(accounted.minus(PAST_KEPT));
      }
      case JournalEntry.RecordPublished(var id) -> {
        Row row = sessions.get(id);
        if (row != null && row.end.isPresent()) {
          published.add(id);
        }
      }
      case JournalEntry.ClientPaired(var client) -> clients.putIfAbsent(client.id(), client);
      case JournalEntry.ClientSeen(var id, var at) ->
          clients.computeIfPresent(id, (_, client) -> client.seenAt(at));
      case JournalEntry.ClientRevoked(var id) -> clients.remove(id);
      case JournalEntry.SessionDeleted(var id) -> {
        Row row = sessions.get(id);
        if (row != null && row.end.isPresent()) {
          row.isDeleted = true;
          row.newestReading = Optional.empty();
        }
      }
    }
  }

  /** Takes out tombstones that are older than any budget. */
  private void forget(Duration oldest) {
    sessions
        .entrySet()
        .removeIf(session -> {
          Row row = session.getValue();
          boolean isOver = row.isDeleted && newestOf(session.getKey(), row).compareTo(oldest) < 0;
          if (isOver) {
            afterDoses.remove(session.getKey());
          }
          return isOver;
        });
  }

  private Duration newestOf(SessionId session, Row row) {
    Duration ended = row.end.map(JournalEntry.SessionEnded::accounted).orElse(Duration.ZERO);
    JournalEntry.AfterDoseKept after = afterDoses.get(session);
    return after == null || after.accounted().compareTo(ended) < 0 ? ended : after.accounted();
  }

  private void open(SessionOpening opening, Duration accounted) {
    if (sessions.putIfAbsent(opening.id(), new Row(opening, accounted)) == null) {
      opening.commandId().ifPresent(id -> takeCommand(id, opening.startedAt()));
    }
  }

  private void end(JournalEntry.SessionEnded ended) {
    Row row = sessions.get(ended.end().opening().id());
    if (row != null && row.end.isEmpty()) {
      row.end = Optional.of(ended);
      row.readings.clear();
      if (!ended.end().heated().isZero()) {
        SessionId session = ended.end().opening().id();
        AfterDose after = AfterDose.nothingYet(ended.end().hottestDosed());
        afterDoses.putIfAbsent(
            session, new JournalEntry.AfterDoseKept(session, after, ended.accounted()));
      }
    }
  }

  private void keepAfterDose(JournalEntry.AfterDoseKept kept) {
    JournalEntry.AfterDoseKept known = afterDoses.get(kept.session());
    boolean isNewer = known == null || cem43Minutes(kept) >= cem43Minutes(known);
    if (sessions.containsKey(kept.session()) && isNewer) {
      afterDoses.put(kept.session(), kept);
    }
  }

  private static double cem43Minutes(JournalEntry.AfterDoseKept kept) {
    return kept.after().dose().cem43BoundMinutes();
  }

  private void prove(SessionId session, ProofOfOff proof) {
    Row row = sessions.get(session);
    if (row != null) {
      row.end =
          row.end.map(
              ended -> new JournalEntry.SessionEnded(ended.end().with(proof), ended.accounted()));
    }
  }

  private void read(Reading reading) {
    Row row = sessions.get(reading.session());
    if (row == null || row.isDeleted) {
      return;
    }
    row.newestReading = Optional.of(reading);
    row.newestReadingNumber = readings++;
    if (row.end.isEmpty()) {
      row.readings.add(reading);
    }
  }

  private void keepFaults(PadName pad, Set<FaultCode> codes) {
    if (codes.isEmpty()) {
      faults.remove(pad);
    } else {
      faults.put(pad, EnumSet.copyOf(codes));
    }
  }

  private void takeCommand(String id, Instant at) {
    if (commandIds.add(id)) {
      newestCommand = Optional.of(at);
    }
  }

  /** What the program reads at its start. */
  public JournalContent content() {
    return new JournalContent(
        sessions.values().stream()
            .filter(row -> row.end.isEmpty())
            .map(row -> new OpenSession(row.opening, row.accounted, row.readings))
            .toList(),
        past(),
        faults,
        settings,
        lastStops(),
        lastHeats(),
        commandIds.stream().skip(Math.max(0, commandIds.size() - COMMAND_IDS)).toList(),
        shown()
            .filter(ended -> !published.contains(ended.end().opening().id()))
            .map(JournalEntry.SessionEnded::end)
            .toList(),
        time,
        newestAt(),
        condition,
        lockOuts,
        clients.values().stream()
            .sorted(
                Comparator.comparing(PairedClient::pairedAt)
                    .thenComparing(client -> client.id().text()))
            .toList(),
        screenings);
  }

  private Stream<JournalEntry.SessionEnded> ended() {
    return sessions.values().stream().flatMap(row -> row.end.stream());
  }

  /** Without those that were deleted. */
  private Stream<JournalEntry.SessionEnded> shown() {
    return sessions.values().stream()
        .filter(row -> !row.isDeleted)
        .flatMap(row -> row.end.stream());
  }

  private List<Past> past() {
    Duration oldest = newestAccounted().minus(PAST_KEPT);
    Stream<Past> given =
        sessions.keySet().stream()
            .flatMap(session -> Optional.ofNullable(afterDoses.get(session)).stream())
            .filter(kept -> cem43Minutes(kept) > 0)
            .map(this::pastOf);
    return Stream.concat(ended().map(JournalImage::pastOf), given)
        .filter(past -> past.accountedEnd().compareTo(oldest) >= 0)
        .sorted(Comparator.comparing(Past::accountedEnd))
        .toList();
  }

  private Past pastOf(JournalEntry.AfterDoseKept kept) {
    SessionOpening opening = Objects.requireNonNull(sessions.get(kept.session())).opening;
    return new Past(opening.person(), kept.accounted(), Duration.ZERO, cem43Minutes(kept));
  }

  private static Past pastOf(JournalEntry.SessionEnded ended) {
    SessionRecord end = ended.end();
    return new Past(
        end.opening().person(), ended.accounted(), end.heated(), end.dose().cem43BoundMinutes());
  }

  private Duration newestAccounted() {
    return Stream.of(
            time.map(KeptTime::accounted).stream(),
            sessions.values().stream().map(row -> row.accounted),
            ended().map(JournalEntry.SessionEnded::accounted),
            afterDoses.values().stream().map(JournalEntry.AfterDoseKept::accounted))
        .flatMap(it -> it)
        .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) < 0 ? other : one);
  }

  private Map<PadName, StopReason> lastStops() {
    Map<PadName, StopReason> stops = new LinkedHashMap<>();
    shown().forEach(ended -> stops.put(ended.end().opening().pad(), ended.end().stopReason()));
    return stops;
  }

  private Map<PadName, LastHeat> lastHeats() {
    Map<PadName, LastHeat> heats = new LinkedHashMap<>();
    ended()
        .map(JournalEntry.SessionEnded::end)
        .filter(end -> !end.heated().isZero())
        .forEach(end ->
            heats.put(
                end.opening().pad(),
                new LastHeat(
                    end.opening().id(),
                    end.proofOfOff(),
                    Optional.ofNullable(afterDoses.get(end.opening().id()))
                        .map(JournalEntry.AfterDoseKept::after))));
    return heats;
  }

  private Optional<Reading> newestReading() {
    return sessions.values().stream()
        .filter(row -> row.newestReading.isPresent())
        .max(Comparator.comparingLong(row -> row.newestReadingNumber))
        .flatMap(row -> row.newestReading);
  }

  /** Of each kind the last one, and of these the latest. */
  private Optional<Instant> newestAt() {
    Optional<Instant> lastOpened =
        sessions.values().stream().map(row -> row.opening.startedAt()).reduce((_, later) -> later);
    Optional<Instant> lastEnded =
        ended().map(ended -> ended.end().endedAt()).reduce((_, later) -> later);
    return Stream.of(
            time.map(kept -> kept.wall().instant()),
            lastOpened,
            lastEnded,
            newestReading().map(Reading::at),
            newestCommand)
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }
}
