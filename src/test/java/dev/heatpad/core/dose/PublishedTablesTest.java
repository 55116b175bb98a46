package dev.heatpad.core.dose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables behind the limits: what sampling and a wrong sensor do to the dose, and what the two
 * formulas say of the burns that Moritz and Henriques (Am J Pathol 1947;23:695) timed. The numbers
 * were computed by the thermal study that docs/safety.md cites; each is held to its last digit.
 */
class PublishedTablesTest {

  private static final double RAMP_MINUTES = 8;

  /** How much the bound is above the dose on a line from 37 to 45 C at 1 C a minute. */
  @ParameterizedTest(name = "a sample each {0} s: {1} % above")
  @CsvSource({
    "1, 0.663, 0.0005",
    "5, 3.35, 0.005",
    "10, 6.77, 0.005",
    "30, 21.3, 0.05",
    "60, 45.3, 0.05"
  })
  void theBoundOfARampIsAboveTheDoseByTheSampling(
      int everySeconds, double percent, double rounding) {
    ThermalDose dose = ThermalDose.NONE;
    for (int second = 0; second < RAMP_MINUTES * 60; second += everySeconds) {
      dose =
          dose.plusSegment(
              Celsius.of(37 + second / 60.0),
              Celsius.of(37 + (second + everySeconds) / 60.0),
              Duration.ofSeconds(everySeconds));
    }
    assertEquals(5.04661, dose.cem43Minutes(), 5e-6, "the dose itself does not depend on it");
    double above = (dose.cem43BoundMinutes() / dose.cem43Minutes() - 1) * 100;
    assertEquals(percent, above, rounding);
  }

  @ParameterizedTest(name = "{0} C low hides {1} times the dose below 43 C, {2} times above")
  @CsvSource({"0.1, 1.149, 1.072", "0.2, 1.320, 1.149", "0.5, 2.000, 1.414", "1.0, 4.000, 2.000"})
  void aSensorThatReadsLowHidesDose(double low, double below43, double above43) {
    assertEquals(below43, Cem43.rate(42) / Cem43.rate(42 - low), 5e-4);
    assertEquals(above43, Cem43.rate(45) / Cem43.rate(45 - low), 5e-4);
  }

  @ParameterizedTest(name = "{0} C")
  @CsvSource({
    "39, 512, 2304, 3840, 5376",
    "40, 128, 576, 960, 1344",
    "41, 32, 144, 240, 336",
    "42, 8, 36, 60, 84",
    "43, 2, 9, 15, 21",
    "44, 1, 4.5, 7.5, 10.5",
    "45, 0.5, 2.25, 3.75, 5.25",
  })
  void minutesToTheLimits(double celsius, double two, double nine, double fifteen, double limit) {
    assertEquals(two, 2 / Cem43.rate(celsius), two * 1e-12);
    assertEquals(nine, 9 / Cem43.rate(celsius), nine * 1e-12);
    assertEquals(fifteen, 15 / Cem43.rate(celsius), fifteen * 1e-12);
    assertEquals(limit, 21 / Cem43.rate(celsius), limit * 1e-12);
  }

  @ParameterizedTest(name = "{0} C: {1} a second")
  @CsvSource({
    "39, 1.39257e-6",
    "40, 2.99941e-6",
    "41, 6.42885e-6",
    "42, 1.37129e-5",
    "43, 2.91102e-5",
    "44, 6.15033e-5",
    "45, 1.29333e-4",
    "47, 5.64005e-4",
    "50, 4.96362e-3",
    "55, 0.170457",
    "60, 5.26417",
  })
  void ratesOfDamage(double celsius, double perSecond) {
    assertEquals(perSecond, Damage.ratePerSecond(celsius), perSecond * 5e-6);
  }

  @Test
  void damageAboutDoublesWithEachDegree() {
    assertEquals(2.12, Damage.ratePerSecond(43) / Damage.ratePerSecond(42), 5e-3);
    assertEquals(2.10, Damage.ratePerSecond(45) / Damage.ratePerSecond(44), 5e-3);
  }

  /** CEM43 ends a session first when it is warm, damage when it is not: both are needed. */
  @ParameterizedTest(name = "{0} C: {1} damage in a CEM43 minute")
  @CsvSource({"39, 0.0214", "40, 0.0115", "41, 0.0062", "42, 0.0033", "43, 0.00175", "45, 0.0019"})
  void damageOfACem43Minute(double celsius, double damage) {
    assertEquals(damage, 60 * Damage.ratePerSecond(celsius) / Cem43.rate(celsius), 6e-5);
  }

  @ParameterizedTest(name = "{0} C: first degree after {1}, second after {2} s")
  @CsvSource({
    "42, 38520, 180, 73080, 180",
    "43, 18216, 18, 34344, 18",
    "44, 8604, 18, 16272, 18",
    "45, 4098, 3, 7740, 18",
    "47, 942, 3, 1776, 3",
    "50, 107, 0.5, 201, 0.5",
  })
  void timesToTheDegreesOfABurn(
      double celsius, double first, double roundingOfFirst, double second, double rounding) {
    assertEquals(first, 0.53 / Damage.ratePerSecond(celsius), roundingOfFirst);
    assertEquals(second, 1.0 / Damage.ratePerSecond(celsius), rounding);
  }

  /** The shortest times to necrosis: 1.0 would be ideal, more is the safe side. */
  @ParameterizedTest(name = "{0} C for {1} s")
  @CsvSource({
    "44, 21600, 720, 1.33",
    "45, 10800, 720, 1.40",
    "46, 5400, 720, 1.46",
    "47, 2700, 720, 1.52",
    "48, 1200, 640, 1.40",
    "49, 600, 640, 1.45",
    "50, 300, 640, 1.49",
    "51, 252, 1075, 2.56",
    "55, 30, 2048, 5.11",
  })
  void timesToNecrosis(double celsius, long seconds, double cem43Minutes, double damage) {
    ThermalDose dose =
        ThermalDose.NONE.plusConstant(Celsius.of(celsius), Duration.ofSeconds(seconds));
    assertEquals(cem43Minutes, dose.cem43Minutes(), 0.5);
    assertEquals(damage, dose.damage(), 5e-3);
    assertTrue(dose.damage() > 1, "never on the unsafe side");
  }
}
