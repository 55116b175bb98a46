package dev.heatpad.core.safety;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;

/**
 * What no configuration, profile, program or command can exceed. The numbers and their sources are
 * in {@code docs/safety.md}. How they relate to each other is checked when the class loads.
 */
public final class HardLimits {

  /** No session heats longer (docs/safety.md, D3: usual 15 to 20 min, hard timer at 30). */
  public static final Duration MAX_SESSION = Duration.ofMinutes(30);

  /** No session is shorter: below it a session would end inside the heater's own dwell times. */
  public static final Duration MIN_SESSION = Duration.ofMinutes(1);

  /** No target is higher, in the expert profile either (docs/safety.md, D1). */
  public static final Celsius MAX_TARGET = Celsius.of(42.0);

  /** At this skin-side reading heat ends at once, in every profile (docs/safety.md, D2). */
  public static final Celsius TRIP_AT_ONCE = Celsius.of(45.0);

  /** How long the trip temperature of a profile must last (docs/safety.md, D2). */
  public static final Duration TRIP_AFTER = Duration.ofSeconds(3);

  /** The element's own trip, above the skin's by what cover and shirt drop (docs/safety.md). */
  public static final Celsius ELEMENT_TRIP = Celsius.of(52.0);

  /** A person is asked "still there?" at least this often (docs/safety.md, D9). */
  public static final Duration MAX_PROMPT_INTERVAL = Duration.ofMinutes(10);

  /** Between 22:00 and 07:00 no session is longer: sleep is near (docs/safety.md). */
  public static final Duration NIGHT_MAX_SESSION = Duration.ofMinutes(15);

  /** How often a person is asked in those hours (docs/safety.md). */
  public static final Duration NIGHT_PROMPT_INTERVAL = Duration.ofMinutes(5);

  /** How far a sensor may be off that nobody compared with another (docs/safety.md, D10). */
  public static final double UNCALIBRATED_UNCERTAINTY_CELSIUS = 0.5;

  /** The least that is added to a reading before the dose is counted (docs/safety.md, D10). */
  public static final double MIN_UNCERTAINTY_CELSIUS = 0.2;

  /**
   * Up to this power density one sensor at the skin is enough: the reference pad's, 30 W on 0.12 m2
   * (docs/safety.md, S3). A denser pad needs two.
   */
  public static final double MAX_WATTS_PER_SQUARE_METRE_OF_ONE_SENSOR = 250;

  /** "On" lapses after this without renewal. Klipper uses the same for its heaters. */
  public static final Duration HEAT_LEASE = Duration.ofSeconds(3);

  /** A reading older than this is none (docs/safety.md). */
  public static final Duration MAX_READING_AGE = Duration.ofSeconds(3);

  /** Readings outside are the sensor's fault, not the skin's (docs/safety.md). */
  public static final Celsius MIN_READING = Celsius.of(5.0);

  public static final Celsius MAX_READING = Celsius.of(60.0);

  /** Skin and pad cannot change faster; a wire can (docs/safety.md). */
  public static final double MAX_STEP_CELSIUS_PER_SECOND = 2.0;

  /** A pause ends the session after this (docs/safety.md). */
  public static final Duration MAX_PAUSE = Duration.ofMinutes(10);

  /** Extensions of one session (docs/safety.md). */
  public static final int MAX_EXTENSIONS = 2;

  /** An arming lasts this long and serves one start (docs/safety.md, R9). */
  public static final Duration ARMED_FOR = Duration.ofMinutes(10);

  /**
   * At rest under local heat no heart beats faster: half an hour in air of 73 C brings it to 131 (J
   * Athl Train 47(2):184; docs/safety.md, wearable).
   */
  public static final int MAX_HEART_RATE_PER_MINUTE = 130;

  /** Configuration can only bring it down (docs/safety.md, wearable). */
  public static final int MAX_HIGH_HEART_RATE_PER_MINUTE = 120;

  /** Below, somebody faints or a strap is wrong (docs/safety.md, wearable). */
  public static final int MIN_HEART_RATE_PER_MINUTE = 40;

  /** After a heart rate ended heat: so long, and until a person has acknowledged. */
  public static final Duration HEART_RATE_LOCK_OUT = Duration.ofMinutes(10);

  /** A required wearable that was lost may be back within this (docs/safety.md, wearable). */
  public static final Duration WEARABLE_BACK_WITHIN = Duration.ofMinutes(1);

  /** One that was taken off must be on again within this (docs/safety.md, wearable). */
  public static final Duration WORN_BACK_WITHIN = Duration.ofSeconds(30);

  /** Damage of a first-degree burn (Henriques 1947; docs/safety.md). */
  private static final double FIRST_DEGREE = 0.53;

  /** Heat stops at least this many times below it (docs/safety.md, D7). */
  private static final double MARGIN = 5;

  static {
    require(MAX_TARGET.degrees() < TRIP_AT_ONCE.degrees());
    require(TRIP_AT_ONCE.degrees() < ELEMENT_TRIP.degrees());
    require(ELEMENT_TRIP.degrees() < MAX_READING.degrees());
    requireAscending(MIN_SESSION, NIGHT_MAX_SESSION, MAX_SESSION);
    requireAscending(NIGHT_PROMPT_INTERVAL, MAX_PROMPT_INTERVAL, MAX_SESSION);
    require(MAX_PAUSE.compareTo(MAX_SESSION) < 0);
    requireAscending(
        0, MIN_HEART_RATE_PER_MINUTE, MAX_HIGH_HEART_RATE_PER_MINUTE, MAX_HEART_RATE_PER_MINUTE);
    requireAscending(WORN_BACK_WITHIN, WEARABLE_BACK_WITHIN, MAX_PAUSE);
    requireAscending(0, MIN_UNCERTAINTY_CELSIUS, UNCALIBRATED_UNCERTAINTY_CELSIUS);
    for (Profile profile : Profile.values()) {
      requireWithin(profile);
    }
  }

  private HardLimits() {}

  /** Whether a pad of this density does; a millionth of slack is for rounding. */
  public static boolean needsSecondSensor(double wattsPerSquareMetre) {
    return wattsPerSquareMetre > MAX_WATTS_PER_SQUARE_METRE_OF_ONE_SENSOR * (1 + 1e-6);
  }

  private static void requireWithin(Profile profile) {
    require(profile.maxTarget().compareTo(MAX_TARGET) <= 0);
    require(profile.maxTarget().isAtLeast(profile.usualTarget()));
    require(profile.usualTarget().isAtLeast(profile.minTarget()));
    require(profile.trip().isAbove(profile.maxTarget()));
    require(TRIP_AT_ONCE.isAbove(profile.trip()));
    require(profile.maxSession().compareTo(MAX_SESSION) <= 0);
    require(profile.usualSession().compareTo(profile.maxSession()) <= 0);
    require(profile.promptInterval().compareTo(MAX_PROMPT_INTERVAL) <= 0);
    require(profile.answerWithin().compareTo(profile.promptInterval()) < 0);
    require(profile.advisedWattsPerSquareMetre() <= profile.maxWattsPerSquareMetre());
    require(
        profile == Profile.EXPERT
            || profile.maxWattsPerSquareMetre() <= MAX_WATTS_PER_SQUARE_METRE_OF_ONE_SENSOR);
    requireAscending(
        0,
        profile.warnSessionCem43Minutes(),
        profile.sessionCem43Minutes(),
        profile.dayCem43Minutes(),
        profile.warnWeekCem43Minutes());
    requireAscending(
        0, profile.warnSessionDamage(), profile.sessionDamage(), FIRST_DEGREE / MARGIN);
  }

  private static void requireAscending(Duration low, Duration middle, Duration high) {
    require(low.compareTo(middle) < 0 && middle.compareTo(high) < 0);
  }

  private static void requireAscending(double... numbers) {
    for (int i = 1; i < numbers.length; i++) {
      require(numbers[i - 1] < numbers[i]);
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("the hard limits contradict each other");
    }
  }
}
