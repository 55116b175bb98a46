package dev.heatpad.adapter.journal;

import static dev.heatpad.adapter.journal.Values.nanosOf;

import dev.heatpad.core.unit.SessionId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Takes out of the journal what a person has deleted, inside a transaction that somebody else owns.
 * Times and dose stay until no budget looks at them any more (S10). The connection overwrites what
 * is deleted with zeros.
 */
final class SessionEraser {

  /** The longest budget looks back a week; one day more is margin. */
  private static final Duration TOMBSTONE_KEPT = Duration.ofDays(8);

  /** A session without an end runs, and cannot be deleted. */
  private static final String MARK =
      """
      INSERT INTO deleted_session (session, is_over)
      SELECT number, 0 FROM session JOIN session_end ON session_end.session = number WHERE id = ?
      ON CONFLICT (session) DO NOTHING\
      """;

  private static final String IT = "(SELECT number FROM session WHERE id = ?)";

  /** What is left are times, dose, and whether the heater was shown to be off since. */
  private static final List<String> ERASE =
      List.of(
          "DELETE FROM reading WHERE session = " + IT,
          "DELETE FROM session_alert WHERE session = " + IT,
          "DELETE FROM session_heart_rate WHERE session = " + IT,
          "DELETE FROM record_published WHERE session = " + IT,
          "UPDATE session_end SET stop_reason = 'completed', fault = NULL, max_skin_celsius = NULL,"
              + " damage = 0, energy_watt_hours = NULL WHERE session = "
              + IT,
          "UPDATE session SET program = '', target_celsius = 0, command_id = NULL WHERE id = ?");

  private static final String AGE =
      """
      UPDATE deleted_session SET is_over = 1 WHERE session IN (
        SELECT session_end.session FROM session_end
        LEFT JOIN after_dose ON after_dose.session = session_end.session
        WHERE max(session_end.accounted_nanos, coalesce(after_dose.accounted_nanos, 0)) < ?)\
      """;

  private static final String OVER = " IN (SELECT session FROM deleted_session WHERE is_over = 1)";

  /** The broker may have taken the record of a session that was deleted meanwhile. */
  private static final List<String> FORGET =
      List.of(
          "DELETE FROM record_published WHERE session" + OVER,
          "DELETE FROM after_dose WHERE session" + OVER,
          "DELETE FROM session_end WHERE session" + OVER,
          "DELETE FROM session WHERE number" + OVER,
          "DELETE FROM deleted_session WHERE is_over = 1");

  private final Statements statements;

  SessionEraser(Statements statements) {
    this.statements = statements;
  }

  void erase(SessionId session) throws SQLException {
    if (statements.bind(MARK).with(session.text()).run() == 0) {
      return;
    }
    for (String step : ERASE) {
      statements.bind(step).with(session.text()).run();
    }
  }

  /** Takes out the tombstones that are older than any budget. */
  void forget(Duration accounted) throws SQLException {
    int over = statements.bind(AGE).with(nanosOf(accounted.minus(TOMBSTONE_KEPT))).run();
    if (over > 0) {
      for (String step : FORGET) {
        statements.bind(step).run();
      }
    }
  }
}
