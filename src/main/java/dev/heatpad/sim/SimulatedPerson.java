package dev.heatpad.sim;

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

  /** Whether there is a body for the pad to warm. */
  public ThermalModel.Occupancy occupancy() {
    return switch (this) {
      case AWAKE, DROWSY, ASLEEP -> ThermalModel.Occupancy.OCCUPIED;
      case ABSENT -> ThermalModel.Occupancy.EMPTY;
    };
  }
}
