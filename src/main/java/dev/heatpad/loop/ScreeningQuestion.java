package dev.heatpad.loop;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.screening.Answer;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.Question;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What can be asked of the loop about the first-use questions. */
public sealed interface ScreeningQuestion {

  /** How they stand for each person. */
  record Look() implements ScreeningQuestion {}

  /**
   * Answers to all of them.
   *
   * @param person as it was written; absent means the only one
   */
  record Answered(
      Optional<String> person, Map<Question, Answer> answers, Care chosen, Source source)
      implements ScreeningQuestion {
    public Answered {
      Map<Question, Answer> copy = new EnumMap<>(Question.class);
      copy.putAll(answers);
      answers = Collections.unmodifiableMap(copy);
    }
  }
}
