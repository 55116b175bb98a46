package dev.heatpad.adapter.journal;

import static dev.heatpad.adapter.journal.Values.constantOf;
import static dev.heatpad.adapter.journal.Values.durationOf;
import static dev.heatpad.adapter.journal.Values.instantOf;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.wearable.HeartSummary;
import dev.heatpad.loop.JournalEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns rows into the values they were written from. An {@link IllegalArgumentException} says that
 * a row holds what no program wrote.
 */
final class Rows {

  /** Columns of a session without an end. */
  static final String OPENING_COLUMNS =
      """
      session.number, session.id, session.pad, session.person, session.program, session.profile,
      session.source, session.nature, session.started_at_nanos, session.requested_nanos,
      session.planned_nanos AS opening_planned_nanos, session.target_celsius,
      session.skin_uncertainty_celsius, session.command_id,
      session.accounted_nanos AS opening_accounted_nanos
      """;

  /** Start of a query for finished sessions. */
  static final String RECORDS =
      "SELECT "
          + OPENING_COLUMNS
          + ", session_end.* FROM session_end JOIN session ON session.number = session_end.session ";

  /** What nobody has deleted; part of a query that begins with {@link #RECORDS}. */
  static final String NOT_DELETED =
      "session_end.session NOT IN (SELECT session FROM deleted_session)";

  private Rows() {}

  /** Makes one value of the row that the result stands at. */
  @FunctionalInterface
  interface Shape<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** All rows of a query, in its order. */
  static <T> List<T> all(Connection connection, String sql, Shape<T> shape, Object... parameters)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(shape.of(rows));
        }
      }
    }
    return found;
  }

  /** The first row of a query, where there is one. */
  static <T> Optional<T> first(
      Connection connection, String sql, Shape<T> shape, Object... parameters) throws SQLException {
    return all(connection, sql, shape, parameters).stream().findFirst();
  }

  static SessionOpening opening(ResultSet row) throws SQLException {
    return new SessionOpening(
        new SessionId(row.getString("id")),
        new PadName(row.getString("pad")),
        new Person(row.getString("person")),
        row.getString("program"),
        constantOf(Profile.class, row.getString("profile")),
        constantOf(Source.class, row.getString("source")),
        constantOf(PadDefinition.Nature.class, row.getString("nature")),
        instantOf(row.getLong("started_at_nanos")),
        durationOf(row.getLong("requested_nanos")),
        durationOf(row.getLong("opening_planned_nanos")),
        Celsius.of(row.getDouble("target_celsius")),
        row.getDouble("skin_uncertainty_celsius"),
        Optional.ofNullable(row.getString("command_id")));
  }

  /** A row of {@link #RECORDS}; its alerts are asked for on the same connection. */
  static SessionRecord record(Connection connection, ResultSet row) throws SQLException {
    return new SessionRecord(
        opening(row),
        instantOf(row.getLong("ended_at_nanos")),
        durationOf(row.getLong("planned_nanos")),
        durationOf(row.getLong("elapsed_nanos")),
        durationOf(row.getLong("heated_nanos")),
        constantOf(StopReason.class, row.getString("stop_reason")),
        Optional.ofNullable(row.getString("fault")).map(text -> constantOf(FaultCode.class, text)),
        celsius(row, "max_skin_celsius"),
        new ThermalDose(
            row.getDouble("cem43_minutes"),
            row.getDouble("cem43_bound_minutes"),
            row.getDouble("damage")),
        numberOrNaN(row, "energy_watt_hours"),
        constantOf(ProofOfOff.class, row.getString("proof_of_off")),
        all(
            connection,
            "SELECT alert FROM session_alert WHERE session = ? ORDER BY position",
            alert -> alert.getString(1),
            row.getLong("number")),
        first(
            connection,
            """
            SELECT min_per_minute, mean_per_minute, max_per_minute
            FROM session_heart_rate WHERE session = ?\
            """,
            heart -> new HeartSummary(heart.getInt(1), heart.getInt(2), heart.getInt(3)),
            row.getLong("number")));
  }

  static AfterDose afterDose(ResultSet row) throws SQLException {
    return new AfterDose(
        new ThermalDose(
            row.getDouble("cem43_minutes"),
            row.getDouble("cem43_bound_minutes"),
            row.getDouble("damage")),
        celsius(row, "dosed_celsius"),
        constantOf(AfterDose.Counting.class, row.getString("counting")));
  }

  /** The readings of a session, oldest first. */
  static List<JournalEntry.Reading> readings(Connection connection, SessionId session)
      throws SQLException {
    return all(
        connection,
        """
        SELECT role, celsius, at_nanos FROM reading
        WHERE session = (SELECT number FROM session WHERE id = ?) ORDER BY number\
        """,
        row ->
            new JournalEntry.Reading(
                session,
                constantOf(SensorRole.class, row.getString("role")),
                Celsius.of(row.getDouble("celsius")),
                instantOf(row.getLong("at_nanos"))),
        session.text());
  }

  private static Optional<Celsius> celsius(ResultSet row, String column) throws SQLException {
    double degrees = row.getDouble(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Celsius.of(degrees));
  }

  private static double numberOrNaN(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? Double.NaN : number;
  }
}
