package dev.heatpad.wire;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.SimulatedControls.Press;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Tells the questions that only the socket answers from commands. */
final class LocalRequestReader {

  private static final CommandJson.Vocabulary VOCABULARY =
      new CommandJson.Vocabulary(
          with(CommandJson.VOCABULARY.keys(), "pad"),
          with(
              CommandJson.VOCABULARY.verbs(),
              "status",
              "watch",
              "sessions",
              "delete",
              "sim",
              "pair",
              "clients",
              "revoke",
              "screening",
              "answers"));

  private static final List<String> PRESSES =
      Arrays.stream(Press.values()).map(press -> press.name().toLowerCase(Locale.ROOT)).toList();

  private final Fields fields;

  private LocalRequestReader(ObjectNode object) {
    this.fields = new Fields(object);
  }

  static LocalRequest read(ObjectNode object) {
    LocalRequestReader reader = new LocalRequestReader(object);
    String verb = reader.fields.anyText("verb").orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (verb) {
      case "status" -> reader.plain(new LocalRequest.Status());
      case "watch" -> reader.plain(new LocalRequest.Watch());
      case "sessions" -> reader.sessions();
      case "delete" -> reader.delete();
      case "sim" -> reader.press();
      case "pair" -> reader.plain(new LocalRequest.Pair());
      case "clients" -> reader.plain(new LocalRequest.Clients());
      case "revoke" -> reader.revoke();
      case "screening" -> reader.plain(new LocalRequest.Screening());
      case "answers" -> reader.answers(object);
      default -> command(object);
    };
  }

  private LocalRequest plain(LocalRequest request) {
    fields.allowOnly(List.of("verb", "id"));
    return orProblem(request);
  }

  private LocalRequest sessions() {
    fields.allowOnly(List.of("verb", "id", "since", "limit"));
    Instant since = fields.time("since").orElse(Instant.EPOCH);
    int limit =
        fields.count("limit", LocalRequest.MAX_SESSIONS).orElse(LocalRequest.USUAL_SESSIONS);
    return orProblem(new LocalRequest.Sessions(since, limit));
  }

  private LocalRequest revoke() {
    fields.allowOnly(List.of("verb", "id", "client"));
    Optional<String> client = fields.text("client");
    if (client.isEmpty()) {
      fields.complain("\"client\" is the id of a paired client.");
    }
    return orProblem(new LocalRequest.Revoke(client.orElse("")));
  }

  private LocalRequest delete() {
    fields.allowOnly(List.of("verb", "id", "session_id"));
    Optional<String> session = fields.text("session_id");
    if (session.isEmpty()) {
      fields.complain("\"delete\" needs a \"session_id\".");
    }
    return orProblem(new LocalRequest.Delete(new SessionId(session.orElse(""))));
  }

  private LocalRequest press() {
    fields.allowOnly(List.of("verb", "id", "pad", "press"));
    Optional<String> word = fields.text("press").map(press -> press.toLowerCase(Locale.ROOT));
    Optional<Press> press =
        word.filter(PRESSES::contains).map(known -> Press.valueOf(known.toUpperCase(Locale.ROOT)));
    Optional<String> pad = fields.text("pad");
    if (press.isEmpty()) {
      fields.complain("\"press\" is one of " + String.join(", ", PRESSES) + ".");
      return new LocalRequest.Unreadable(fields.text("id"), fields.problem().orElseThrow());
    }
    return orProblem(new LocalRequest.Pressed(pad, press.get()));
  }

  private LocalRequest answers(ObjectNode object) {
    fields.allowOnly(List.of("verb", "id", "person", "answers", "profile"));
    Optional<String> id = fields.text("id");
    Optional<String> person = fields.text("person");
    return switch (ScreeningJson.read(object, fields)) {
      case ScreeningJson.Complete complete -> new LocalRequest.Answers(person, complete);
      case ScreeningJson.Unreadable(var problem) -> new LocalRequest.Unreadable(id, problem);
    };
  }

  private LocalRequest orProblem(LocalRequest request) {
    Optional<String> id = fields.text("id");
    return fields
        .problem()
        .<LocalRequest>map(problem -> new LocalRequest.Unreadable(id, problem))
        .orElse(request);
  }

  private static LocalRequest command(ObjectNode object) {
    Fields padField = new Fields(object);
    Optional<String> pad = padField.anyText("pad");
    object.remove("pad");
    Parsed parsed = CommandJson.parse(object, VOCABULARY);
    boolean padUnread = padField.problem().isPresent();
    return padUnread && !isStop(parsed)
        ? new LocalRequest.Unreadable(parsed.id(), padField.problem().orElseThrow())
        : LocalRequest.of(pad, parsed);
  }

  private static boolean isStop(Parsed parsed) {
    return parsed instanceof Parsed.Understood(var command, _, _)
        && command instanceof Command.Stop;
  }

  private static List<String> with(List<String> known, String... more) {
    return Stream.concat(known.stream(), Arrays.stream(more)).toList();
  }
}
