package dev.heatpad.adapter.journal;

import static dev.heatpad.adapter.journal.Values.constantOf;
import static dev.heatpad.adapter.journal.Values.durationOf;
import static dev.heatpad.adapter.journal.Values.instantOf;

import dev.heatpad.core.screening.Answer;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.screening.Said;
import dev.heatpad.core.unit.Person;
import dev.heatpad.loop.JournalContent.KeptScreening;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what each person said last to the first-use questions. */
final class ScreeningReader {

  private ScreeningReader() {}

  private record Row(String person, Care chosen, Instant at, Duration accounted) {}

  private record AnswerRow(Optional<Question> question, Answer answer) {}

  static Map<Person, KeptScreening> read(Connection connection) throws SQLException {
    Map<Person, KeptScreening> screenings = new HashMap<>();
    for (Row row :
        Rows.all(
            connection,
            "SELECT person, chosen, said_at_nanos, accounted_nanos FROM screening",
            found ->
                new Row(
                    found.getString(1),
                    constantOf(Care.class, found.getString(2)),
                    instantOf(found.getLong(3)),
                    durationOf(found.getLong(4))))) {
      screenings.put(
          new Person(row.person()),
          new KeptScreening(
              new Said(answers(connection, row.person()), row.chosen(), row.at()),
              row.accounted()));
    }
    return screenings;
  }

  /** Without those to questions that are asked no more. */
  private static Map<Question, Answer> answers(Connection connection, String person)
      throws SQLException {
    Map<Question, Answer> answers = new EnumMap<>(Question.class);
    for (AnswerRow row :
        Rows.all(
            connection,
            "SELECT question, answer FROM screening_answer WHERE person = ?",
            found ->
                new AnswerRow(
                    Question.of(found.getString(1)), constantOf(Answer.class, found.getString(2))),
            person)) {
      row.question().ifPresent(question -> answers.put(question, row.answer()));
    }
    return answers;
  }
}
