package dev.heatpad.wire;

import dev.heatpad.core.command.Command;
import java.time.Instant;
import java.util.Optional;

/** What a message turned out to be. Reading one never throws. */
public sealed interface Parsed {

  /** The sender's id of the command, as far as it could be read. */
  Optional<String> id();

  /**
   * A command that is well formed; whether it is obeyed is the loop's to say.
   *
   * @param sentAt the sender's own time stamp
   */
  record Understood(Command command, Optional<String> id, Optional<Instant> sentAt)
      implements Parsed {}

  /**
   * Not a command.
   *
   * @param problem one plain sentence for whoever wrote it
   */
  record Unreadable(Optional<String> id, String problem) implements Parsed {}
}
