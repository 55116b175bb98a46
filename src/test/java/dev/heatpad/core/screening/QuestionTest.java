package dev.heatpad.core.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** First-use questions of docs/safety.md: people understand each, and there are not too many. */
class QuestionTest {

  private static final int MOST_WORDS = 25;

  @ParameterizedTest
  @EnumSource(Question.class)
  void everyQuestionIsOneShortSentenceWithAdviceAndASource(Question question) {
    assertTrue(question.sentence().endsWith("?"), question.sentence());
    assertEquals(1, question.sentence().chars().filter(letter -> letter == '?').count());
    assertTrue(question.sentence().split(" ").length <= MOST_WORDS, question.sentence());
    assertTrue(question.advice().endsWith("."), question.advice());
    assertFalse(question.sources().isEmpty());
    assertEquals(Optional.of(question), Question.of(question.id()));
  }

  @Test
  void thereAreNotTooManyAndEveryGroupIsThere() {
    assertTrue(Question.values().length <= 22);
    Set<Group> groups =
        Arrays.stream(Question.values()).map(Question::group).collect(Collectors.toSet());
    assertEquals(EnumSet.allOf(Group.class), groups);
  }

  /** A yes that time may mend is asked again; every other one stays until somebody says no. */
  @Test
  void onlyRubsAndFreshInjuriesPassWithTime() {
    for (Question question : Question.values()) {
      assertEquals(
          switch (question) {
            case RUB_OR_PATCH -> Optional.of(Duration.ofDays(1));
            case FRESH_INJURY -> Optional.of(Duration.ofDays(2));
            default -> Optional.empty();
          },
          question.yesHolds(),
          question.id());
    }
  }

  @Test
  void pregnancyRubsAndFreshInjuriesAreQuestionsOfTheirOwn() {
    assertEquals(Group.ASK_FIRST, Question.PREGNANCY.group());
    assertEquals(Group.BLOCK, Question.RUB_OR_PATCH.group());
    assertEquals(Group.BLOCK, Question.FRESH_INJURY.group());
    assertEquals(Group.BLOCK, Question.NOT_AGREED.group());
  }
}
