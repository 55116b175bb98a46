package dev.heatpad.adapter.mqtt;

import dev.heatpad.adapter.mqtt.InboundMessage.Retained;
import dev.heatpad.adapter.mqtt.InboundMessage.Size;
import dev.heatpad.adapter.mqtt.Topics.Addressed;
import dev.heatpad.adapter.mqtt.Topics.Kind;
import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.command.Verb;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.Bytes;
import dev.heatpad.loop.Inbox;
import dev.heatpad.wire.CommandJson;
import dev.heatpad.wire.Parsed;
import dev.heatpad.wire.ScalarCommands;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * From messages to commands for the loop. It runs on the client library's thread, so it reads,
 * hands over and returns. A stop is a stop whatever its payload; an empty payload elsewhere is
 * somebody clearing the topic; a retained message is refused, if it is no stop, and cleared.
 */
final class CommandTopics implements Consumer<InboundMessage> {

  private final Topics topics;
  private final Inbox inbox;
  private final Outlet outlet;

  /** Where answers go. */
  interface Outlet {

    /** The answer to a message, for everybody and for whoever wanted it. */
    void answer(String pad, InboundMessage asked, byte[] result);

    /** Clears a command that the broker kept. */
    void clear(String topic);

    /** Publishes the settings again, because somebody's wish was refused. */
    void repeatSettings(PadName pad);
  }

  CommandTopics(Topics topics, Inbox inbox, Outlet outlet) {
    this.topics = topics;
    this.inbox = inbox;
    this.outlet = outlet;
  }

  @Override
  public void accept(InboundMessage message) {
    Optional<Addressed> addressed = topics.read(message.topic());
    if (addressed.isEmpty() || isClearing(message, addressed.get().kind())) {
      return;
    }
    take(message, addressed.get());
    if (message.retained() == Retained.YES) {
      outlet.clear(message.topic());
    }
  }

  /** A stop with an empty payload is a stop; elsewhere it is somebody clearing the topic. */
  private static boolean isClearing(InboundMessage message, Kind kind) {
    boolean empty = message.size() == Size.WHOLE && message.payload().equals(Bytes.NONE);
    return empty
        && switch (kind) {
          case STOP_ALL, STOP -> false;
          case SESSION, DURATION, TARGET, PROGRAM, COMMAND -> true;
        };
  }

  private void take(InboundMessage message, Addressed addressed) {
    if (addressed.kind() == Kind.STOP_ALL) {
      inbox.offer(new Arrival.StopAll(Source.MQTT));
      return;
    }
    switch (parse(message, addressed.kind())) {
      case Parsed.Understood understood -> ask(message, addressed.pad(), understood);
      case Parsed.Unreadable(var id, var problem) -> {
        refuse(message, addressed.pad(), id, Refusal.UNREADABLE, problem);
        padName(addressed.pad()).ifPresent(pad -> tell(pad, problem));
        if (isSetting(addressed.kind())) {
          padName(addressed.pad()).ifPresent(outlet::repeatSettings);
        }
      }
    }
  }

  /** Where there is no room, who sent it has an answer all the same. */
  private void tell(PadName pad, String problem) {
    inbox.offer(
        new Arrival.Misread(
            pad,
            Source.MQTT,
            Refusal.UNREADABLE,
            CommandJson.message(Refusal.UNREADABLE, problem)));
  }

  private static boolean isSetting(Kind kind) {
    return switch (kind) {
      case DURATION, TARGET, PROGRAM -> true;
      case STOP_ALL, STOP, SESSION, COMMAND -> false;
    };
  }

  private static Parsed parse(InboundMessage message, Kind kind) {
    if (kind != Kind.STOP && message.size() == Size.TOO_LARGE) {
      return new Parsed.Unreadable(Optional.empty(), "The message is too large for a command.");
    }
    return switch (kind) {
      case STOP_ALL, STOP ->
          new Parsed.Understood(new Command.Stop(), Optional.empty(), Optional.empty());
      case SESSION -> ScalarCommands.session(message.payload().toArray());
      case DURATION -> ScalarCommands.duration(message.payload().toArray());
      case TARGET -> ScalarCommands.target(message.payload().toArray());
      case PROGRAM -> ScalarCommands.program(message.payload().toArray());
      case COMMAND -> CommandJson.parse(message.payload().toArray());
    };
  }

  private void ask(InboundMessage message, String pad, Parsed.Understood understood) {
    Optional<PadName> name = padName(pad);
    if (name.isEmpty()) {
      refuse(message, pad, understood.id(), Refusal.UNKNOWN_PAD, Refusal.UNKNOWN_PAD.sentence());
      return;
    }
    Arrival.Question question =
        new Arrival.Question(
            Source.MQTT,
            understood.command(),
            message.retained() == Retained.YES ? Arrival.Delivery.RETAINED : Arrival.Delivery.LIVE,
            understood.id(),
            understood.sentAt(),
            result -> answer(name.get(), message, result));
    if (!inbox.offer(new Arrival.Asked(name.get(), question))) {
      refuse(message, pad, understood.id(), Refusal.BUSY, Refusal.BUSY.sentence());
    }
  }

  private void answer(PadName pad, InboundMessage message, CommandResult result) {
    outlet.answer(pad.text(), message, CommandJson.write(result));
    if (!result.accepted() && result.verb() == Verb.SET) {
      outlet.repeatSettings(pad);
    }
  }

  private void refuse(
      InboundMessage message, String pad, Optional<String> id, Refusal refusal, String problem) {
    outlet.answer(pad, message, CommandJson.refusal(id, refusal, problem));
  }

  private static Optional<PadName> padName(String text) {
    try {
      return Optional.of(new PadName(text));
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }
}
