package dev.heatpad.wire;

import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Errors of HTTP as JSON: problem details (RFC 9457). */
public final class ProblemJson {

  public static final String CONTENT_TYPE = "application/problem+json";

  private ProblemJson() {}

  /** Something that was asked for and is refused, with its reason and next step. */
  public static byte[] refusal(int status, Refusal refusal, String detail) {
    return Json.object(json -> {
      json.writeStringProperty("type", "about:blank");
      json.writeStringProperty("title", refusal.sentence());
      json.writeNumberProperty("status", status);
      json.writeStringProperty("detail", detail);
      json.writeStringProperty("reason", refusal.text());
      json.writeStringProperty("next_step", refusal.nextStep());
    });
  }

  /** The title is the usual text of the status, the detail one sentence for people. */
  public static byte[] write(int status, String title, String detail) {
    return Json.object(json -> members(json, status, title, detail));
  }

  /**
   * A command that was refused: the problem, and every member of the result object.
   *
   * @param title the usual text of the status
   * @param blockedUntil when nothing blocks a start any more, where that is known
   */
  public static byte[] refused(
      int status, String title, CommandResult result, Optional<Instant> blockedUntil) {
    return Json.object(json -> {
      members(json, status, title, result.message());
      CommandJson.members(json, result);
      Json.text(json, "next_step", result.refusal().map(Refusal::nextStep));
      Json.time(json, "blocked_until", blockedUntil);
    });
  }

  /**
   * A command that reached no pad.
   *
   * @param id the sender's own id of the command
   * @param problem one sentence in place of the refusal's own; may be blank
   */
  public static byte[] refused(
      int status, String title, Optional<String> id, Refusal refusal, String problem) {
    String message = CommandJson.message(refusal, problem);
    return Json.object(json -> {
      members(json, status, title, message);
      CommandJson.members(json, id, refusal, message);
      json.writeStringProperty("next_step", refusal.nextStep());
      json.writeNullProperty("blocked_until");
    });
  }

  /** The members that every problem has, inside an object with more of them. */
  static void members(JsonGenerator json, int status, String title, String detail) {
    json.writeStringProperty("type", "about:blank");
    json.writeStringProperty("title", title);
    json.writeNumberProperty("status", status);
    json.writeStringProperty("detail", detail);
  }
}
