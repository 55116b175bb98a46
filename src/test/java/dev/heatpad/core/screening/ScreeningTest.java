package dev.heatpad.core.screening;

import static dev.heatpad.fixture.Answers.said;
import static dev.heatpad.fixture.Answers.screening;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.screening.Judgement.Review;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.fixture.Answers;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** First-use questions of docs/safety.md: what answers come to, and for how long. */
class ScreeningTest {

  private static final MonotonicTime NOW = Pads.START;

  private static MonotonicTime after(Duration time) {
    return NOW.plus(time);
  }

  private static Judgement judge(Screening screening, MonotonicTime now) {
    return screening.judge(FirstUse.ASKED, now);
  }

  @Test
  void withoutAnswersOnlyASimulatedPadIsSetUp() {
    assertEquals(ScreeningState.NEEDED, Screening.UNANSWERED.judge(FirstUse.ASKED, NOW).state());
    assertEquals(ScreeningState.CLEAR, Screening.UNANSWERED.judge(FirstUse.ASSUMED, NOW).state());
  }

  @Test
  void noToEverythingIsClear() {
    Judgement judgement = judge(screening(NOW, Care.AS_CONFIGURED), NOW);
    assertEquals(ScreeningState.CLEAR, judgement.state());
    assertEquals(Care.AS_CONFIGURED, judgement.care());
    assertEquals(Set.of(), judgement.findings());
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void oneYesDoesWhatItsGroupSays(Question question) {
    Judgement judgement = judge(screening(NOW, Care.AS_CONFIGURED, question), NOW);
    assertEquals(Set.of(question), judgement.findings());
    assertEquals(
        switch (question.group()) {
          case BLOCK -> ScreeningState.BLOCKED;
          case EMERGENCY, SAME_DAY -> ScreeningState.RED_FLAG;
          case ASK_FIRST, ROUTINE -> ScreeningState.CLEAR;
        },
        judgement.state());
    assertEquals(
        question.group() == Group.ASK_FIRST ? Care.SENSITIVE : Care.AS_CONFIGURED,
        judgement.care());
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void oneAnswerThatIsMissingIsAskedFor(Question question) {
    Map<Question, Answer> answers = new EnumMap<>(Answers.yesTo());
    answers.remove(question);
    Screening screening =
        new Screening(
            Optional.of(
                new Screening.Declared(
                    new Said(answers, Care.AS_CONFIGURED, Pads.WALL_START), NOW)));
    assertEquals(ScreeningState.NEEDED, screening.judge(FirstUse.ASKED, NOW).state());
    assertEquals(ScreeningState.NEEDED, screening.judge(FirstUse.ASSUMED, NOW).state());
  }

  @Test
  void theMostUrgentIsToldFirst() {
    Judgement judgement =
        judge(
            screening(
                NOW, Care.AS_CONFIGURED, Question.DROWSY, Question.BOTH_LEGS, Question.AGE_55),
            NOW);
    assertEquals(ScreeningState.RED_FLAG, judgement.state());
    assertEquals(Care.SENSITIVE, judgement.care());
    assertEquals(
        Set.of(Question.DROWSY, Question.BOTH_LEGS, Question.AGE_55), judgement.findings());
  }

  @Test
  void aFreshInjuryIsAskedAboutAgainAfterTwoDaysAndARubAfterOne() {
    for (Question question : Set.of(Question.FRESH_INJURY, Question.RUB_OR_PATCH)) {
      Duration holds = question.yesHolds().orElseThrow();
      Screening screening = screening(NOW, Care.AS_CONFIGURED, question);
      Judgement before = judge(screening, after(holds.minusNanos(1)));
      assertEquals(ScreeningState.BLOCKED, before.state());
      assertEquals(Optional.of(after(holds)), before.askAgainAt());
      assertEquals(ScreeningState.NEEDED, judge(screening, after(holds)).state());
      assertEquals(Optional.empty(), screening.answer(question, after(holds)));
      assertEquals(
          Optional.of(Answer.NO), screening.answer(Question.DROWSY, after(holds)), "others stay");
    }
  }

  @Test
  void timeAloneEndsNoOtherBlock() {
    Screening screening =
        screening(NOW, Care.AS_CONFIGURED, Question.FRESH_INJURY, Question.NUMBNESS);
    assertEquals(Optional.empty(), judge(screening, NOW).askAgainAt());
    Judgement later = judge(screening, after(Duration.ofDays(400)));
    assertEquals(ScreeningState.BLOCKED, later.state());
  }

  @Test
  void theWeeklyReviewIsANoticeAndNoRefusal() {
    Screening screening = screening(NOW, Care.AS_CONFIGURED);
    assertEquals(
        Review.NOT_DUE, judge(screening, after(Duration.ofDays(7).minusNanos(1))).review());
    Judgement due = judge(screening, after(Duration.ofDays(7)));
    assertEquals(Review.DUE, due.review());
    assertEquals(ScreeningState.CLEAR, due.state());
    assertEquals(Review.NOT_DUE, judge(Screening.UNANSWERED, NOW).review());
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void aRedFlagIsTakenFromAnywhereAndTakenBackOnlyAtTheDevice(Source source) {
    Screening.Taken raised =
        screening(NOW, Care.AS_CONFIGURED)
            .take(said(Care.AS_CONFIGURED, Question.NIGHT_PAIN), source, NOW);
    assertInstanceOf(Screening.Taken.Accepted.class, raised);
    assertEquals(ScreeningState.RED_FLAG, judge(raised.now(), NOW).state());
    Screening.Taken cleared = raised.now().take(said(Care.AS_CONFIGURED), source, NOW);
    assertEquals(source.isLocal(), cleared instanceof Screening.Taken.Accepted);
    assertEquals(
        source.isLocal() ? ScreeningState.CLEAR : ScreeningState.RED_FLAG,
        judge(cleared.now(), NOW).state());
  }

  /** Whoever is refused has still said what is wrong. */
  @Test
  void fromAfarARefusedAnswerKeepsEachYes() {
    Screening before = screening(NOW, Care.SENSITIVE, Question.NIGHT_PAIN, Question.AGE_55);
    Screening.Taken taken =
        before.take(said(Care.AS_CONFIGURED, Question.CHEST_OR_ACCIDENT), Source.HTTP, NOW);
    assertInstanceOf(Screening.Taken.RedFlagStays.class, taken);
    Judgement judgement = judge(taken.now(), NOW);
    assertEquals(
        Set.of(Question.NIGHT_PAIN, Question.AGE_55, Question.CHEST_OR_ACCIDENT),
        judgement.findings());
    assertEquals(Care.SENSITIVE, judgement.care());
  }

  @Test
  void blocksAndOtherAnswersMayBeChangedFromAfar() {
    Screening before = screening(NOW, Care.SENSITIVE, Question.DROWSY, Question.AGE_55);
    Screening.Taken taken = before.take(said(Care.AS_CONFIGURED), Source.HTTP, NOW);
    assertInstanceOf(Screening.Taken.Accepted.class, taken);
    assertEquals(ScreeningState.CLEAR, judge(taken.now(), NOW).state());
  }
}
