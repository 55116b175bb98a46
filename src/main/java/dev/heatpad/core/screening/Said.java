package dev.heatpad.core.screening;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a person said at one moment.
 *
 * @param answers may lack questions that did not exist then
 * @param chosen the care that the person wishes
 * @param at for people; no decision looks at it
 */
public record Said(Map<Question, Answer> answers, Care chosen, Instant at) {
  public Said {
    Map<Question, Answer> copy = new EnumMap<>(Question.class);
    copy.putAll(answers);
    answers = Collections.unmodifiableMap(copy);
  }

  boolean isYes(Question question) {
    return answers.get(question) == Answer.YES;
  }
}
