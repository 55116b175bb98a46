package dev.heatpad.wire;

import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.LocalAccess;
import dev.heatpad.loop.PairedClient;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** What is said about paired clients, over HTTP and over the local socket. */
public final class AccessJson {

  private AccessJson() {}

  /** Why somebody is not paired, in one sentence and with the next step. */
  public enum PairingReason {
    WRONG_CODE("This is not the code. Compare it with the one at the device."),
    NO_CODE("No code is valid now. Make a new one at the device: heatpad pair"),
    RATE_LIMITED("Too many codes were tried. Wait a moment and try again."),
    TOO_MANY_CLIENTS(
        "No more phones and programs can be paired. Remove one first, at a paired phone or with:"
            + " heatpad pair --list"),
    STORAGE("The disk did not take it. Look at the disk, then make a new code: heatpad pair");

    private final String sentence;

    PairingReason(String sentence) {
      this.sentence = sentence;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Somebody was paired; the token is there only for a client that keeps it by itself. */
  public static byte[] paired(PairedClient client, Optional<String> token) {
    return Json.object(json -> {
      identity(json, client);
      token.ifPresent(text -> json.writeStringProperty("token", text));
    });
  }

  /** Problem JSON for somebody who was not paired. */
  public static byte[] refused(
      int status, String title, PairingReason reason, OptionalInt attemptsLeft) {
    return Json.object(json -> {
      ProblemJson.members(json, status, title, reason.sentence);
      json.writeStringProperty("reason", reason.text());
      attemptsLeft.ifPresent(left -> json.writeNumberProperty("attempts_left", left));
    });
  }

  /** Who asks, and whom. */
  public static byte[] me(PairedClient client, String device, String version) {
    return Json.object(json -> {
      identity(json, client);
      Json.time(json, "paired_at", Optional.of(client.pairedAt()));
      json.writeStringProperty("device", device);
      json.writeStringProperty("version", version);
    });
  }

  /**
   * Everybody who is paired.
   *
   * @param asking who asks, when it is one of them
   */
  public static byte[] clients(List<PairedClient> clients, Optional<ClientId> asking) {
    return Json.object(json -> {
      json.writeArrayPropertyStart("clients");
      for (PairedClient client : clients) {
        json.writeStartObject();
        identity(json, client);
        Json.time(json, "paired_at", Optional.of(client.pairedAt()));
        Json.time(json, "last_seen_at", Optional.of(client.lastSeenAt()));
        asking.ifPresent(id -> json.writeBooleanProperty("this", client.id().equals(id)));
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /** For the socket: a code, or why there is none. */
  public static byte[] invited(LocalAccess.Invited invited) {
    return switch (invited) {
      case LocalAccess.Invitation invitation ->
          Json.object(json -> {
            json.writeBooleanProperty("accepted", true);
            json.writeStringProperty("code", invitation.code());
            Json.time(json, "valid_until", Optional.of(invitation.until()));
            json.writeStringProperty("page", invitation.page().toString());
            json.writeStringProperty("link", invitation.link().toString());
          });
      case LocalAccess.NoRoom(var most) ->
          refusal(
              "too_many_clients",
              "No more than "
                  + most
                  + " phones and programs can be paired. Remove one: heatpad pair --list, then"
                  + " heatpad pair --revoke ID");
      case LocalAccess.NotYet _ ->
          refusal("busy", "The web server does not run yet. Try again in a moment.");
    };
  }

  /** For the socket: what became of the wish to send a client away. */
  public static byte[] revoked(LocalAccess.Revocation revocation) {
    return switch (revocation) {
      case REVOKED ->
          Json.object(json -> {
            json.writeBooleanProperty("accepted", true);
            json.writeStringProperty("message", "Removed. It must be paired again to come in.");
          });
      case UNKNOWN ->
          refusal(
              "unknown_client",
              "Nobody of this id is paired. Look at the list: heatpad pair --list");
      case NOT_KEPT ->
          refusal(
              "storage",
              "It is out now, but the disk did not take that: after a restart it would be in again."
                  + " Look at the disk, then try again.");
    };
  }

  private static byte[] refusal(String reason, String message) {
    return Json.object(json -> {
      json.writeBooleanProperty("accepted", false);
      json.writeStringProperty("reason", reason);
      json.writeStringProperty("message", message);
    });
  }

  private static void identity(JsonGenerator json, PairedClient client) {
    json.writeStringProperty("id", client.id().text());
    json.writeStringProperty("name", client.name().text());
  }
}
