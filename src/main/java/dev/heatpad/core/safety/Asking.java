package dev.heatpad.core.safety;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.HeaterChecks.Sensed;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One stretch of time in which heat is asked for without a break, and what the skin side made of
 * it. A pause for the doubt in a sensor is no break, or a sensor that moves now and then would put
 * off every check.
 *
 * @param countedTo up to when the times are counted
 * @param on how long the heater was on in it
 * @param footing what the skin side showed at its beginning, and where it came from
 * @param shown the newest that it showed while all its sensors could be believed: the colder of two
 *     alone would look like a fall
 * @param peak the highest that it showed lately; empty while it may still turn
 */
public record Asking(
    MonotonicTime since,
    MonotonicTime countedTo,
    Duration on,
    Optional<Footing> footing,
    Stretch stretch,
    Optional<Celsius> shown,
    Optional<Peak> peak) {

  /** Whether the skin side may still fall because a cold pad lies on it. */
  public enum Phase {
    FIRST_CONTACT,
    SETTLED
  }

  /** What the skin side shows, where all its sensors can be believed. */
  public record Skin(Optional<Sensed> sensed, Phase phase) {
    public static final Skin UNSEEN = new Skin(Optional.empty(), Phase.FIRST_CONTACT);
  }

  /** A temperature, and how far it rose in the minute before; negative when it fell. */
  public record Footing(Celsius from, double riseCelsius) {}

  /**
   * A stretch of heat with no more than short breaks.
   *
   * @param since when the heater was switched on; empty while it is off for longer
   * @param breaks how long it was off since then
   */
  public record Stretch(Optional<MonotonicTime> since, Duration breaks) {
    static final Stretch NONE = new Stretch(Optional.empty(), Duration.ZERO);
  }

  /**
   * The highest of the last two to four minutes: near its balance a skin under heat may drift for
   * longer.
   *
   * @param now of the time since {@code from}
   * @param before of the time before that
   */
  public record Peak(Celsius now, Celsius before, MonotonicTime from) {
    Peak with(Celsius shown, MonotonicTime at) {
      return at.minus(from).compareTo(WarmingChecks.PEAK_RENEWED_AFTER) < 0
          ? new Peak(now.max(shown), before, from)
          : new Peak(shown, now, at);
    }

    Celsius highest() {
      return now.max(before);
    }
  }

  static Asking begin(Skin skin, MonotonicTime now) {
    Optional<Footing> footing = skin.sensed().flatMap(sensed -> footing(sensed, now));
    return new Asking(
        now, now, Duration.ZERO, footing, Stretch.NONE, shown(skin), Optional.empty());
  }

  private static Optional<Footing> footing(Sensed sensed, MonotonicTime now) {
    OptionalDouble riseCelsius = sensed.riseCelsius(HeaterChecks.WINDOW, now);
    return riseCelsius.isPresent()
        ? Optional.of(new Footing(sensed.temperature(), riseCelsius.getAsDouble()))
        : Optional.empty();
  }

  /** Heat is still asked for; up to {@code now} the heater was in {@code before}. */
  Asking after(Position before, Skin skin, MonotonicTime now) {
    Duration passed = now.minus(countedTo);
    return switch (before) {
      case OFF -> {
        Stretch broken = new Stretch(stretch.since(), stretch.breaks().plus(passed));
        boolean goesOn = broken.breaks().compareTo(WarmingChecks.SHORT_BREAKS) <= 0;
        yield new Asking(
            since,
            now,
            on,
            footing,
            goesOn ? broken : Stretch.NONE,
            shown(skin).or(() -> shown),
            goesOn ? peak : Optional.empty());
      }
      case ON -> {
        MonotonicTime switchedOn = stretch.since().orElse(countedTo);
        yield new Asking(
            since,
            now,
            on.plus(passed),
            footing,
            new Stretch(Optional.of(switchedOn), stretch.breaks()),
            shown(skin).or(() -> shown),
            peak(now.minus(switchedOn), skin, now));
      }
    };
  }

  private Optional<Peak> peak(Duration heated, Skin skin, MonotonicTime now) {
    if (skin.phase() == Phase.FIRST_CONTACT || heated.compareTo(WarmingChecks.TURNS_WITHIN) < 0) {
      return Optional.empty();
    }
    return shown(skin)
        .map(newest ->
            peak.map(known -> known.with(newest, now)).orElse(new Peak(newest, newest, now)))
        .or(() -> peak);
  }

  private static Optional<Celsius> shown(Skin skin) {
    return skin.sensed().map(Sensed::temperature);
  }
}
