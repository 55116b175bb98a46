package dev.heatpad.wire;

import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.SimulatedControls.Press;
import java.time.Instant;
import java.util.Optional;

/**
 * One line that was sent to the local socket: a command with the pad that it is for, or one of the
 * questions that only the socket answers.
 */
public sealed interface LocalRequest {

  /** The most records that one answer holds, and how many it holds unless asked otherwise. */
  int MAX_SESSIONS = 5_000;

  int USUAL_SESSIONS = 100;

  /**
   * A command.
   *
   * @param pad as it was written; absent means the only pad, or for a stop every pad
   */
  record ForPad(Optional<String> pad, Parsed.Understood command) implements LocalRequest {}

  /** What all pads are like now. */
  record Status() implements LocalRequest {}

  /** What all pads are like now, and again at each change. */
  record Watch() implements LocalRequest {}

  /** Finished sessions, newest first. */
  record Sessions(Instant since, int limit) implements LocalRequest {}

  /** A finished session is to be deleted. */
  record Delete(SessionId session) implements LocalRequest {}

  /** How the first-use questions stand. */
  record Screening() implements LocalRequest {}

  /**
   * Answers to the first-use questions.
   *
   * @param person as it was written; absent means the only one
   */
  record Answers(Optional<String> person, ScreeningJson.Complete given) implements LocalRequest {}

  /** A press of a button at a simulated pad. */
  record Pressed(Optional<String> pad, Press press) implements LocalRequest {}

  /** A new pairing code. */
  record Pair() implements LocalRequest {}

  /** Who is paired. */
  record Clients() implements LocalRequest {}

  /** Send a client away, by its id as it was written. */
  record Revoke(String client) implements LocalRequest {}

  record Unreadable(Optional<String> id, String problem) implements LocalRequest {}

  /** Reads a line. Whatever the bytes are, there is an answer and no exception. */
  static LocalRequest parse(byte[] utf8) {
    return switch (Json.readRequest(utf8)) {
      case Json.Broken(var problem) -> {
        Glance glance = Glance.at(utf8);
        yield of(glance.pad(), glance.stopOr(problem));
      }
      case Json.Whole(var object) -> LocalRequestReader.read(object);
    };
  }

  /** The line without its end, as {@link #parse} reads it. */
  static byte[] write(LocalRequest request) {
    return LocalRequestWriter.write(request);
  }

  /** A command for a pad, read or not. */
  static LocalRequest of(Optional<String> pad, Parsed parsed) {
    return switch (parsed) {
      case Parsed.Understood understood -> new ForPad(pad, understood);
      case Parsed.Unreadable(var id, var problem) -> new Unreadable(id, problem);
    };
  }
}
