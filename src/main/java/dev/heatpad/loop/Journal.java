package dev.heatpad.loop;

import java.util.function.Consumer;

/** The log that loses nothing, as the loop sees it: one door, which never makes it wait. */
public interface Journal {

  /** Whether an entry is on the disk. */
  enum Outcome {
    DURABLE,
    FAILED
  }

  /**
   * Writes an entry after all that were given before it.
   *
   * @param done is told once, when the entry is durable or has failed: on the journal's thread, or
   *     before this call returns where there is no room for the entry or the journal is closed
   */
  void write(JournalEntry entry, Consumer<Outcome> done);
}
