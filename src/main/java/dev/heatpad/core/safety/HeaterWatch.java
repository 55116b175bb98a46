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
 * @param asking the stretch in which heat is asked for; empty while it is not
 * @param releasedSince since when nothing holds the supply of the pad; empty in a heating phase
 */
public record HeaterWatch(
    Position position,
    Optional<MonotonicTime> since,
    Optional<MonotonicTime> heatBegan,
    Optional<Asking> asking,
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

  /** Since when heat is asked for without a break. */
  public Optional<MonotonicTime> askedSince() {
    return asking.map(Asking::since);
  }

  /**
   * What is told in a step.
   *
   * @param wish what the control wants, whatever the heater is told
   */
  public record Told(Position position, Supply supply, Wish wish) {
    /** The heater is told what the control wishes for. */
    public static Told asWished(Position position, Supply supply) {
      return new Told(position, supply, position == Position.ON ? Wish.HEAT : Wish.NONE);
    }
  }

  /** The watch after a step in which the heater was told this, and the skin side showed that. */
  public HeaterWatch after(Told told, Asking.Skin skin, MonotonicTime now) {
    boolean same = told.position() == position && since.isPresent();
    Optional<MonotonicTime> newSince = same ? since : Optional.of(now);
    return switch (told.supply()) {
      case HELD ->
          new HeaterWatch(
              told.position(),
              newSince,
              told.position() == Position.ON && !same ? Optional.of(now) : heatBegan,
              asked(told.wish(), skin, now),
              Optional.empty());
      case RELEASED ->
          new HeaterWatch(
              told.position(),
              newSince,
              Optional.empty(),
              Optional.empty(),
              releasedSince.or(() -> Optional.of(now)));
    };
  }

  private Optional<Asking> asked(Wish wish, Asking.Skin skin, MonotonicTime now) {
    return switch (wish) {
      case HEAT ->
          Optional.of(
              asking
                  .map(begun -> begun.after(position, skin, now))
                  .orElseGet(() -> Asking.begin(skin, now)));
      case NONE -> Optional.empty();
    };
  }
}
