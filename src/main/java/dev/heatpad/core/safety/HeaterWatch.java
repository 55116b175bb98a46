package dev.heatpad.core.safety;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.unit.MonotonicTime;
import java.util.Optional;

/**
 * What the heater was last told, and since when: what {@link HeaterChecks} and {@link MeterTrace}
 * compare the readings with.
 *
 * @param since when it was told this position first; empty before the first step
 * @param heatBegan when it was last told to heat after it was off; empty when it was not yet in
 *     this heating phase, so that what a sensor showed at rest is no doubt later
 * @param askedSince since when heat is asked for without a break; a pause for the doubt in a sensor
 *     is none, or a sensor that moves now and then would put off every check
 * @param releasedSince since when nothing holds the supply of the pad; empty in a heating phase
 */
public record HeaterWatch(
    Position position,
    Optional<MonotonicTime> since,
    Optional<MonotonicTime> heatBegan,
    Optional<MonotonicTime> askedSince,
    Optional<MonotonicTime> releasedSince) {

  public static final HeaterWatch UNTOLD =
      new HeaterWatch(
          Position.OFF, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether the pad's supply is held for a heating phase, in which the control may want it off. */
  public enum Supply {
    HELD,
    RELEASED
  }

  /** Whether the skin side is so far below its target that the control asks for heat. */
  public enum Wish {
    HEAT,
    NONE
  }

  /** The watch after a step in which the heater was told what the control wished for. */
  public HeaterWatch told(Position told, Supply supply, MonotonicTime now) {
    return told(told, supply, told == Position.ON ? Wish.HEAT : Wish.NONE, now);
  }

  /** The watch after a step in which the heater was told this, and the control wished for that. */
  public HeaterWatch told(Position told, Supply supply, Wish wish, MonotonicTime now) {
    boolean same = told == position && since.isPresent();
    Optional<MonotonicTime> newSince = same ? since : Optional.of(now);
    return switch (supply) {
      case HELD ->
          new HeaterWatch(
              told,
              newSince,
              told == Position.ON && !same ? Optional.of(now) : heatBegan,
              asked(wish, now),
              Optional.empty());
      case RELEASED ->
          new HeaterWatch(
              told,
              newSince,
              Optional.empty(),
              Optional.empty(),
              releasedSince.or(() -> Optional.of(now)));
    };
  }

  private Optional<MonotonicTime> asked(Wish wish, MonotonicTime now) {
    return switch (wish) {
      case HEAT -> askedSince.or(() -> Optional.of(now));
      case NONE -> Optional.empty();
    };
  }
}
