package dev.heatpad.loop;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Freshness;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Request;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.session.Effect;
import dev.heatpad.core.session.Event;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.unit.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Does what steps ask for: heater first, then journal, answers and news. Never waits. */
final class EffectRunner {

  /** Readings are made durable this often (design, section 4.5). */
  private static final Duration READINGS_FLUSHED_EVERY = Duration.ofSeconds(30);

  private final Map<PadName, PadDevices> devices;
  private final Journal journal;
  private final Inbox inbox;
  private final Gatekeeper gatekeeper;
  private final Herald herald;
  private final AccountedTime accountedTime;
  private final StorageWatch storage;
  private final Map<Long, Consumer<CommandResult>> waiting = new LinkedHashMap<>();
  private final Map<Long, Opening> openings = new LinkedHashMap<>();
  private final List<JournalEntry.Reading> readings = new ArrayList<>();
  private final Set<PadName> outputFailures = new HashSet<>();
  private Optional<MonotonicTime> oldestReading = Optional.empty();
  private StorageWatch.Health toldHealth = StorageWatch.Health.WORKING;
  private final Guard guard;
  private long nextToken;

  /** An event that the journal caused for one pad. */
  record ForPad(PadName pad, Event event) {}

  private record Opening(PadName pad, SessionId session) {}

  EffectRunner(
      Map<PadName, PadDevices> devices,
      Journal journal,
      Inbox inbox,
      Gatekeeper gatekeeper,
      Herald herald,
      AccountedTime accountedTime,
      Guard guard,
      MonotonicTime processNow) {
    this.devices = devices;
    this.journal = journal;
    this.inbox = inbox;
    this.gatekeeper = gatekeeper;
    this.herald = herald;
    this.accountedTime = accountedTime;
    this.guard = guard;
    this.storage = new StorageWatch(processNow);
  }

  /** Runs the effects of one step. Gives the end records among them, for the ledgers. */
  List<SessionRecord> run(
      PadName pad,
      List<Effect> effects,
      Instant wall,
      MonotonicTime now,
      MonotonicTime processNow) {
    List<SessionRecord> ended = new ArrayList<>();
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Energise(var lease) -> drive(pad, heater -> heater.energise(lease));
        case Effect.Deenergise _ -> drive(pad, LeasedHeater::deenergise);
        case Effect.StoreOpening(var opening) -> {
          opening.commandId().ifPresent(gatekeeper::keep);
          long number =
              write(new JournalEntry.SessionOpened(opening, accountedTime.at(now)), processNow);
          openings.put(number, new Opening(pad, opening.id()));
        }
        case Effect.StoreEnd(var end) -> {
          flush(processNow);
          write(new JournalEntry.SessionEnded(end, accountedTime.at(now)), processNow);
          ended.add(end);
          herald.ended(end);
        }
        case Effect.StoreReading(var session, var role, var temperature, var at) -> {
          readings.add(new JournalEntry.Reading(session, role, temperature, at));
          oldestReading = oldestReading.or(() -> Optional.of(now));
        }
        case Effect.StoreFaults(var faults) ->
            write(new JournalEntry.FaultsKept(pad, faults), processNow);
        case Effect.StoreSettings(var settings) ->
            write(new JournalEntry.SettingsKept(pad, settings), processNow);
        case Effect.StoreCommandId(var id) -> {
          gatekeeper.keep(id);
          write(new JournalEntry.CommandTaken(id, wall), processNow);
        }
        case Effect.Answer(var token, var result) -> answer(token, result);
        case Effect.Announce(var notice) -> herald.notice(pad, notice, wall);
      }
    }
    return ended;
  }

  private void drive(
      PadName pad, java.util.function.Function<LeasedHeater, LeasedHeater.Result> act) {
    PadDevices device = devices.get(pad);
    if (device != null && act.apply(device.heater()) == LeasedHeater.Result.FAILED) {
      outputFailures.add(pad);
    }
  }

  /** True once for each failed drive: the loop takes it, and tells the pad. */
  boolean takeOutputFailure(PadName pad) {
    return outputFailures.remove(pad);
  }

  long write(JournalEntry entry, MonotonicTime processNow) {
    long number = storage.given(processNow);
    journal.write(entry, outcome -> inbox.offer(new Arrival.Written(number, entry, outcome)));
    return number;
  }

  void flushReadings(MonotonicTime now, MonotonicTime processNow) {
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
      write(new JournalEntry.Readings(readings), processNow);
      readings.clear();
    }
    oldestReading = Optional.empty();
  }

  void keepTime(
      MonotonicTime now, WallTime wall, Map<Person, Duration> restLeft, MonotonicTime processNow) {
    write(new JournalEntry.TimeKept(accountedTime.at(now), wall, restLeft), processNow);
  }

  StorageWatch.Health health(MonotonicTime processNow) {
    return storage.health(processNow);
  }

  boolean wantsProbe(MonotonicTime processNow) {
    return storage.wantsProbe(processNow);
  }

  /** Takes an outcome of the journal, and says what it means for a pad. */
  Optional<ForPad> written(Arrival.Written written, MonotonicTime processNow) {
    storage.came(written.number(), written.outcome(), processNow);
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

  /** A token under which the answer goes to this one. */
  long tokenFor(Consumer<CommandResult> reply) {
    long token = nextToken++;
    waiting.put(token, reply);
    return token;
  }

  /** A token for a request that nobody waits for. */
  long unaskedToken() {
    return nextToken++;
  }

  Request unasked(Source source, Command command, SessionId session) {
    return new Request(unaskedToken(), source, command, Freshness.FRESH, Optional.empty(), session);
  }

  void answerUnknownPad(Request request, Set<PadName> known) {
    String names = known.stream().map(PadName::text).collect(Collectors.joining(", "));
    answer(
        request.token(),
        new CommandResult(
            request.id(),
            request.command().verb(),
            Optional.of(Refusal.UNKNOWN_PAD),
            Refusal.UNKNOWN_PAD.sentence() + " Known: " + names + ".",
            Optional.empty(),
            Optional.empty()));
  }

  private void answer(long token, CommandResult result) {
    Consumer<CommandResult> reply = waiting.remove(token);
    if (reply != null) {
      guard.call("answer to a command", () -> reply.accept(result));
    }
  }
}
