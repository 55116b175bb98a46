package dev.heatpad.core.safety;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.HeaterChecks.Contact;
import dev.heatpad.core.safety.HeaterChecks.Running;
import dev.heatpad.core.safety.HeaterChecks.Sensed;
import dev.heatpad.core.safety.HeaterChecks.View;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Whether the skin side gets warmer when heat is asked for (R29): nothing does where the element is
 * dead, the relay stays open, or the sensor lies in the room. Each number stands between what the
 * skin model in {@code dev.heatpad.sim.twin} shows of healthy pads and of dead ones.
 */
public final class WarmingChecks {

  /**
   * So long after heat is asked for a pad that was cold, and a sensor with a lag of 20 s, have
   * turned: what is read then comes from this heat.
   */
  static final Duration TURNED_AFTER = Duration.ofSeconds(88);

  /** However long it heated: a skin side below this and not warming lies in the room (R29). */
  static final Celsius SURELY_ON_SKIN = Celsius.of(32.0);

  /** Above this the skin may come near its balance, where a healthy pad hardly warms it. */
  static final Celsius SURELY_BELOW_BALANCE = Celsius.of(37.0);

  /** Nearer to the target than this the control lets it rest (R29). */
  static final double NEAR_TARGET_CELSIUS = 2.0;

  /**
   * Per W/m2 of density, above the lowest reading of the last minute. The model has gained 0.0006
   * at least in its 88th second, seen through a lag of 20 s in a room of 18 C; a sensor that came
   * off has gained nothing.
   */
  static final double LEAST_TURN_CELSIUS_PER_DENSITY = 0.0003;

  /**
   * On a body that lay there before: what the body alone adds in {@link #TURNED_AFTER} when the
   * skin side stood still before heat was asked for. The model's dead pad gains 0.75 C at most, its
   * weakest healthy one (167 W/m2) 0.87 C at least.
   */
  static final double GAIN_FROM_REST_CELSIUS = 0.72;

  /**
   * Where it was rising by {@link #WARMING_UP_CELSIUS} or more, this is on top of that rise: a dead
   * pad gains 0.22 C at most (0.1 C mostly), the weakest healthy one 0.25 C.
   */
  static final double GAIN_WHILE_WARMING_CELSIUS = 0.15;

  /** A rise in the last minute before heat; between none and this the line is straight. */
  static final double WARMING_UP_CELSIUS = 0.3;

  /** A weak pad gains less: no more than this line over the density is asked of it. */
  static final double LEAST_GAIN_CELSIUS_PER_DENSITY = 0.0035;

  /** W/m2 at which that line begins. */
  static final double TOO_WEAK_TO_JUDGE_DENSITY = 50;

  /** A skin side that falls faster or rises faster still settles on a cold pad. */
  static final double SETTLING_FALL_CELSIUS = -0.3;

  static final double HOT_PAD_FALL_CELSIUS = -0.03;

  static final double SETTLING_RISE_CELSIUS = 0.6;

  /** Heat that was asked for at the start, and did not pause since, up to a few turns. */
  static final Duration UNBROKEN = Duration.ofSeconds(5);

  static final Duration GAINS_WITHIN = Duration.ofSeconds(100);

  /**
   * Under heat no healthy pad of the model falls by more than 0.13 C below what it has shown since
   * heat is asked for; without heat the skin falls by 0.26 C a minute.
   */
  static final double FALL_CELSIUS = 0.25;

  /** So long after the heater is switched on a falling skin has turned, seen through a lag. */
  static final Duration TURNS_WITHIN = Duration.ofSeconds(60);

  /** On a body; a pad that nobody lies on cools too fast to say anything after a break. */
  static final double FALL_AFTER_BREAKS_CELSIUS = 0.31;

  static final double DENSE_FALL_AFTER_BREAKS_CELSIUS = 0.37;

  /** Breaks in the heat that last no longer than this together cost no more than half of it. */
  static final Duration SHORT_BREAKS = Duration.ofSeconds(12);

  /** A fall slower than this line over it is drift. */
  static final Duration PEAK_RENEWED_AFTER = Duration.ofMinutes(2);

  /** From here on the cold contact is over, and a fall under heat means that there is none. */
  public static final Duration SETTLED = Duration.ofMinutes(2);

  /** A sensor that comes off falls like this; skin under a heated pad does not. */
  static final double SUDDEN_FALL_CELSIUS = 1.0;

  static final Duration SUDDEN = Duration.ofSeconds(15);

  private WarmingChecks() {}

  static boolean isNotWarming(View view, Sensed skin, Running session, MonotonicTime now) {
    boolean isOn = view.watch().position() == Position.ON;
    Duration on = isOn ? view.watch().since().map(now::minus).orElse(Duration.ZERO) : Duration.ZERO;
    return fallsSuddenly(skin, session, on, now)
        || view.watch()
            .asking()
            .filter(asking ->
                doesNotBegin(view.ratings(), skin, session, now.minus(asking.since()), now)
                    || doesNotGain(view.ratings(), session, asking, now)
                    || hasFallen(view.ratings(), session, asking))
            .isPresent();
  }

  private static boolean doesNotBegin(
      HeaterRatings ratings, Sensed skin, Running session, Duration asked, MonotonicTime now) {
    boolean isJudged =
        (session.heated().compareTo(HeaterChecks.EARLY_HEAT) <= 0
                || SURELY_ON_SKIN.isAbove(skin.temperature()))
            && SURELY_BELOW_BALANCE.isAbove(skin.temperature())
            && session.target().plus(-NEAR_TARGET_CELSIUS).isAbove(skin.temperature());
    if (!isJudged || asked.compareTo(TURNED_AFTER) < 0) {
      return false;
    }
    OptionalDouble lowest = skin.trend().lowestCelsius(HeaterChecks.WINDOW, now);
    return lowest.isPresent()
        && skin.temperature().degrees() - lowest.getAsDouble()
            < LEAST_TURN_CELSIUS_PER_DENSITY * ratings.wattsPerSquareMetre();
  }

  private static boolean doesNotGain(
      HeaterRatings ratings, Running session, Asking asking, MonotonicTime now) {
    if (asking.shown().isEmpty() || asking.footing().isEmpty()) {
      return false;
    }
    Celsius shown = asking.shown().get();
    Asking.Footing footing = asking.footing().get();
    Duration asked = now.minus(asking.since());
    boolean isFirstHeat =
        asking.on().compareTo(TURNED_AFTER) >= 0
            && asked.compareTo(GAINS_WITHIN) <= 0
            && session.heated().minus(asking.on()).compareTo(UNBROKEN) <= 0;
    boolean isFarFromItsBalance =
        SURELY_BELOW_BALANCE.isAbove(shown)
            && session.target().plus(-NEAR_TARGET_CELSIUS).isAbove(shown);
    return isFirstHeat
        && isFarFromItsBalance
        && hasSettled(footing)
        && gainCelsius(shown, footing, asked) < leastGainCelsius(ratings, footing);
  }

  /** Above the warmth of a body that lies there, a fall may be that of a pad that was hot. */
  private static boolean hasSettled(Asking.Footing footing) {
    double fallCelsius =
        footing.from().isAtLeast(HeaterChecks.SURELY_ON_BODY)
            ? HOT_PAD_FALL_CELSIUS
            : SETTLING_FALL_CELSIUS;
    return footing.riseCelsius() >= fallCelsius && footing.riseCelsius() <= SETTLING_RISE_CELSIUS;
  }

  /** What came on top of the rise that the body alone would have made at most. */
  private static double gainCelsius(Celsius shown, Asking.Footing footing, Duration asked) {
    double withoutHeatCelsius =
        Math.max(0, footing.riseCelsius()) * asked.toMillis() / HeaterChecks.WINDOW.toMillis();
    return shown.degrees() - footing.from().degrees() - withoutHeatCelsius;
  }

  private static double leastGainCelsius(HeaterRatings ratings, Asking.Footing footing) {
    double warming = Math.clamp(footing.riseCelsius() / WARMING_UP_CELSIUS, 0, 1);
    double overTheBody =
        GAIN_FROM_REST_CELSIUS + warming * (GAIN_WHILE_WARMING_CELSIUS - GAIN_FROM_REST_CELSIUS);
    double ofAWeakPad =
        LEAST_GAIN_CELSIUS_PER_DENSITY
            * (ratings.wattsPerSquareMetre() - TOO_WEAK_TO_JUDGE_DENSITY);
    return Math.min(overTheBody, ofAWeakPad);
  }

  private static boolean hasFallen(HeaterRatings ratings, Running session, Asking asking) {
    boolean isBroken = !asking.stretch().breaks().isZero();
    double brokenFallCelsius =
        HeaterChecks.isDense(ratings) ? DENSE_FALL_AFTER_BREAKS_CELSIUS : FALL_AFTER_BREAKS_CELSIUS;
    double fallCelsius = isBroken ? brokenFallCelsius : FALL_CELSIUS;
    return (!isBroken || session.contact() == Contact.BODY)
        && asking
            .peak()
            .filter(peak ->
                asking
                    .shown()
                    .filter(shown -> peak.highest().plus(-fallCelsius).isAtLeast(shown))
                    .isPresent())
            .isPresent();
  }

  private static boolean fallsSuddenly(
      Sensed skin, Running session, Duration on, MonotonicTime now) {
    return on.compareTo(SUDDEN) >= 0
        && session.heated().compareTo(SETTLED) >= 0
        && HeaterChecks.isBelow(skin.riseCelsius(SUDDEN, now), -SUDDEN_FALL_CELSIUS);
  }
}
