package dev.heatpad.core.screening;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.screening.Judgement.Review;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first-use questions of one person as they stand. Ages are counted in accounted time (see
 * docs/overview.md): a clock that cannot be believed only makes an answer hold for longer.
 */
public record Screening(Optional<Declared> declared) {

  /** The questions were never answered. */
  public static final Screening UNANSWERED = new Screening(Optional.empty());

  /**
   * The signs are asked about at first use and weekly ("First-use questions" of docs/safety.md).
   */
  public static final Duration REVIEWED_EVERY = Duration.ofDays(7);

  /**
   * What was said, and when.
   *
   * @param at from here on its age counts
   */
  public record Declared(Said said, MonotonicTime at) {}

  /** What became of answers that somebody gave. */
  public sealed interface Taken {

    /** How the answers stand now. */
    Screening now();

    record Accepted(Screening now) implements Taken {}

    /** A red flag was to be taken back from afar. It stays, and so does each yes, old and new. */
    record RedFlagStays(Screening now) implements Taken {}
  }

  /** The answers as they stand after somebody gave new ones. A red flag is cleared only locally. */
  public Taken take(Said said, Source source, MonotonicTime now) {
    if (source.isLocal() || !takesBackARedFlag(said)) {
      return new Taken.Accepted(new Screening(Optional.of(new Declared(said, now))));
    }
    Said before = declared.orElseThrow().said();
    Map<Question, Answer> both = new EnumMap<>(Question.class);
    both.putAll(before.answers());
    said.answers()
        .forEach((question, answer) -> {
          if (answer == Answer.YES) {
            both.put(question, answer);
          }
        });
    Said kept = new Said(both, before.chosen().and(said.chosen()), said.at());
    return new Taken.RedFlagStays(new Screening(Optional.of(new Declared(kept, now))));
  }

  private boolean takesBackARedFlag(Said said) {
    return declared.stream()
        .flatMap(old -> old.said().answers().keySet().stream().filter(old.said()::isYes))
        .anyMatch(question -> question.group().isRedFlag() && !said.isYes(question));
  }

  /** What still counts of the answer to a question. */
  public Optional<Answer> answer(Question question, MonotonicTime now) {
    return declared
        .filter(some -> !isOver(some, question, now))
        .map(some -> some.said().answers().get(question));
  }

  private static boolean isOver(Declared declared, Question question, MonotonicTime now) {
    return declared.said().isYes(question)
        && question
            .yesHolds()
            .filter(holds -> now.minus(declared.at()).compareTo(holds) >= 0)
            .isPresent();
  }

  /** What the answers mean now, for a pad that waits for them or does not. */
  public Judgement judge(FirstUse firstUse, MonotonicTime now) {
    Set<Question> findings = EnumSet.noneOf(Question.class);
    boolean isComplete = true;
    for (Question question : Question.values()) {
      Optional<Answer> answer = answer(question, now);
      isComplete &= answer.isPresent();
      if (answer.equals(Optional.of(Answer.YES))) {
        findings.add(question);
      }
    }
    boolean isUnasked = declared.isEmpty() && firstUse == FirstUse.ASSUMED;
    return new Judgement(
        state(findings, isComplete || isUnasked),
        care(findings),
        review(now),
        findings,
        askAgainAt(findings));
  }

  /** The most urgent first. */
  private static ScreeningState state(Set<Question> findings, boolean isAnswered) {
    if (findings.stream().anyMatch(question -> question.group().isRedFlag())) {
      return ScreeningState.RED_FLAG;
    }
    if (findings.stream().anyMatch(question -> question.group().forbidsHeat())) {
      return ScreeningState.BLOCKED;
    }
    return isAnswered ? ScreeningState.CLEAR : ScreeningState.NEEDED;
  }

  private Care care(Set<Question> findings) {
    Care chosen = declared.map(some -> some.said().chosen()).orElse(Care.AS_CONFIGURED);
    return findings.stream().anyMatch(question -> question.group() == Group.ASK_FIRST)
        ? Care.SENSITIVE
        : chosen;
  }

  private Review review(MonotonicTime now) {
    return declared
        .filter(some -> now.minus(some.at()).compareTo(REVIEWED_EVERY) >= 0)
        .map(_ -> Review.DUE)
        .orElse(Review.NOT_DUE);
  }

  /** Only where nothing but time is in the way. */
  private Optional<MonotonicTime> askAgainAt(Set<Question> findings) {
    Optional<MonotonicTime> latest = Optional.empty();
    for (Question question : findings) {
      if (question.group().forbidsHeat()) {
        Optional<Duration> holds = question.yesHolds();
        if (holds.isEmpty()) {
          return Optional.empty();
        }
        MonotonicTime over = declared.orElseThrow().at().plus(holds.get());
        latest = Optional.of(latest.map(over::later).orElse(over));
      }
    }
    return latest;
  }
}
