package dev.heatpad.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** Asks the daemon over its local socket, and tells in plain words what keeps it from answering. */
final class ControlClient {

  private static final String STILL_POSSIBLE =
      " The stop button and the plug of the pad work in any case.";

  private final Path socket;
  private final Surroundings surroundings;

  ControlClient(Path socket, Surroundings surroundings) {
    this.socket = socket;
    this.surroundings = surroundings;
  }

  /** The answer to a command: accepted or refused. */
  Document result(ObjectNode request) throws CommandFailed {
    Document answer = ask(request);
    if (answer.holds("accepted") || answer.denies("accepted")) {
      return answer;
    }
    throw unreadable();
  }

  /** The answer to a question: an object with this list. */
  Document list(ObjectNode request, String key) throws CommandFailed {
    Document answer = ask(request);
    expectList(answer, key);
    return answer;
  }

  private Document ask(ObjectNode request) throws CommandFailed {
    try (ControlConnection connection = connect()) {
      connection.send(request.toString());
      return switch (connection.await(surroundings.patience())) {
        case ControlConnection.Line(String text) -> read(text);
        case ControlConnection.Silence() -> throw silent();
        case ControlConnection.Closed() -> throw hungUp();
      };
    } catch (IOException broken) {
      throw hungUp();
    }
  }

  /** Passes on each line of the daemon, and returns only when nobody wants more of them. */
  void follow(ObjectNode request, WatchView view) throws CommandFailed {
    try (ControlConnection connection = connect()) {
      connection.send(request.toString());
      long askedAt = surroundings.nanoClock().getAsLong();
      boolean answered = false;
      while (view.isWanted()) {
        switch (connection.await(WatchView.PACE)) {
          case ControlConnection.Line(String text) -> {
            Document document = read(text);
            expectList(document, "pads");
            view.show(document);
            answered = true;
          }
          case ControlConnection.Silence() -> {
            long waitedNanos = surroundings.nanoClock().getAsLong() - askedAt;
            if (!answered && waitedNanos >= surroundings.patience().toNanos()) {
              throw silent();
            }
            view.pass();
          }
          case ControlConnection.Closed() -> throw gone();
        }
      }
    } catch (IOException broken) {
      throw gone();
    }
  }

  private ControlConnection connect() throws CommandFailed {
    try {
      return ControlConnection.open(socket, surroundings.nanoClock());
    } catch (IOException refused) {
      throw CommandFailed.unreachable(isForbidden() ? forbidden() : notRunning());
    }
  }

  /** The texts of the system's errors are translated, so the file itself is asked. */
  private boolean isForbidden() {
    if (Files.exists(socket)) {
      return !Files.isWritable(socket);
    }
    Path directory = socket.toAbsolutePath().getParent();
    while (directory != null && !Files.isDirectory(directory)) {
      directory = directory.getParent();
    }
    return directory != null && !Files.isExecutable(directory);
  }

  private String notRunning() {
    return "heatpad is not running, or this user may not talk to it ("
        + socket
        + "). Start it with: ./heatpad run";
  }

  private String forbidden() {
    return "This user may not talk to heatpad ("
        + socket
        + "). Add the user to group heatpad: sudo usermod -aG heatpad $USER, then log in again.";
  }

  private CommandFailed silent() {
    return CommandFailed.unreachable(
        "heatpad did not answer within "
            + surroundings.patience().toSeconds()
            + " seconds ("
            + socket
            + ")."
            + STILL_POSSIBLE);
  }

  private static CommandFailed hungUp() {
    return CommandFailed.unreachable(
        "heatpad closed the connection before it answered."
            + " Look at: heatpad status."
            + STILL_POSSIBLE);
  }

  private static CommandFailed gone() {
    return CommandFailed.unreachable("heatpad has ended, or closed the connection.");
  }

  private static Document read(String line) throws CommandFailed {
    return Document.parse(line).orElseThrow(ControlClient::unreadable);
  }

  private static void expectList(Document answer, String key) throws CommandFailed {
    if (!answer.hasList(key)) {
      throw answer.denies("accepted") ? CommandFailed.refused(ResultText.of(answer)) : unreadable();
    }
  }

  static CommandFailed unreadable() {
    return CommandFailed.refused(
        "heatpad answered something that this command cannot read."
            + " Is the running heatpad of another version?");
  }
}
