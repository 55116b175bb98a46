package dev.heatpad.loop;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Freshness;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Request;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.session.Effect;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does what steps ask for: heater first, then journal, then answers and news. Never waits. */
final class EffectRunner {

  private final Map<PadName, PadDevices> devices;
  private final Bookkeeper bookkeeper;
  private final Gatekeeper gatekeeper;
  private final Herald herald;
  private final Guard guard;
  private final Map<Long, Consumer<CommandResult>> waiting = new LinkedHashMap<>();
  private final Set<PadName> outputFailures = new HashSet<>();
  private final List<Runnable> news = new ArrayList<>();
  private long nextToken;

  EffectRunner(
      Map<PadName, PadDevices> devices,
      Bookkeeper bookkeeper,
      Gatekeeper gatekeeper,
      Herald herald,
      Guard guard) {
    this.devices = devices;
    this.bookkeeper = bookkeeper;
    this.gatekeeper = gatekeeper;
    this.herald = herald;
    this.guard = guard;
  }

  /**
   * Runs the effects of one step. Gives the end records among them, for the ledgers.
   *
   * @param processNow when the turn began: leases count from there, so that a long turn lapses
   */
  List<SessionRecord> run(
      PadName pad,
      List<Effect> effects,
      Instant wall,
      MonotonicTime now,
      MonotonicTime processNow) {
    List<SessionRecord> ended = new ArrayList<>();
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Energise(var lease) -> drive(pad, heater -> heater.energise(processNow, lease));
        case Effect.Deenergise _ -> drive(pad, LeasedHeater::deenergise);
        case Effect.StoreOpening(var opening) -> {
          opening.commandId().ifPresent(gatekeeper::keep);
          bookkeeper.open(pad, opening, now, processNow);
        }
        case Effect.StoreEnd(var end) -> {
          bookkeeper.end(end, now, processNow);
          ended.add(end);
          news.add(() -> herald.ended(end));
        }
        case Effect.StoreProof(var session, var proof) ->
            bookkeeper.keepProof(new JournalEntry.ProofKept(session, proof), processNow);
        case Effect.StoreAfterDose(var session, var after, _) ->
            bookkeeper.keepAfterDose(session, after, now, processNow);
        case Effect.StoreReading(var session, var role, var temperature, var at) ->
            bookkeeper.keepReading(new JournalEntry.Reading(session, role, temperature, at), now);
        case Effect.StoreFaults(var faults) ->
            bookkeeper.keepFaults(new JournalEntry.FaultsKept(pad, faults), processNow);
        case Effect.StoreLockOut(var seen) ->
            bookkeeper.write(new JournalEntry.LockOutKept(pad, seen), processNow);
        case Effect.StoreSettings(var settings) ->
            bookkeeper.write(new JournalEntry.SettingsKept(pad, settings), processNow);
        case Effect.StoreCommandId(var id) -> {
          gatekeeper.keep(id);
          bookkeeper.write(new JournalEntry.CommandTaken(id, wall), processNow);
        }
        case Effect.Answer(var token, var result) -> news.add(() -> answer(token, result));
        case Effect.Announce(var notice) -> news.add(() -> herald.notice(pad, notice, wall));
      }
    }
    return ended;
  }

  /** Told with the news of this turn. */
  void tellLater(String what, Runnable telling) {
    news.add(() -> guard.call(what, telling));
  }

  /** Answers, events and records of this turn, which go out after the state they speak of. */
  void tellNews() {
    news.forEach(Runnable::run);
    news.clear();
  }

  private void drive(PadName pad, Function<LeasedHeater, LeasedHeater.Result> act) {
    PadDevices device = devices.get(pad);
    if (device != null && act.apply(device.heater()) == LeasedHeater.Result.FAILED) {
      outputFailures.add(pad);
    }
  }

  /** True once for each failed drive: the loop takes it, and tells the pad. */
  boolean takeOutputFailure(PadName pad) {
    return outputFailures.remove(pad);
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
