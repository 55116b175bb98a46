package dev.heatpad.loop;

import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Past sessions, for people. Calls read the disk and belong on no thread of the loop. What was
 * deleted is not there.
 */
public interface Archive {

  /**
   * What is looked for.
   *
   * @param since only what started then or later
   * @param pad absent for all pads
   * @param limit at most so many, the newest
   */
  record Search(Instant since, Optional<PadName> pad, int limit) {}

  /** Finished sessions, newest first. */
  List<SessionRecord> sessions(Search search);

  /** A finished session. */
  Optional<SessionRecord> session(SessionId session);

  /** When a session began, also of one that runs or has only just ended. */
  Optional<Instant> startOf(SessionId session);

  /** The kept readings of a session, oldest first. */
  List<JournalEntry.Reading> readings(SessionId session);
}
