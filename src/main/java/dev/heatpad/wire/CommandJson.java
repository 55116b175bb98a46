package dev.heatpad.wire;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandPolicy;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Verb;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commands and their results as JSON: the objects {@code cmd} and {@code cmd/result} of MQTT, of
 * the socket and of HTTP. Reading is strict, so that a slip of a sender is told to him and not
 * guessed; only a stop is taken however it is written.
 */
public final class CommandJson {

  /**
   * The words that a message may hold, to be named to whoever uses another.
   *
   * @param keys of the object
   * @param verbs that it may ask for
   */
  record Vocabulary(List<String> keys, List<String> verbs) {}

  static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of("id", "ts", "verb", "minutes", "target_c", "program", "prompt_id", "confirmed"),
          Arrays.stream(Verb.values()).map(Verb::text).toList());

  private static final List<String> VALUE_KEYS =
      List.of("minutes", "target_c", "program", "prompt_id", "confirmed");

  /** Verbs of the documentation that this version does not carry out. */
  private static final List<String> LATER_VERBS = List.of("next", "back", "skip", "rate");

  private CommandJson() {}

  /** Reads a command. Whatever the bytes are, there is an answer and no exception. */
  public static Parsed parse(byte[] utf8) {
    return switch (Json.readRequest(utf8)) {
      case Json.Broken(var problem) -> Glance.at(utf8).stopOr(problem);
      case Json.Whole(var object) -> parse(object, VOCABULARY);
    };
  }

  /** Reads a command out of an object that holds no other keys than these. */
  static Parsed parse(ObjectNode object, Vocabulary vocabulary) {
    Fields fields = new Fields(object);
    Optional<String> id = fields.text("id");
    Optional<String> word = fields.text("verb").map(verb -> verb.strip().toLowerCase(Locale.ROOT));
    Optional<Verb> verb = word.flatMap(Verb::of);
    if (verb.filter(known -> known == Verb.STOP).isPresent()) {
      return new Parsed.Understood(new Command.Stop(), id, Optional.empty());
    }
    fields.allowOnly(vocabulary.keys());
    if (verb.isEmpty()) {
      fields.complain(noVerb(word, vocabulary.verbs()));
      return new Parsed.Unreadable(id, fields.problem().orElseThrow());
    }
    allowOnlyValues(fields, verb.get());
    Optional<Instant> sentAt = fields.epochSeconds("ts");
    Optional<Command> command = command(verb.get(), fields);
    if (id.isEmpty() && CommandPolicy.of(verb.get()).id() == CommandPolicy.Id.NEEDED) {
      fields.complain("\"" + verb.get().text() + "\" needs an \"id\", a new one for each command.");
    }
    return command.isEmpty() || fields.problem().isPresent()
        ? new Parsed.Unreadable(id, fields.problem().orElseThrow())
        : new Parsed.Understood(command.get(), id, sentAt);
  }

  private static String noVerb(Optional<String> word, List<String> verbs) {
    if (word.isEmpty()) {
      return "There is no \"verb\"; it is one of " + String.join(", ", verbs) + ".";
    }
    String quoted = Words.quoted(word.get());
    return LATER_VERBS.contains(word.get())
        ? "The verb " + quoted + " is not in this version."
        : "There is no verb " + quoted + "; " + Words.suggestion(word.get(), verbs);
  }

  /** A value that a verb has no use for would be dropped in silence, and its sender surprised. */
  private static void allowOnlyValues(Fields fields, Verb verb) {
    List<String> useful = valuesOf(verb);
    for (String key : VALUE_KEYS) {
      if (fields.has(key) && !useful.contains(key)) {
        fields.complain("\"" + verb.text() + "\" has no use for \"" + key + "\".");
      }
    }
  }

  private static List<String> valuesOf(Verb verb) {
    return switch (verb) {
      case START -> List.of("minutes", "target_c", "program", "confirmed");
      case SET -> List.of("minutes", "target_c", "program");
      case EXTEND -> List.of("minutes");
      case ANSWER -> List.of("prompt_id");
      case STOP, PAUSE, RESUME, ACK, ARM -> List.of();
    };
  }

  /** Empty, with a complaint, when a value is missing or unreadable. */
  private static Optional<Command> command(Verb verb, Fields fields) {
    return switch (verb) {
      case STOP -> Optional.of(new Command.Stop());
      case START -> Optional.of(new Command.Start(choice(fields), confirmation(fields)));
      case PAUSE -> Optional.of(new Command.Pause());
      case RESUME -> Optional.of(new Command.Resume());
      case EXTEND -> extend(fields);
      case ANSWER -> Optional.of(new Command.Answer(fields.text("prompt_id")));
      case ACK -> Optional.of(new Command.Acknowledge());
      case ARM -> Optional.of(new Command.Arm());
      case SET -> set(fields);
    };
  }

  private static Optional<Command> extend(Fields fields) {
    Optional<Duration> by = fields.minutes("minutes");
    if (by.isEmpty()) {
      fields.complain("\"extend\" needs \"minutes\".");
    }
    return by.map(Command.Extend::new);
  }

  private static Optional<Command> set(Fields fields) {
    Command.Choice choice = choice(fields);
    if (choice.equals(Command.Choice.NOTHING)) {
      fields.complain("\"set\" needs \"minutes\", \"target_c\" or \"program\".");
      return Optional.empty();
    }
    return Optional.of(new Command.Set(choice));
  }

  private static Command.Confirmation confirmation(Fields fields) {
    return fields.has("confirmed") && fields.flag("confirmed")
        ? Command.Confirmation.GIVEN
        : Command.Confirmation.NONE;
  }

  private static Command.Choice choice(Fields fields) {
    Optional<BigDecimal> target = fields.number("target_c");
    return new Command.Choice(
        fields.text("program"),
        fields.minutes("minutes"),
        target.isPresent()
            ? OptionalDouble.of(target.get().doubleValue())
            : OptionalDouble.empty());
  }

  /** The answer to a command that reached a pad. */
  public static byte[] write(CommandResult result) {
    return Json.object(json -> members(json, result));
  }

  static void members(JsonGenerator json, CommandResult result) {
    head(json, result.id(), result.refusal(), result.message());
    Json.text(json, "session_id", result.session().map(Object::toString));
    if (result.effective().isPresent()) {
      CommandResult.Effective effective = result.effective().get();
      json.writeNumberProperty("minutes", Json.minutes(effective.duration()));
      Json.number(json, "target_c", effective.target().degrees(), 2);
      json.writeStringProperty("program", effective.program());
    } else {
      noValues(json);
    }
  }

  /**
   * The answer to a command that reached no pad.
   *
   * @param problem one sentence in place of the refusal's own; may be blank
   */
  public static byte[] refusal(Optional<String> id, Refusal refusal, String problem) {
    return Json.object(json -> members(json, id, refusal, message(refusal, problem)));
  }

  /** The sentence of a refusal, with the next step. */
  public static String message(Refusal refusal, String problem) {
    String sentence = problem.isBlank() ? refusal.sentence() : problem.strip();
    return sentence + " " + refusal.nextStep();
  }

  static void members(JsonGenerator json, Optional<String> id, Refusal refusal, String message) {
    head(json, id, Optional.of(refusal), message);
    json.writeNullProperty("session_id");
    noValues(json);
  }

  /** The answer to something that was done, and has no values to tell. */
  public static byte[] done(Optional<String> id, String message) {
    return Json.object(json -> {
      head(json, id, Optional.empty(), message);
      json.writeNullProperty("session_id");
      noValues(json);
    });
  }

  /**
   * An answer as whoever asked sees it.
   *
   * @param reason why it was refused; empty when accepted
   */
  public record Answer(Optional<String> reason, String message) {}

  /** Reads an answer back. Empty when it is none. */
  public static Optional<Answer> readAnswer(byte[] utf8) {
    if (!(Json.readObject(utf8) instanceof Json.Whole(var object))) {
      return Optional.empty();
    }
    Fields fields = new Fields(object);
    Optional<String> reason = fields.anyText("reason");
    Optional<String> message = fields.anyText("message");
    boolean sound = fields.has("accepted") && fields.flag("accepted") == reason.isEmpty();
    return sound && fields.problem().isEmpty()
        ? message.map(text -> new Answer(reason, text))
        : Optional.empty();
  }

  private static void head(
      JsonGenerator json, Optional<String> id, Optional<Refusal> refusal, String message) {
    Json.text(json, "id", id);
    json.writeBooleanProperty("accepted", refusal.isEmpty());
    Json.text(json, "reason", refusal.map(Refusal::text));
    json.writeStringProperty("message", message);
  }

  private static void noValues(JsonGenerator json) {
    json.writeNullProperty("minutes");
    json.writeNullProperty("target_c");
    json.writeNullProperty("program");
  }
}
