package dev.heatpad.core.safety;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Whether pad and skin do what the heater was told: warm up when it is on, not too fast, and cool
 * down when it is off. The numbers are those of the skin model in {@code dev.heatpad.sim.twin} for
 * normal, impaired and compressed blood flow, open and covered (docs/safety.md, "What a healthy pad
 * does"); a test holds them against it.
 */
public final class HeaterChecks {

  /** A minute is long enough to tell warming from not warming, and short against a burn. */
  static final Duration WINDOW = Duration.ofSeconds(60);

  /** After this long under heat a weak pad in a cold room nears its balance. */
  static final Duration EARLY_HEAT = Duration.ofMinutes(4);

  /** What the model gains in its fastest minute, as a line over the power density. */
  static final double FASTEST_RISE_CELSIUS = 0.26;

  static final double FASTEST_RISE_CELSIUS_PER_DENSITY = 0.0029;

  /** R5: more than this many times the expected rise is a fold, or another source of heat. */
  static final double RUNAWAY_FACTOR = 1.5;

  /** Below it somebody may just be lying down on the pad, which warms the sensor at once. */
  static final Celsius SURELY_ON_BODY = Celsius.of(34.5);

  /**
   * Without heat, skin under clothes and a cover stays well below this. Nearer to that balance a
   * healthy skin falls too slowly to be told from one that is kept warm.
   */
  static final Celsius WARM_WITHOUT_HEAT = Celsius.of(38.6);

  /** Where the skin side is no warmer than a body alone makes it. */
  static final Celsius NOT_WARM = Celsius.of(37.0);

  /**
   * How long a warm pad that is off has for falling below its highest: the hot pad still warms the
   * skin at first, and the sensor lags. By then the model has fallen by 0.13 C at least, in normal
   * and poor flow, covered and not, up to 417 W/m2 and in rooms up to 28 C.
   */
  static final Duration COOLS_WITHIN = Duration.ofSeconds(88);

  /** A denser pad than this is hotter above the skin, and warms it for longer. */
  static final double USUAL_WATTS_PER_SQUARE_METRE = 260;

  static final Duration DENSE_COOLS_WITHIN = Duration.ofMinutes(2);

  /** The window in which the highest is looked for; a step of the trend less. */
  static final Duration COOLING_WINDOW = Duration.ofSeconds(85);

  /** More than one step of the sensor, less than what every healthy pad falls. */
  static final double COOLING_CELSIUS = 0.10;

  /** R27, for a sensor beside the element: 2 C above the skin, and not below its highest. */
  static final double ELEMENT_ABOVE_SKIN_CELSIUS = 2.0;

  static final double ELEMENT_COOLING_CELSIUS = 0.3;

  /**
   * What the checks look at.
   *
   * @param skin the hottest skin-side sensor, believed
   * @param element the sensor beside the element, believed; empty where there is none
   * @param session empty while none runs
   */
  public record View(
      HeaterRatings ratings,
      HeaterWatch watch,
      Optional<Sensed> skin,
      Optional<Sensed> element,
      Optional<Running> session) {}

  /** A temperature with its past. */
  public record Sensed(Celsius temperature, Trend trend) {
    OptionalDouble riseCelsius(Duration window, MonotonicTime now) {
      return trend.riseCelsius(window, temperature, now);
    }

    /** How far it is below its highest of the window. */
    OptionalDouble fallCelsius(Duration window, MonotonicTime now) {
      OptionalDouble highest = trend.highestCelsius(window, now);
      return highest.isPresent()
          ? OptionalDouble.of(highest.getAsDouble() - temperature.degrees())
          : OptionalDouble.empty();
    }
  }

  /**
   * What the running session adds.
   *
   * @param contact whether somebody lay on the pad when heat began
   */
  public record Running(Duration heated, Celsius target, Contact contact) {}

  /** Whether somebody lay on the pad. */
  public enum Contact {
    BODY,
    UNKNOWN
  }

  private HeaterChecks() {}

  /** Everything that is wrong with the heater now. */
  public static Set<FaultCode> findings(View view, MonotonicTime now) {
    Set<FaultCode> findings = EnumSet.noneOf(FaultCode.class);
    if (view.watch().since().isEmpty() || view.skin().isEmpty()) {
      return findings;
    }
    Duration told = now.minus(view.watch().since().get());
    Sensed skin = view.skin().get();
    if (view.session().isPresent()) {
      Running session = view.session().get();
      boolean isOn = view.watch().position() == Position.ON;
      Duration on = isOn ? told : Duration.ZERO;
      if (WarmingChecks.isNotWarming(view, skin, session, now)) {
        findings.add(FaultCode.NOT_WARMING);
      }
      if (runsAway(view.ratings(), skin, session, on, now)) {
        findings.add(FaultCode.RUNAWAY);
      }
    }
    if (view.watch().position() == Position.OFF && staysWarm(view, skin, told, now)) {
      findings.add(FaultCode.RELAY_STUCK);
    }
    return findings;
  }

  private static boolean runsAway(
      HeaterRatings ratings, Sensed skin, Running session, Duration on, MonotonicTime now) {
    OptionalDouble rise = skin.riseCelsius(WINDOW, now);
    if (session.contact() != Contact.BODY || on.compareTo(WINDOW) < 0 || rise.isEmpty()) {
      return false;
    }
    double allowed =
        RUNAWAY_FACTOR
            * (FASTEST_RISE_CELSIUS
                + FASTEST_RISE_CELSIUS_PER_DENSITY * ratings.wattsPerSquareMetre());
    boolean beganOnBody = skin.temperature().plus(-rise.getAsDouble()).isAtLeast(SURELY_ON_BODY);
    return beganOnBody && rise.getAsDouble() > allowed;
  }

  private static boolean staysWarm(View view, Sensed skin, Duration off, MonotonicTime now) {
    boolean skinStaysWarm =
        off.compareTo(coolsWithin(view.ratings())) >= 0
            && skin.temperature().isAtLeast(WARM_WITHOUT_HEAT)
            && isBelow(skin.fallCelsius(COOLING_WINDOW, now), COOLING_CELSIUS);
    boolean elementStaysHot =
        off.compareTo(WINDOW) >= 0
            && view.element()
                .filter(element ->
                    element
                            .temperature()
                            .isAtLeast(skin.temperature().plus(ELEMENT_ABOVE_SKIN_CELSIUS))
                        && isBelow(element.fallCelsius(WINDOW, now), ELEMENT_COOLING_CELSIUS))
                .isPresent();
    return skinStaysWarm || elementStaysHot;
  }

  /**
   * What shows that the heater is off after a session; empty while nothing does yet. A welded relay
   * shows itself as a finding before this could be believed.
   */
  public static Optional<ProofOfOff> proofOfOff(
      View view, Optional<PowerSample> meter, MonotonicTime now) {
    if (view.watch().position() == Position.ON || view.watch().since().isEmpty()) {
      return Optional.empty();
    }
    MonotonicTime since = view.watch().since().get();
    if (view.ratings().meter().isPresent()) {
      return meter
          .filter(sample -> sample.takenAt().minus(since).compareTo(MeterTrace.SETTLING) >= 0)
          .filter(sample -> !MeterTrace.flows(sample, view.ratings().meter().get()))
          .map(_ -> ProofOfOff.CURRENT);
    }
    if (view.skin().isEmpty()) {
      return Optional.empty();
    }
    Sensed skin = view.skin().get();
    if (NOT_WARM.isAbove(skin.temperature())) {
      return Optional.of(ProofOfOff.COLD);
    }
    Duration off = now.minus(since);
    boolean hasCooled =
        off.compareTo(coolsWithin(view.ratings())) >= 0
            && isAbove(skin.fallCelsius(COOLING_WINDOW, now), COOLING_CELSIUS);
    if (hasCooled) {
      return Optional.of(ProofOfOff.COOLING);
    }
    boolean isTooCoolToTell = WARM_WITHOUT_HEAT.isAbove(skin.temperature());
    return isTooCoolToTell && off.compareTo(EARLY_HEAT) > 0
        ? Optional.of(ProofOfOff.INCONCLUSIVE)
        : Optional.empty();
  }

  private static Duration coolsWithin(HeaterRatings ratings) {
    return isDense(ratings) ? DENSE_COOLS_WITHIN : COOLS_WITHIN;
  }

  static boolean isDense(HeaterRatings ratings) {
    return ratings.wattsPerSquareMetre() > USUAL_WATTS_PER_SQUARE_METRE;
  }

  /** When {@link #proofOfOff} has an answer at the latest, counted from the end of heat. */
  public static MonotonicTime provenAtTheLatest(MonotonicTime off) {
    return off.plus(EARLY_HEAT);
  }

  static boolean isBelow(OptionalDouble value, double limit) {
    return value.isPresent() && value.getAsDouble() < limit;
  }

  private static boolean isAbove(OptionalDouble value, double limit) {
    return value.isPresent() && value.getAsDouble() > limit;
  }
}
