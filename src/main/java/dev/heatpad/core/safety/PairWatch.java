package dev.heatpad.core.safety;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;

/**
 * How long sensors that must fit together have not done so.
 *
 * @param apartSince since when two skin sensors differ by more than {@link #MAX_APART_CELSIUS}
 * @param oddSince since when element and skin differ in a way that no pad has
 */
public record PairWatch(Optional<MonotonicTime> apartSince, Optional<MonotonicTime> oddSince) {

  public static final PairWatch NONE = new PairWatch(Optional.empty(), Optional.empty());

  /** Two sensors of one role (R28). */
  public static final double MAX_APART_CELSIUS = 1.5;

  public static final Duration MAX_APART_FOR = Duration.ofSeconds(10);

  /** A heated element is never this much colder than the skin, nor this much hotter. */
  public static final double MIN_ELEMENT_ABOVE_SKIN_CELSIUS = -1;

  public static final double MAX_ELEMENT_ABOVE_SKIN_CELSIUS = 15;

  public static final Duration MAX_ODD_FOR = Duration.ofSeconds(30);

  /** A cold element needs this long under heat until it is warmer than the skin (the model). */
  private static final Duration ELEMENT_WARMS_WITHIN = Duration.ofMinutes(2);

  /** The watch after a reading of two skin sensors. */
  public PairWatch skins(Celsius one, Celsius other, MonotonicTime now) {
    boolean apart = Math.abs(one.degrees() - other.degrees()) > MAX_APART_CELSIUS;
    return new PairWatch(since(apart, apartSince, now), oddSince);
  }

  /** The watch while two skin sensors cannot be compared. */
  public PairWatch withoutSkins() {
    return new PairWatch(Optional.empty(), oddSince);
  }

  /** The watch while element and skin cannot be compared. */
  public PairWatch withoutElement() {
    return new PairWatch(apartSince, Optional.empty());
  }

  /** The watch after readings of element and skin. */
  public PairWatch elementAndSkin(
      Celsius element, Celsius skin, HeaterWatch heater, MonotonicTime now) {
    double aboveCelsius = element.degrees() - skin.degrees();
    boolean hasWarmed =
        heater.position() == Position.ON
            && heater
                .since()
                .filter(since -> now.minus(since).compareTo(ELEMENT_WARMS_WITHIN) >= 0)
                .isPresent();
    boolean odd =
        aboveCelsius > MAX_ELEMENT_ABOVE_SKIN_CELSIUS
            || (hasWarmed && aboveCelsius < MIN_ELEMENT_ABOVE_SKIN_CELSIUS);
    return new PairWatch(apartSince, since(odd, oddSince, now));
  }

  /** For how long the skin sensors have been apart, once that is too long. */
  public Optional<Duration> apartFor(MonotonicTime now) {
    return tooLong(apartSince, MAX_APART_FOR, now);
  }

  /** Whether element and skin have not fitted together for too long. */
  public boolean isOdd(MonotonicTime now) {
    return tooLong(oddSince, MAX_ODD_FOR, now).isPresent();
  }

  private static Optional<MonotonicTime> since(
      boolean holds, Optional<MonotonicTime> before, MonotonicTime now) {
    return holds ? before.or(() -> Optional.of(now)) : Optional.empty();
  }

  private static Optional<Duration> tooLong(
      Optional<MonotonicTime> since, Duration limit, MonotonicTime now) {
    return since.map(now::minus).filter(lasted -> lasted.compareTo(limit) >= 0);
  }
}
