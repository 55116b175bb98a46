package dev.heatpad.loop;

import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.SessionId;
import java.time.Instant;
import java.util.List;

/** Past sessions, for people. Calls read the disk and belong on no thread of the loop. */
public interface Archive {

  /**
   * Finished sessions that started at or after this moment, newest first, at most {@code limit}.
   */
  List<SessionRecord> sessions(Instant since, int limit);

  /** The kept readings of a session, oldest first. */
  List<JournalEntry.Reading> readings(SessionId session);
}
