package dev.heatpad.core.screening;

import dev.heatpad.core.unit.MonotonicTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the answers of a person mean now.
 *
 * @param care chosen by the person, or forced by an answer
 * @param review whether it is time to go through the questions again; it refuses nothing
 * @param findings the questions that were answered with yes and still count
 * @param askAgainAt when what forbids heat is to be asked again, where time alone may mend it
 */
public record Judgement(
    ScreeningState state,
    Care care,
    Review review,
    Set<Question> findings,
    Optional<MonotonicTime> askAgainAt) {

  /** Whether the weekly look at the answers is due. */
  public enum Review {
    DUE,
    NOT_DUE
  }

  public Judgement {
    Set<Question> copy = EnumSet.noneOf(Question.class);
    copy.addAll(findings);
    findings = Collections.unmodifiableSet(copy);
  }

  /** Whether an answer speaks against heat, also against heat that is on. */
  public boolean forbidsHeat() {
    return switch (state) {
      case BLOCKED, RED_FLAG -> true;
      case NEEDED, CLEAR -> false;
    };
  }
}
