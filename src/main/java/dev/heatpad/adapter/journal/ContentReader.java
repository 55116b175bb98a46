package dev.heatpad.adapter.journal;

import static dev.heatpad.adapter.journal.Values.constantOf;
import static dev.heatpad.adapter.journal.Values.durationOf;
import static dev.heatpad.adapter.journal.Values.instantOf;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.core.wearable.LockOut;
import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.ClientName;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalContent.Condition;
import dev.heatpad.loop.JournalContent.KeptTime;
import dev.heatpad.loop.JournalContent.LastHeat;
import dev.heatpad.loop.JournalContent.OpenSession;
import dev.heatpad.loop.JournalContent.Past;
import dev.heatpad.loop.PairedClient;
import dev.heatpad.loop.TokenHash;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the loop needs to know at its start. Used once, before anything is written. */
final class ContentReader {

  /** The longest budget looks back a week; one day more is margin. */
  private static final Duration PAST_KEPT = Duration.ofDays(8);

  /** As many ids as the memory of commands holds. */
  private static final int COMMAND_IDS = 4096;

  private final Connection connection;

  ContentReader(Connection connection) {
    this.connection = connection;
  }

  JournalContent read() throws SQLException {
    return new JournalContent(
        open(),
        past(),
        faults(),
        settings(),
        lastStops(),
        lastHeats(),
        commandIds(),
        unpublished(),
        time(),
        newestAt(),
        condition(),
        lockOuts(),
        clients(),
        ScreeningReader.read(connection));
  }

  private List<OpenSession> open() throws SQLException {
    List<OpenSession> open = new ArrayList<>();
    for (OpenSession session : all(OPEN, ContentReader::withoutReadings)) {
      SessionOpening opening = session.opening();
      open.add(
          new OpenSession(opening, session.accounted(), Rows.readings(connection, opening.id())));
    }
    return open;
  }

  private static final String OPEN =
      "SELECT "
          + Rows.OPENING_COLUMNS
          + "FROM session LEFT JOIN session_end ON session_end.session = session.number"
          + " WHERE session_end.session IS NULL ORDER BY session.number";

  private static OpenSession withoutReadings(ResultSet row) throws SQLException {
    return new OpenSession(
        Rows.opening(row), durationOf(row.getLong("opening_accounted_nanos")), List.of());
  }

  /** The dose is the upper bound: that is what budgets compare with. */
  private List<Past> past() throws SQLException {
    return Rows.all(
        connection,
        """
        SELECT person, given.accounted_nanos, heated_nanos, cem43_bound_minutes FROM (
          SELECT session, accounted_nanos, heated_nanos, cem43_bound_minutes, 0 AS after_the_end
          FROM session_end WHERE accounted_nanos >= ?1
          UNION ALL SELECT session, accounted_nanos, 0, cem43_bound_minutes, 1
          FROM after_dose WHERE accounted_nanos >= ?1 AND cem43_bound_minutes > 0) AS given
        JOIN session ON session.number = given.session
        ORDER BY given.accounted_nanos, after_the_end, given.session\
        """,
        row ->
            new Past(
                new Person(row.getString(1)),
                durationOf(row.getLong(2)),
                durationOf(row.getLong(3)),
                row.getDouble(4)),
        newestAccountedNanos() - PAST_KEPT.toNanos());
  }

  private long newestAccountedNanos() throws SQLException {
    return Rows.first(
            connection,
            """
            SELECT max(nanos) FROM (
              SELECT 0 AS nanos
              UNION ALL SELECT accounted_nanos FROM accounted_time
              UNION ALL SELECT max(accounted_nanos) FROM session
              UNION ALL SELECT max(accounted_nanos) FROM session_end
              UNION ALL SELECT max(accounted_nanos) FROM after_dose)\
            """,
            row -> row.getLong(1))
        .orElse(0L);
  }

  private Map<PadName, Set<FaultCode>> faults() throws SQLException {
    record Row(PadName pad, FaultCode code) {}
    Map<PadName, Set<FaultCode>> faults = new HashMap<>();
    for (Row row :
        all(
            "SELECT pad, code FROM fault",
            row ->
                new Row(
                    new PadName(row.getString(1)),
                    constantOf(FaultCode.class, row.getString(2))))) {
      faults.computeIfAbsent(row.pad(), pad -> EnumSet.noneOf(FaultCode.class)).add(row.code());
    }
    return faults;
  }

  private Map<PadName, SessionSettings> settings() throws SQLException {
    return map(
        "SELECT pad, program, duration_nanos, target_celsius FROM setting",
        row ->
            Map.entry(
                new PadName(row.getString(1)),
                new SessionSettings(
                    row.getString(2), durationOf(row.getLong(3)), Celsius.of(row.getDouble(4)))));
  }

  private Map<PadName, LockOut.Seen> lockOuts() throws SQLException {
    return map(
        "SELECT pad, seen FROM lock_out",
        row ->
            Map.entry(
                new PadName(row.getString(1)), constantOf(LockOut.Seen.class, row.getString(2))));
  }

  private List<PairedClient> clients() throws SQLException {
    return all(
        """
        SELECT id, name, token_sha256, paired_at_nanos, last_seen_at_nanos FROM client
        ORDER BY paired_at_nanos, id\
        """,
        row ->
            new PairedClient(
                new ClientId(row.getString(1)),
                new ClientName(row.getString(2)),
                new TokenHash(row.getString(3)),
                instantOf(row.getLong(4)),
                instantOf(row.getLong(5))));
  }

  /** A pad has one session at a time, so its last opened one is its last ended one. */
  private Map<PadName, StopReason> lastStops() throws SQLException {
    return map(
        """
        SELECT pad, stop_reason, max(session) FROM session_end
        JOIN session ON session.number = session_end.session
        WHERE session NOT IN (SELECT session FROM deleted_session) GROUP BY pad\
        """,
        row ->
            Map.entry(
                new PadName(row.getString(1)), constantOf(StopReason.class, row.getString(2))));
  }

  private Map<PadName, LastHeat> lastHeats() throws SQLException {
    return map(
        """
        SELECT pad, id, proof_of_off, after_dose.session IS NOT NULL AS is_counted, dosed_celsius,
          after_dose.cem43_minutes, after_dose.cem43_bound_minutes, after_dose.damage, counting,
          max(session_end.session)
        FROM session_end JOIN session ON session.number = session_end.session
        LEFT JOIN after_dose ON after_dose.session = session_end.session
        WHERE heated_nanos > 0 GROUP BY pad\
        """,
        row ->
            Map.entry(
                new PadName(row.getString("pad")),
                new LastHeat(
                    new SessionId(row.getString("id")),
                    constantOf(ProofOfOff.class, row.getString("proof_of_off")),
                    row.getBoolean("is_counted")
                        ? Optional.of(Rows.afterDose(row))
                        : Optional.empty())));
  }

  private List<String> commandIds() throws SQLException {
    return Rows.all(
        connection,
        """
        SELECT id FROM (SELECT number, id FROM command_id ORDER BY number DESC LIMIT ?)
        ORDER BY number\
        """,
        row -> row.getString(1),
        COMMAND_IDS);
  }

  private List<SessionRecord> unpublished() throws SQLException {
    return all(
        Rows.RECORDS
            + "LEFT JOIN record_published ON record_published.session = session_end.session"
            + " WHERE record_published.session IS NULL AND "
            + Rows.NOT_DELETED
            + " ORDER BY session_end.session",
        row -> Rows.record(connection, row));
  }

  private Optional<KeptTime> time() throws SQLException {
    Map<Person, Duration> rest =
        map(
            "SELECT person, left_nanos FROM rest_left",
            row -> Map.entry(new Person(row.getString(1)), durationOf(row.getLong(2))));
    return Rows.first(
        connection,
        "SELECT accounted_nanos, wall_at_nanos, wall_trust FROM accounted_time",
        row ->
            new KeptTime(
                durationOf(row.getLong(1)),
                new WallTime(
                    instantOf(row.getLong(2)), constantOf(WallTime.Trust.class, row.getString(3))),
                rest));
  }

  /** The last of each kind is at the end of its table: readings are too many to look at all. */
  private Optional<Instant> newestAt() throws SQLException {
    return all(
            """
            SELECT max(nanos) FROM (
              SELECT wall_at_nanos AS nanos FROM accounted_time
              UNION ALL SELECT * FROM (SELECT started_at_nanos FROM session ORDER BY number DESC LIMIT 1)
              UNION ALL SELECT * FROM (SELECT ended_at_nanos FROM session_end ORDER BY session DESC LIMIT 1)
              UNION ALL SELECT * FROM (SELECT at_nanos FROM reading ORDER BY number DESC LIMIT 1)
              UNION ALL SELECT * FROM (SELECT taken_at_nanos FROM command_id ORDER BY number DESC LIMIT 1))
            WHERE nanos IS NOT NULL HAVING count(*) > 0\
            """,
            row -> instantOf(row.getLong(1)))
        .stream()
        .findFirst();
  }

  private Condition condition() throws SQLException {
    boolean replaced =
        Rows.first(connection, "SELECT 1 FROM replacement", row -> row.getInt(1)).isPresent();
    return replaced ? Condition.REPLACED : Condition.SOUND;
  }

  private <T> List<T> all(String sql, Rows.Shape<T> shape) throws SQLException {
    return Rows.all(connection, sql, shape);
  }

  private <K, V> Map<K, V> map(String sql, Rows.Shape<Map.Entry<K, V>> shape) throws SQLException {
    Map<K, V> map = new HashMap<>();
    for (Map.Entry<K, V> entry : all(sql, shape)) {
      map.put(entry.getKey(), entry.getValue());
    }
    return map;
  }
}
