package dev.heatpad.adapter.journal;

import static dev.heatpad.adapter.journal.Values.nanosOf;

import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.screening.Answer;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.wearable.HeartSummary;
import dev.heatpad.loop.ClientId;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.JournalEntry.AfterDoseKept;
import dev.heatpad.loop.JournalEntry.ClientPaired;
import dev.heatpad.loop.JournalEntry.ClientRevoked;
import dev.heatpad.loop.JournalEntry.ClientSeen;
import dev.heatpad.loop.JournalEntry.CommandTaken;
import dev.heatpad.loop.JournalEntry.FaultsKept;
import dev.heatpad.loop.JournalEntry.LockOutKept;
import dev.heatpad.loop.JournalEntry.ProofKept;
import dev.heatpad.loop.JournalEntry.Reading;
import dev.heatpad.loop.JournalEntry.Readings;
import dev.heatpad.loop.JournalEntry.RecordPublished;
import dev.heatpad.loop.JournalEntry.ScreeningKept;
import dev.heatpad.loop.JournalEntry.SessionDeleted;
import dev.heatpad.loop.JournalEntry.SessionEnded;
import dev.heatpad.loop.JournalEntry.SessionOpened;
import dev.heatpad.loop.JournalEntry.SettingsKept;
import dev.heatpad.loop.JournalEntry.TimeKept;
import dev.heatpad.loop.PairedClient;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns entries into rows, inside a transaction that somebody else owns. The writer uses it. */
final class EntryWriter {

  private static final String OPENING =
      """
      INSERT INTO session (id, pad, person, program, profile, source, nature, started_at_nanos,
        requested_nanos, planned_nanos, target_celsius, skin_uncertainty_celsius, command_id,
        accounted_nanos)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  /** No row for a session that was never opened, and none for one that has its end. */
  private static final String END =
      """
      INSERT INTO session_end (session, ended_at_nanos, planned_nanos, elapsed_nanos, heated_nanos,
        stop_reason, fault, max_skin_celsius, cem43_minutes, cem43_bound_minutes, damage,
        energy_watt_hours, proof_of_off, accounted_nanos)
      SELECT number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM session WHERE id = ?
      ON CONFLICT (session) DO NOTHING\
      """;

  private static final String PROOF =
      """
      UPDATE session_end SET proof_of_off = ?
      WHERE session = (SELECT number FROM session WHERE id = ?)\
      """;

  /** Where the end came late, what came after it is known already. */
  private static final String AFTER_DOSE_BEGINS =
      """
      INSERT INTO after_dose (session, cem43_minutes, cem43_bound_minutes, damage, dosed_celsius,
        counting, accounted_nanos)
      SELECT number, 0, 0, 0, ?, ?, ? FROM session WHERE id = ?
      ON CONFLICT (session) DO NOTHING\
      """;

  /** What a disk refused is given again, perhaps after something newer; a dose never falls. */
  private static final String AFTER_DOSE =
      """
      INSERT INTO after_dose (session, cem43_minutes, cem43_bound_minutes, damage, dosed_celsius,
        counting, accounted_nanos)
      SELECT number, ?, ?, ?, ?, ?, ? FROM session WHERE id = ?
      ON CONFLICT (session) DO UPDATE SET cem43_minutes = excluded.cem43_minutes,
        cem43_bound_minutes = excluded.cem43_bound_minutes, damage = excluded.damage,
        dosed_celsius = excluded.dosed_celsius, counting = excluded.counting,
        accounted_nanos = excluded.accounted_nanos
      WHERE excluded.cem43_bound_minutes >= after_dose.cem43_bound_minutes\
      """;

  private static final String ALERT =
      "INSERT INTO session_alert (session, position, alert)"
          + " SELECT number, ?, ? FROM session WHERE id = ?";

  private static final String HEART_RATE =
      """
      INSERT INTO session_heart_rate (session, min_per_minute, mean_per_minute, max_per_minute)
      SELECT number, ?, ?, ? FROM session WHERE id = ?\
      """;

  /** One session's missing row must not cost the readings of another pad. */
  private static final String READING =
      "INSERT INTO reading (session, role, celsius, at_nanos)"
          + " SELECT number, ?, ?, ? FROM session WHERE id = ?"
          + " AND number NOT IN (SELECT session FROM deleted_session)";

  private static final String COMMAND =
      "INSERT INTO command_id (id, taken_at_nanos) VALUES (?, ?) ON CONFLICT (id) DO NOTHING";

  private static final String SETTING =
      """
      INSERT INTO setting (pad, program, duration_nanos, target_celsius) VALUES (?, ?, ?, ?)
      ON CONFLICT (pad) DO UPDATE SET program = excluded.program,
        duration_nanos = excluded.duration_nanos, target_celsius = excluded.target_celsius\
      """;

  private static final String SCREENING =
      """
      INSERT INTO screening (person, chosen, said_at_nanos, accounted_nanos) VALUES (?, ?, ?, ?)
      ON CONFLICT (person) DO UPDATE SET chosen = excluded.chosen,
        said_at_nanos = excluded.said_at_nanos, accounted_nanos = excluded.accounted_nanos\
      """;

  private static final String TIME =
      """
      INSERT INTO accounted_time (only_row, accounted_nanos, wall_at_nanos, wall_trust)
      VALUES (1, ?, ?, ?)
      ON CONFLICT (only_row) DO UPDATE SET accounted_nanos = excluded.accounted_nanos,
        wall_at_nanos = excluded.wall_at_nanos, wall_trust = excluded.wall_trust\
      """;

  private static final String PUBLISHED =
      """
      INSERT INTO record_published (session)
      SELECT session_end.session FROM session_end
      JOIN session ON session.number = session_end.session WHERE session.id = ?
      ON CONFLICT (session) DO NOTHING\
      """;

  private static final String CLIENT =
      """
      INSERT INTO client (id, name, token_sha256, paired_at_nanos, last_seen_at_nanos)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
      """;

  private static final String CLIENT_SEEN = "UPDATE client SET last_seen_at_nanos = ? WHERE id = ?";

  private final Statements statements;
  private final SessionEraser eraser;

  EntryWriter(Statements statements) {
    this.statements = statements;
    this.eraser = new SessionEraser(statements);
  }

  void write(JournalEntry entry) throws SQLException {
    switch (entry) {
      case SessionOpened(SessionOpening opening, Duration accounted) -> open(opening, accounted);
      case SessionEnded(SessionRecord end, Duration accounted) -> end(end, accounted);
      case Readings readings -> {
        for (Reading reading : readings.readings()) {
          read(reading);
        }
      }
      case FaultsKept faults -> keepFaults(faults);
      case LockOutKept lockOut -> keepLockOut(lockOut);
      case ScreeningKept screening -> keepScreening(screening);
      case SettingsKept settings -> keepSettings(settings);
      case CommandTaken(String id, Instant at) -> takeCommand(id, at);
      case TimeKept time -> keepTime(time);
      case ProofKept(SessionId session, ProofOfOff proof) ->
          statements.bind(PROOF).with(proof).with(session.text()).run();
      case AfterDoseKept kept -> keepAfterDose(kept);
      case RecordPublished published ->
          statements.bind(PUBLISHED).with(published.session().text()).run();
      case ClientPaired(PairedClient client) -> pair(client);
      case ClientSeen(ClientId client, Instant at) ->
          statements.bind(CLIENT_SEEN).with(nanosOf(at)).with(client.text()).run();
      case ClientRevoked(ClientId client) ->
          statements.bind("DELETE FROM client WHERE id = ?").with(client.text()).run();
      case SessionDeleted(SessionId session) -> eraser.erase(session);
    }
  }

  private void open(SessionOpening opening, Duration accounted) throws SQLException {
    statements
        .bind(OPENING)
        .with(opening.id().text())
        .with(opening.pad().text())
        .with(opening.person().text())
        .with(opening.program())
        .with(opening.profile())
        .with(opening.source())
        .with(opening.nature())
        .with(nanosOf(opening.startedAt()))
        .with(nanosOf(opening.requested()))
        .with(nanosOf(opening.planned()))
        .with(opening.target().degrees())
        .with(opening.skinUncertaintyCelsius())
        .with(opening.commandId())
        .with(nanosOf(accounted))
        .run();
    if (opening.commandId().isPresent()) {
      takeCommand(opening.commandId().get(), opening.startedAt());
    }
  }

  private void end(SessionRecord end, Duration accounted) throws SQLException {
    String id = end.opening().id().text();
    int rows =
        statements
            .bind(END)
            .with(nanosOf(end.endedAt()))
            .with(nanosOf(end.planned()))
            .with(nanosOf(end.elapsed()))
            .with(nanosOf(end.heated()))
            .with(end.stopReason())
            .with(end.fault().map(Values::textOf))
            .with(degreesOf(end.maxSkin()))
            .with(end.dose().cem43Minutes())
            .with(end.dose().cem43BoundMinutes())
            .with(end.dose().damage())
            .with(end.energyWattHours())
            .with(end.proofOfOff())
            .with(nanosOf(accounted))
            .with(id)
            .run();
    if (rows == 0) {
      return;
    }
    if (!end.heated().isZero()) {
      AfterDose after = AfterDose.nothingYet(end.hottestDosed());
      statements
          .bind(AFTER_DOSE_BEGINS)
          .with(degreesOf(after.dosed()))
          .with(after.counting())
          .with(nanosOf(accounted))
          .with(id)
          .run();
    }
    if (end.heartRate().isPresent()) {
      keepHeartRate(end.heartRate().get(), id);
    }
    for (int position = 0; position < end.alerts().size(); position++) {
      statements.bind(ALERT).with(position).with(end.alerts().get(position)).with(id).run();
    }
  }

  private void keepAfterDose(AfterDoseKept kept) throws SQLException {
    AfterDose after = kept.after();
    statements
        .bind(AFTER_DOSE)
        .with(after.dose().cem43Minutes())
        .with(after.dose().cem43BoundMinutes())
        .with(after.dose().damageBound())
        .with(degreesOf(after.dosed()))
        .with(after.counting())
        .with(nanosOf(kept.accounted()))
        .with(kept.session().text())
        .run();
  }

  private static OptionalDouble degreesOf(Optional<Celsius> temperature) {
    return temperature
        .map(known -> OptionalDouble.of(known.degrees()))
        .orElse(OptionalDouble.empty());
  }

  private void read(Reading reading) throws SQLException {
    statements
        .bind(READING)
        .with(reading.role())
        .with(reading.temperature().degrees())
        .with(nanosOf(reading.at()))
        .with(reading.session().text())
        .run();
  }

  private void keepFaults(FaultsKept kept) throws SQLException {
    String pad = kept.pad().text();
    statements.bind("DELETE FROM fault WHERE pad = ?").with(pad).run();
    for (var fault : kept.faults()) {
      statements.bind("INSERT INTO fault (pad, code) VALUES (?, ?)").with(pad).with(fault).run();
    }
  }

  private void keepLockOut(LockOutKept kept) throws SQLException {
    String pad = kept.pad().text();
    statements.bind("DELETE FROM lock_out WHERE pad = ?").with(pad).run();
    if (kept.seen().isPresent()) {
      statements
          .bind("INSERT INTO lock_out (pad, seen) VALUES (?, ?)")
          .with(pad)
          .with(kept.seen().get())
          .run();
    }
  }

  private void keepHeartRate(HeartSummary heartRate, String id) throws SQLException {
    statements
        .bind(HEART_RATE)
        .with(heartRate.minPerMinute())
        .with(heartRate.meanPerMinute())
        .with(heartRate.maxPerMinute())
        .with(id)
        .run();
  }

  private void keepScreening(ScreeningKept kept) throws SQLException {
    String person = kept.person().text();
    statements.bind("DELETE FROM screening_answer WHERE person = ?").with(person).run();
    statements
        .bind(SCREENING)
        .with(person)
        .with(kept.said().chosen())
        .with(nanosOf(kept.said().at()))
        .with(nanosOf(kept.accounted()))
        .run();
    for (Map.Entry<Question, Answer> answer : kept.said().answers().entrySet()) {
      statements
          .bind("INSERT INTO screening_answer (person, question, answer) VALUES (?, ?, ?)")
          .with(person)
          .with(answer.getKey().id())
          .with(answer.getValue())
          .run();
    }
  }

  private void keepSettings(SettingsKept kept) throws SQLException {
    SessionSettings settings = kept.settings();
    statements
        .bind(SETTING)
        .with(kept.pad().text())
        .with(settings.program())
        .with(nanosOf(settings.duration()))
        .with(settings.target().degrees())
        .run();
  }

  private void pair(PairedClient client) throws SQLException {
    statements
        .bind(CLIENT)
        .with(client.id().text())
        .with(client.name().text())
        .with(client.token().hex())
        .with(nanosOf(client.pairedAt()))
        .with(nanosOf(client.lastSeenAt()))
        .run();
  }

  private void takeCommand(String id, Instant at) throws SQLException {
    statements.bind(COMMAND).with(id).with(nanosOf(at)).run();
  }

  private void keepTime(TimeKept time) throws SQLException {
    statements
        .bind(TIME)
        .with(nanosOf(time.accounted()))
        .with(nanosOf(time.wall().instant()))
        .with(time.wall().trust())
        .run();
    statements.bind("DELETE FROM rest_left").run();
    for (Map.Entry<Person, Duration> rest : time.restLeft().entrySet()) {
      statements
          .bind("INSERT INTO rest_left (person, left_nanos) VALUES (?, ?)")
          .with(rest.getKey().text())
          .with(nanosOf(rest.getValue()))
          .run();
    }
    // Whoever keeps time has taken note of the loss.
    statements.bind("DELETE FROM replacement").run();
    eraser.forget(time.accounted());
  }
}
