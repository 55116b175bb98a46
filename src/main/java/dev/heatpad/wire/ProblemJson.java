package dev.heatpad.wire;

import dev.heatpad.core.command.Refusal;
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

  /** The members that every problem has, inside an object with more of them. */
  static void members(JsonGenerator json, int status, String title, String detail) {
    json.writeStringProperty("type", "about:blank");
    json.writeStringProperty("title", title);
    json.writeNumberProperty("status", status);
    json.writeStringProperty("detail", detail);
  }
}
