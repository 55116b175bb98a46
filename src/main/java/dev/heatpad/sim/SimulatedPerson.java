package dev.heatpad.sim;

import dev.heatpad.sim.twin.Lie;
import java.time.Duration;
import java.util.Optional;

/** Who lies on a simulated pad. */
public enum SimulatedPerson {
  /** Answers questions after 5 s. */
  AWAKE(Optional.of(Duration.ofSeconds(5))),
  /** Answers late, yet in time for every profile. */
  DROWSY(Optional.of(Duration.ofSeconds(40))),
  /** Lies there and answers nothing. */
  ASLEEP(Optional.empty()),
  /** Nobody is there. */
  ABSENT(Optional.empty());

  private final Optional<Duration> answersAfter;

  SimulatedPerson(Optional<Duration> answersAfter) {
    this.answersAfter = answersAfter;
  }

  /** How long after a question this person presses the button; empty for never. */
  public Optional<Duration> answersAfter() {
    return answersAfter;
  }

  /** How the pad lies, with this person or without one. */
  public Lie lie() {
    return switch (this) {
      case AWAKE, DROWSY, ASLEEP -> Lie.ON_BODY;
      case ABSENT -> Lie.ALONE;
    };
  }
}
