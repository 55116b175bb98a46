package dev.heatpad.wire;

import dev.heatpad.core.command.Command;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes what the terminal asks the socket. Absent values are left out. */
final class LocalRequestWriter {

  private LocalRequestWriter() {}

  static byte[] write(LocalRequest request) {
    return Json.object(json -> {
      switch (request) {
        case LocalRequest.ForPad(var pad, var understood) -> {
          present(json, "pad", pad);
          command(json, understood);
        }
        case LocalRequest.Status _ -> json.writeStringProperty("verb", "status");
        case LocalRequest.Watch _ -> json.writeStringProperty("verb", "watch");
        case LocalRequest.Sessions(var since, var limit) -> {
          json.writeStringProperty("verb", "sessions");
          json.writeStringProperty("since", Json.iso(since));
          json.writeNumberProperty("limit", limit);
        }
        case LocalRequest.Delete(var session) -> {
          json.writeStringProperty("verb", "delete");
          json.writeStringProperty("session_id", session.text());
        }
        case LocalRequest.Pressed(var pad, var press) -> {
          json.writeStringProperty("verb", "sim");
          present(json, "pad", pad);
          json.writeStringProperty("press", press.name().toLowerCase(Locale.ROOT));
        }
        case LocalRequest.Pair _ -> json.writeStringProperty("verb", "pair");
        case LocalRequest.Clients _ -> json.writeStringProperty("verb", "clients");
        case LocalRequest.Revoke(var client) -> {
          json.writeStringProperty("verb", "revoke");
          json.writeStringProperty("client", client);
        }
        case LocalRequest.Screening _ -> json.writeStringProperty("verb", "screening");
        case LocalRequest.Answers(var person, var given) -> {
          json.writeStringProperty("verb", "answers");
          present(json, "person", person);
          ScreeningJson.write(json, given.answers(), given.chosen());
        }
        case LocalRequest.Unreadable(var id, _) -> present(json, "id", id);
      }
    });
  }

  private static void command(JsonGenerator json, Parsed.Understood understood) {
    json.writeStringProperty("verb", understood.command().verb().text());
    present(json, "id", understood.id());
    understood.sentAt().ifPresent(at -> Json.timestamp(json, at));
    switch (understood.command()) {
      case Command.Start(var choice, var confirmation) -> {
        choice(json, choice);
        if (confirmation == Command.Confirmation.GIVEN) {
          json.writeBooleanProperty("confirmed", true);
        }
      }
      case Command.Set(var choice) -> choice(json, choice);
      case Command.Extend(var by) -> minutes(json, by);
      case Command.Answer(var prompt) -> present(json, "prompt_id", prompt);
      case Command.Stop _, Command.Pause _, Command.Resume _, Command.Acknowledge _ -> {}
      case Command.Arm _ -> {}
    }
  }

  private static void choice(JsonGenerator json, Command.Choice choice) {
    present(json, "program", choice.program());
    choice.duration().ifPresent(duration -> minutes(json, duration));
    choice
        .targetCelsius()
        .ifPresent(target -> json.writeNumberProperty("target_c", BigDecimal.valueOf(target)));
  }

  private static void minutes(JsonGenerator json, Duration duration) {
    json.writeNumberProperty("minutes", duration.toMinutes());
  }

  private static void present(JsonGenerator json, String name, Optional<String> value) {
    value.ifPresent(text -> json.writeStringProperty(name, text));
  }
}
