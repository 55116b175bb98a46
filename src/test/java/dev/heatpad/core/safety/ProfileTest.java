package dev.heatpad.core.safety;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verifies D1 to D10 and D12, number by number. docs/safety.md is held against the code elsewhere;
 * this keeps both from drifting together.
 */
class ProfileTest {

  @ParameterizedTest
  @CsvSource({"STANDARD, 37, 40, 41, 43", "SENSITIVE, 36, 38, 39, 41", "EXPERT, 37, 40, 42, 43.5"})
  void targetsAndTripAreD1AndD2(
      Profile profile, double min, double usual, double max, double trip) {
    assertAll(
        () -> assertEquals(Celsius.of(min), profile.minTarget()),
        () -> assertEquals(Celsius.of(usual), profile.usualTarget()),
        () -> assertEquals(Celsius.of(max), profile.maxTarget()),
        () -> assertEquals(Celsius.of(trip), profile.trip()));
  }

  @ParameterizedTest
  @CsvSource({"STANDARD, 20, 30, 3, 60", "SENSITIVE, 15, 20, 2, 120", "EXPERT, 20, 20, 3, 90"})
  void lengthAndRestAreD3AndD8(Profile profile, int usual, int max, int perDay, int rest) {
    assertAll(
        () -> assertEquals(Duration.ofMinutes(usual), profile.usualSession()),
        () -> assertEquals(Duration.ofMinutes(max), profile.maxSession()),
        () -> assertEquals(perDay, profile.sessionsPerDay()),
        () -> assertEquals(Duration.ofMinutes(rest), profile.rest()));
  }

  @ParameterizedTest
  @CsvSource({"STANDARD, 1, 2, 5, 21", "SENSITIVE, 0.25, 0.5, 1, 4", "EXPERT, 4.5, 9, 15, 42"})
  void dosesAreD4ToD6(Profile profile, double warn, double end, double day, double week) {
    assertAll(
        () -> assertEquals(warn, profile.warnSessionCem43Minutes()),
        () -> assertEquals(end, profile.sessionCem43Minutes()),
        () -> assertEquals(day, profile.dayCem43Minutes()),
        () -> assertEquals(week, profile.warnWeekCem43Minutes()));
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, 0.02, 0.05, 250, 250",
    "SENSITIVE, 0.01, 0.02, 170, 250",
    "EXPERT, 0.05, 0.10, 420, 420"
  })
  void damageIsD7AndDensityIsD12(
      Profile profile, double warn, double end, double advised, double max) {
    assertAll(
        () -> assertEquals(warn, profile.warnSessionDamage()),
        () -> assertEquals(end, profile.sessionDamage()),
        () -> assertEquals(advised, profile.advisedWattsPerSquareMetre()),
        () -> assertEquals(max, profile.maxWattsPerSquareMetre()));
  }

  @ParameterizedTest
  @CsvSource({"STANDARD, 600, 60", "SENSITIVE, 300, 45", "EXPERT, 300, 60"})
  void questionsAreD9(Profile profile, int interval, int answerWithin) {
    assertEquals(Duration.ofSeconds(interval), profile.promptInterval());
    assertEquals(Duration.ofSeconds(answerWithin), profile.answerWithin());
  }

  @Test
  void uncertaintiesAreD10() {
    assertEquals(0.5, HardLimits.UNCALIBRATED_UNCERTAINTY_CELSIUS);
    assertEquals(0.2, HardLimits.MIN_UNCERTAINTY_CELSIUS);
  }

  @Test
  void theNightIsShorterAndAsksMoreOften() {
    assertEquals(Duration.ofMinutes(15), HardLimits.NIGHT_MAX_SESSION);
    assertEquals(Duration.ofMinutes(5), HardLimits.NIGHT_PROMPT_INTERVAL);
  }
}
