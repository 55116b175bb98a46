package dev.heatpad.adapter.socket;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.Archive;
import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.CommandDesk;
import dev.heatpad.loop.LocalAccess.Revocation;
import dev.heatpad.loop.ScreeningOutcome;
import dev.heatpad.loop.ScreeningQuestion;
import dev.heatpad.loop.SimulatedControls.Press;
import dev.heatpad.wire.AccessJson;
import dev.heatpad.wire.CommandJson;
import dev.heatpad.wire.LocalRequest;
import dev.heatpad.wire.PadJson;
import dev.heatpad.wire.Parsed;
import dev.heatpad.wire.RecordJson;
import dev.heatpad.wire.ScreeningJson;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers one request after the other, on the thread of the connection that asks. */
final class Desk {

  private static final Logger LOG = System.getLogger(Desk.class.getName());

  private final ControlSocket.Parts parts;
  private final CommandDesk commands;

  Desk(ControlSocket.Parts parts) {
    this.parts = parts;
    this.commands = new CommandDesk(parts.pads(), parts.inbox());
  }

  /** The line that says what all pads are like. */
  byte[] status() {
    return PadJson.status(parts.device(), parts.version(), parts.snapshots().all());
  }

  byte[] answer(LocalRequest request) throws InterruptedException {
    return switch (request) {
      case LocalRequest.ForPad(var pad, var command) -> command(pad, command);
      case LocalRequest.Status _, LocalRequest.Watch _ -> status();
      case LocalRequest.Sessions sessions -> sessions(sessions);
      case LocalRequest.Delete(var session) -> delete(session);
      case LocalRequest.Screening _ -> screening(new ScreeningQuestion.Look());
      case LocalRequest.Answers(var person, var given) ->
          screening(
              new ScreeningQuestion.Answered(
                  person, given.answers(), given.chosen(), Source.SOCKET));
      case LocalRequest.Pressed(var pad, var press) -> press(pad, press);
      case LocalRequest.Pair _ -> AccessJson.invited(parts.access().invite());
      case LocalRequest.Clients _ -> AccessJson.clients(parts.access().clients(), Optional.empty());
      case LocalRequest.Revoke(var client) -> revoke(client);
      case LocalRequest.Unreadable(var id, var problem) -> unreadable(id, problem);
    };
  }

  static byte[] unreadable(Optional<String> id, String problem) {
    return CommandJson.refusal(id, Refusal.UNREADABLE, problem);
  }

  private byte[] command(Optional<String> pad, Parsed.Understood understood)
      throws InterruptedException {
    boolean everyPad = pad.isEmpty() && understood.command() instanceof Command.Stop;
    Optional<PadName> one = everyPad ? Optional.empty() : meant(pad);
    if (!everyPad && one.isEmpty()) {
      return unknownPad(understood.id(), pad);
    }
    Optional<CommandResult> result =
        commands.ask(
            one.map(List::of).orElse(parts.pads()),
            new CommandDesk.Wish(
                Source.SOCKET, understood.command(), understood.id(), understood.sentAt()));
    return result.isPresent()
        ? CommandJson.write(result.get())
        : CommandJson.refusal(
            understood.id(),
            Refusal.BUSY,
            "The pad did not answer in time; look at its state first.");
  }

  /** The pad of this name, or without a name the only one. */
  private Optional<PadName> meant(Optional<String> pad) {
    if (pad.isEmpty()) {
      return parts.pads().size() == 1 ? Optional.of(parts.pads().getFirst()) : Optional.empty();
    }
    return commands.pad(pad.get());
  }

  private byte[] unknownPad(Optional<String> id, Optional<String> pad) {
    String names = parts.pads().stream().map(PadName::text).collect(Collectors.joining(", "));
    String problem =
        pad.isEmpty()
            ? "Say which pad: " + names + "."
            : "There is no pad of this name; there are: " + names + ".";
    return CommandJson.refusal(id, Refusal.UNKNOWN_PAD, problem);
  }

  private byte[] sessions(LocalRequest.Sessions wanted) {
    try {
      return RecordJson.writeAll(
          parts
              .archive()
              .sessions(new Archive.Search(wanted.since(), Optional.empty(), wanted.limit()))
              .stream()
              .map(end -> new RecordJson.Entry(parts.device(), end))
              .toList());
    } catch (RuntimeException unreadable) {
      LOG.log(Logger.Level.WARNING, "Past sessions could not be read.", unreadable);
      return CommandJson.refusal(
          Optional.empty(), Refusal.STORAGE, "Past sessions cannot be read.");
    }
  }

  private byte[] revoke(String client) throws InterruptedException {
    Optional<ClientId> meant = ClientId.parse(client);
    return AccessJson.revoked(
        meant.isPresent() ? parts.access().revoke(meant.get()) : Revocation.UNKNOWN);
  }

  private byte[] screening(ScreeningQuestion question) throws InterruptedException {
    Optional<ScreeningOutcome> outcome = commands.ask(question);
    if (outcome.isEmpty()) {
      return refused(Refusal.BUSY, "The program did not answer in time.");
    }
    return switch (outcome.get()) {
      case ScreeningOutcome.Seen(var persons) -> ScreeningJson.persons(persons);
      case ScreeningOutcome.Taken(var now) -> ScreeningJson.persons(List.of(now));
      case ScreeningOutcome.RedFlagStays(var now) -> ScreeningJson.persons(List.of(now));
      case ScreeningOutcome.UnknownPerson(var known) ->
          refused(Refusal.OUT_OF_RANGE, "Say for which person: " + String.join(", ", known) + ".");
    };
  }

  private byte[] delete(SessionId session) throws InterruptedException {
    return switch (parts.deletions().delete(session)) {
      case DELETED ->
          CommandJson.done(
              Optional.empty(), "Deleted. What it took of the day's heat still counts.");
      case UNKNOWN -> refused(Refusal.OUT_OF_RANGE, "There is no finished session with this id.");
      case RUNNING -> refused(Refusal.BUSY, "The session runs; stop it first.");
      case FAILED -> refused(Refusal.STORAGE, "The session was not deleted.");
    };
  }

  private static byte[] refused(Refusal refusal, String sentence) {
    return CommandJson.refusal(Optional.empty(), refusal, sentence);
  }

  private byte[] press(Optional<String> pad, Press press) {
    Optional<PadName> meant = meant(pad);
    if (meant.isEmpty()) {
      return unknownPad(Optional.empty(), pad);
    }
    return switch (parts.controls().press(meant.get(), press)) {
      case PRESSED -> CommandJson.done(Optional.empty(), "Pressed.");
      case NOT_SIMULATED ->
          CommandJson.refusal(
              Optional.empty(),
              Refusal.UNKNOWN_PAD,
              "The pad " + meant.get() + " is not simulated; press its own buttons.");
    };
  }
}
