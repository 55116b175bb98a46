package dev.heatpad.loop;

import dev.heatpad.core.screening.Said;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.Event;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.loop.JournalEntry.AfterDoseKept;
import dev.heatpad.loop.JournalEntry.FaultsKept;
import dev.heatpad.loop.JournalEntry.ScreeningKept;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives entries to the journal, watches what becomes of them, and gives again what must not be
 * lost: ends of sessions, faults, answers, ids of commands and readings. The loop's thread owns it;
 * it never waits.
 */
final class Bookkeeper {

  /** Readings are made durable this often (docs/safety.md). */
  private static final Duration READINGS_FLUSHED_EVERY = Duration.ofSeconds(30);

  /** An hour of two sensors; a disk that stays away longer has ended the session long before. */
  private static final int MAX_READINGS_HELD = 7_200;

  /** Far more than pads can end sessions while a disk is away. */
  private static final int MAX_HELD = 1_000;

  private final Journal journal;
  private final Inbox inbox;
  private final AccountedTime accountedTime;
  private final StorageWatch storage;
  private final Map<Long, Opening> openings = new LinkedHashMap<>();
  private final Deque<JournalEntry.Reading> readings = new ArrayDeque<>();
  private final Deque<JournalEntry> failed = new ArrayDeque<>();
  private final Map<PadName, FaultsKept> newestFaults = new LinkedHashMap<>();
  private final Map<Person, ScreeningKept> newestScreenings = new LinkedHashMap<>();
  private final Map<SessionId, AfterDoseKept> waitingAfterDoses = new LinkedHashMap<>();
  private final Map<SessionId, MonotonicTime> afterDosesWrittenAt = new LinkedHashMap<>();
  private Optional<JournalEntry.ProofKept> newestProof = Optional.empty();
  private Optional<MonotonicTime> oldestReading = Optional.empty();
  private StorageWatch.Health toldHealth = StorageWatch.Health.WORKING;

  /** An event that the journal caused for one pad. */
  record ForPad(PadName pad, Event event) {}

  private record Opening(PadName pad, SessionId session) {}

  Bookkeeper(Journal journal, Inbox inbox, AccountedTime accountedTime, MonotonicTime processNow) {
    this.journal = journal;
    this.inbox = inbox;
    this.accountedTime = accountedTime;
    this.storage = new StorageWatch(processNow);
  }

  void open(PadName pad, SessionOpening opening, MonotonicTime now, MonotonicTime processNow) {
    long number = write(new JournalEntry.SessionOpened(opening, accountedTime.at(now)), processNow);
    openings.put(number, new Opening(pad, opening.id()));
  }

  void end(SessionRecord end, MonotonicTime now, MonotonicTime processNow) {
    flush(processNow);
    write(new JournalEntry.SessionEnded(end, accountedTime.at(now)), processNow);
  }

  void keepFaults(FaultsKept faults, MonotonicTime processNow) {
    newestFaults.put(faults.pad(), faults);
    write(faults, processNow);
  }

  void keepScreening(Person person, Said said, MonotonicTime now, MonotonicTime processNow) {
    ScreeningKept kept = new ScreeningKept(person, said, accountedTime.at(now));
    newestScreenings.put(person, kept);
    write(kept, processNow);
  }

  /** A proof may overtake the end that a disk refused; then it goes with that. */
  void keepProof(JournalEntry.ProofKept proof, MonotonicTime processNow) {
    newestProof = Optional.of(proof);
    write(proof, processNow);
  }

  /** All of it up to now; written in the first turn, then as often as readings, and at the last. */
  void keepAfterDose(
      SessionId session, AfterDose after, MonotonicTime now, MonotonicTime processNow) {
    AfterDoseKept kept = new AfterDoseKept(session, after, accountedTime.at(now));
    switch (after.counting()) {
      case COUNTING -> waitingAfterDoses.put(session, kept);
      case COMPLETE -> {
        waitingAfterDoses.remove(session);
        afterDosesWrittenAt.remove(session);
        write(kept, processNow);
      }
    }
  }

  private void flushAfterDoses(MonotonicTime now, MonotonicTime processNow) {
    waitingAfterDoses
        .entrySet()
        .removeIf(waiting -> {
          MonotonicTime writtenAt = afterDosesWrittenAt.get(waiting.getKey());
          boolean due =
              writtenAt == null || now.minus(writtenAt).compareTo(READINGS_FLUSHED_EVERY) >= 0;
          if (due) {
            afterDosesWrittenAt.put(waiting.getKey(), now);
            write(waiting.getValue(), processNow);
          }
          return due;
        });
  }

  /** What waits for its time is written now: the program ends. */
  void flushForTheEnd(MonotonicTime processNow) {
    flush(processNow);
    waitingAfterDoses.values().forEach(kept -> write(kept, processNow));
    waitingAfterDoses.clear();
  }

  void keepReading(JournalEntry.Reading reading, MonotonicTime now) {
    readings.addLast(reading);
    oldestReading = oldestReading.or(() -> Optional.of(now));
    while (readings.size() > MAX_READINGS_HELD) {
      readings.removeFirst();
    }
  }

  void keepTime(
      MonotonicTime now, WallTime wall, Map<Person, Duration> restLeft, MonotonicTime processNow) {
    write(new JournalEntry.TimeKept(accountedTime.at(now), wall, restLeft), processNow);
  }

  long write(JournalEntry entry, MonotonicTime processNow) {
    long number = storage.given(processNow);
    journal.write(entry, outcome -> inbox.offer(new Arrival.Written(number, entry, outcome)));
    return number;
  }

  /** Writes what has waited for its time: readings, and what was given after sessions. */
  void flushDue(MonotonicTime now, MonotonicTime processNow) {
    flushAfterDoses(now, processNow);
    boolean due =
        oldestReading
            .filter(oldest -> now.minus(oldest).compareTo(READINGS_FLUSHED_EVERY) >= 0)
            .isPresent();
    if (due) {
      flush(processNow);
    }
  }

  private void flush(MonotonicTime processNow) {
    if (!readings.isEmpty()) {
      write(new JournalEntry.Readings(List.copyOf(readings)), processNow);
      readings.clear();
    }
    oldestReading = Optional.empty();
  }

  /** Whether it is time to try a write, because the last ones failed; what failed goes with it. */
  boolean probe(MonotonicTime processNow) {
    if (!storage.wantsProbe(processNow)) {
      return false;
    }
    giveAgain(processNow);
    flush(processNow);
    return true;
  }

  private void giveAgain(MonotonicTime processNow) {
    List<JournalEntry> again = new ArrayList<>(failed);
    failed.clear();
    again.forEach(entry -> write(newestOf(entry), processNow));
  }

  /** Faults and answers are given again as they are by now. */
  private JournalEntry newestOf(JournalEntry entry) {
    return switch (entry) {
      case FaultsKept kept -> newestFaults.getOrDefault(kept.pad(), kept);
      case JournalEntry.SessionEnded(var end, var accounted) ->
          new JournalEntry.SessionEnded(
              newestProof
                  .filter(proof -> proof.session().equals(end.opening().id()))
                  .map(proof -> end.with(proof.proof()))
                  .orElse(end),
              accounted);
      case ScreeningKept kept -> newestScreenings.getOrDefault(kept.person(), kept);
      default -> entry;
    };
  }

  /** Takes an outcome of the journal, and says what it means for a pad. */
  Optional<ForPad> written(Arrival.Written written, MonotonicTime processNow) {
    storage.came(written.number(), written.outcome(), processNow);
    switch (written.outcome()) {
      case FAILED -> holdForLater(written.entry());
      // Whatever came through shows that the disk is back; no probe will come any more.
      case DURABLE -> giveAgain(processNow);
    }
    Opening opening = openings.remove(written.number());
    if (opening == null) {
      return Optional.empty();
    }
    Event event =
        switch (written.outcome()) {
          case DURABLE -> new Event.SessionStored(opening.session());
          case FAILED -> new Event.SessionNotStored(opening.session());
        };
    return Optional.of(new ForPad(opening.pad(), event));
  }

  private void holdForLater(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.SessionEnded _,
          JournalEntry.ProofKept _,
          AfterDoseKept _,
          JournalEntry.CommandTaken _,
          ScreeningKept _,
          FaultsKept _ ->
          hold(entry);
      // A lock that is kept too long is on the safe side; one that is taken away late is not.
      case JournalEntry.LockOutKept(_, var seen) -> seen.ifPresent(_ -> hold(entry));
      case JournalEntry.Readings(var lost) -> {
        for (JournalEntry.Reading reading : lost.reversed()) {
          readings.addFirst(reading);
        }
      }
      // A start without its row is refused, time is kept again each minute, settings can be chosen
      // again, and a record that counts as unpublished is published twice.
      // Clients are not the loop's to keep.
      case JournalEntry.SessionOpened _,
          JournalEntry.TimeKept _,
          JournalEntry.SettingsKept _,
          JournalEntry.RecordPublished _,
          JournalEntry.ClientPaired _,
          JournalEntry.ClientSeen _,
          JournalEntry.ClientRevoked _,
          // Whoever deletes waits for it, and is told.
          JournalEntry.SessionDeleted _ -> {}
    }
  }

  private void hold(JournalEntry entry) {
    failed.addLast(entry);
    while (failed.size() > MAX_HELD) {
      failed.removeFirst();
    }
  }

  /** Sessions whose row took too long. */
  List<ForPad> overdueOpenings(MonotonicTime processNow) {
    List<ForPad> overdue = new ArrayList<>();
    openings
        .entrySet()
        .removeIf(entry -> {
          boolean late = storage.isOverdue(entry.getKey(), processNow);
          if (late) {
            overdue.add(
                new ForPad(
                    entry.getValue().pad(),
                    new Event.SessionNotStored(entry.getValue().session())));
          }
          return late;
        });
    return overdue;
  }

  StorageWatch.Health health(MonotonicTime processNow) {
    return storage.health(processNow);
  }

  /** The event for all pads when the journal's health changed. */
  Optional<Event> storageChange(MonotonicTime processNow) {
    StorageWatch.Health health = storage.health(processNow);
    if (health == toldHealth) {
      return Optional.empty();
    }
    toldHealth = health;
    return Optional.of(
        switch (health) {
          case FAILING -> new Event.StorageFailing();
          case WORKING -> new Event.StorageRecovered();
        });
  }
}
