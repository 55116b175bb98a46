package dev.heatpad.core.safety;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;

/**
 * How much heat a kind of person may have. The numbers are decisions D1 to D9 and D12 of {@code
 * docs/safety.md}; configuration can only be stricter, and has no key for most of them. How they
 * relate to each other is checked in {@link HardLimits}.
 */
public enum Profile {
  STANDARD(
      new Target(37.0, 40.0, 41.0),
      Celsius.of(43.0),
      new Length(20, 30),
      new Density(250, 250),
      new Dose(1.0, 2.0, 5.0, 21),
      new Harm(0.02, 0.05),
      new Rhythm(3, Duration.ofMinutes(60)),
      new Prompt(Duration.ofMinutes(10), Duration.ofSeconds(60))),
  SENSITIVE(
      new Target(36.0, 38.0, 39.0),
      Celsius.of(41.0),
      new Length(15, 20),
      new Density(170, 250),
      new Dose(0.25, 0.5, 1.0, 4),
      new Harm(0.01, 0.02),
      new Rhythm(2, Duration.ofMinutes(120)),
      new Prompt(Duration.ofMinutes(5), Duration.ofSeconds(45))),
  EXPERT(
      new Target(37.0, 40.0, 42.0),
      Celsius.of(43.5),
      new Length(20, 20),
      new Density(420, 420),
      new Dose(4.5, 9.0, 15.0, 42),
      new Harm(0.05, 0.10),
      new Rhythm(3, Duration.ofMinutes(90)),
      new Prompt(Duration.ofMinutes(5), Duration.ofSeconds(60)));

  private record Target(double minCelsius, double usualCelsius, double maxCelsius) {}

  private record Length(int usualMinutes, int maxMinutes) {}

  private record Density(double advisedWattsPerSquareMetre, double maxWattsPerSquareMetre) {}

  private record Dose(
      double warnSessionCem43Minutes,
      double sessionCem43Minutes,
      double dayCem43Minutes,
      double warnWeekCem43Minutes) {}

  private record Harm(double warnSessionDamage, double sessionDamage) {}

  private record Rhythm(int sessionsPerDay, Duration rest) {}

  private record Prompt(Duration interval, Duration answerWithin) {}

  private final Target target;
  private final Celsius trip;
  private final Length length;
  private final Density density;
  private final Dose dose;
  private final Harm harm;
  private final Rhythm rhythm;
  private final Prompt prompt;

  Profile(
      Target target,
      Celsius trip,
      Length length,
      Density density,
      Dose dose,
      Harm harm,
      Rhythm rhythm,
      Prompt prompt) {
    this.target = target;
    this.trip = trip;
    this.length = length;
    this.density = density;
    this.dose = dose;
    this.harm = harm;
    this.rhythm = rhythm;
    this.prompt = prompt;
  }

  /** Lowest target that makes sense, inclusive (D1). */
  public Celsius minTarget() {
    return Celsius.of(target.minCelsius);
  }

  public Celsius usualTarget() {
    return Celsius.of(target.usualCelsius);
  }

  /** Highest target, inclusive (D1). */
  public Celsius maxTarget() {
    return Celsius.of(target.maxCelsius);
  }

  /** Skin-side temperature that ends heat when it lasts {@link HardLimits#TRIP_AFTER} (D2). */
  public Celsius trip() {
    return trip;
  }

  public Duration usualSession() {
    return Duration.ofMinutes(length.usualMinutes);
  }

  /** Longest session, extensions included (D3). */
  public Duration maxSession() {
    return Duration.ofMinutes(length.maxMinutes);
  }

  /**
   * Densest heater that is allowed: one that stays bearable for a while when it sticks on (D12).
   * The sensitive profile allows the reference pad, which is denser than what is advised for it.
   */
  public double maxWattsPerSquareMetre() {
    return density.maxWattsPerSquareMetre;
  }

  /** Densest heater that owners are advised to use (D12). */
  public double advisedWattsPerSquareMetre() {
    return density.advisedWattsPerSquareMetre;
  }

  /** Whether this density is allowed; a millionth of slack keeps rounding from refusing a pad. */
  public boolean allowsDensity(double wattsPerSquareMetre) {
    return wattsPerSquareMetre <= maxWattsPerSquareMetre() * (1 + 1e-6);
  }

  /** From this dose of a session on a warning is due, in CEM43 minutes (D4). */
  public double warnSessionCem43Minutes() {
    return dose.warnSessionCem43Minutes;
  }

  /** A session ends at this dose, in CEM43 minutes (D4). */
  public double sessionCem43Minutes() {
    return dose.sessionCem43Minutes;
  }

  /** The dose of 24 hours, in CEM43 minutes (D5). */
  public double dayCem43Minutes() {
    return dose.dayCem43Minutes;
  }

  /** From this dose of seven days on a warning is due, in CEM43 minutes (D6). */
  public double warnWeekCem43Minutes() {
    return dose.warnWeekCem43Minutes;
  }

  /** From this damage of a session on a warning is due (D7). */
  public double warnSessionDamage() {
    return harm.warnSessionDamage;
  }

  /** A session ends at this damage (D7). */
  public double sessionDamage() {
    return harm.sessionDamage;
  }

  /** Sessions in 24 hours (D8). */
  public int sessionsPerDay() {
    return rhythm.sessionsPerDay;
  }

  /** Rest after a session (D8). */
  public Duration rest() {
    return rhythm.rest;
  }

  /** "Still there?" is asked at the latest this long after a person's last action (D9). */
  public Duration promptInterval() {
    return prompt.interval;
  }

  /** Without an answer in this time heat ends (D9). */
  public Duration answerWithin() {
    return prompt.answerWithin;
  }

  /** The name as it stands in configuration and records. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
