package dev.heatpad.core.dose;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fixture.DoseVector;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies the dose of D4, D5 and D7, D11, and of S7 that it is never under-counted. */
class ThermalDoseTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  static List<DoseVector> cem43Vectors() {
    return DoseVector.cem43();
  }

  static List<DoseVector> damageVectors() {
    return DoseVector.damage();
  }

  @ParameterizedTest
  @MethodSource("cem43Vectors")
  void cem43IsThatOfTheVectors(DoseVector vector) {
    double minutes = vector.dose().cem43Minutes();
    assertTrue(vector.isMetBy(minutes), () -> minutes + " is not " + vector.expected());
    assertFalse(vector.isTrappedBy(minutes), () -> minutes + " is " + vector.trap());
    assertTrue(vector.dose().cem43BoundMinutes() >= minutes, "the bound");
  }

  @ParameterizedTest
  @MethodSource("damageVectors")
  void damageUsesThetaOf75000Kelvin(DoseVector vector) {
    double damage = vector.dose().damage();
    assertTrue(vector.isMetBy(damage), () -> damage + " is not " + vector.expected());
    assertFalse(vector.isTrappedBy(damage), () -> damage + " is " + vector.trap());
    assertTrue(
        vector.trap().isEmpty() || damage > 4.9 * Double.parseDouble(vector.trap()),
        "the trap is on the unsafe side");
    assertTrue(vector.dose().damageBound() >= damage, "the bound");
  }

  @Test
  void aConstantTemperatureIsItsOwnBound() {
    ThermalDose dose = ThermalDose.NONE.plusConstant(Celsius.of(42), Duration.ofMinutes(20));
    assertEquals(new ThermalDose(5, 5, dose.damage(), dose.damage()), rounded(dose));
  }

  private static ThermalDose rounded(ThermalDose dose) {
    return new ThermalDose(
        Math.rint(dose.cem43Minutes() * 1e9) / 1e9,
        Math.rint(dose.cem43BoundMinutes() * 1e9) / 1e9,
        dose.damage(),
        dose.damageBound());
  }

  @Test
  void nothingCountsJustBelow39AndEverythingAt39() {
    ThermalDose below =
        ThermalDose.NONE.plusConstant(Celsius.of(Math.nextDown(39.0)), Duration.ofHours(1));
    assertEquals(0, below.cem43Minutes());
    assertEquals(0, below.cem43BoundMinutes());
    assertTrue(below.damage() > 0, "damage has no cut-off");
  }

  @ParameterizedTest(name = "{0} to {1} C")
  @CsvSource({
    "39, 43",
    "39, 39.000000001",
    "41, 41.0000000000001",
    "41, 41.000001",
    "41, 41.0625",
    "41, 41.9",
    "42.9375, 43",
    "43, 43.0625",
    "43, 45",
    "44.99999, 45",
    "45, 52",
    "43, 60",
    "59.9, 60",
  })
  void cem43OfALineHasTwelveDigitsHoweverSteepOrFlat(double low, double high) {
    double exact = ManyDigits.cem43OfAMinute(low, high).doubleValue();
    assertAll(
        () -> assertEquals(exact, line(low, high, MINUTE).cem43Minutes(), exact * 1e-12),
        () -> assertEquals(exact, line(high, low, MINUTE).cem43Minutes(), exact * 1e-12));
  }

  @ParameterizedTest(name = "{0} to {1} C")
  @CsvSource({
    "5, 60",
    "-50, 150",
    "20, 20.5",
    "33, 37",
    "36.9, 37.4",
    "37, 45",
    "40, 40.0000000000001",
    "40, 40.000001",
    "40, 40.0625",
    "40, 40.9999",
    "40, 41",
    "40, 41.0001",
    "42, 43",
    "44, 47.5",
    "45, 60",
    "59, 60",
  })
  void damageOfALineHasNineDigitsHoweverSteepOrFlat(double low, double high) {
    double exact = ManyDigits.damageOfASecond(low, high).doubleValue();
    assertAll(
        () -> assertEquals(exact, line(low, high, SECOND).damage(), exact * 1e-9),
        () -> assertEquals(exact, line(high, low, SECOND).damage(), exact * 1e-9));
  }

  private static ThermalDose line(double from, double to, Duration duration) {
    return ThermalDose.NONE.plusSegment(Celsius.of(from), Celsius.of(to), duration);
  }

  @Test
  void aLineAddsUpToTheSameInWhateverPartsItIsCounted() {
    ThermalDose whole = line(37, 45, Duration.ofMinutes(8));
    SplittableRandom random = new SplittableRandom(43);
    for (int run = 0; run < 50; run++) {
      ThermalDose sum = ThermalDose.NONE;
      long at = 0;
      while (at < 480_000) {
        long next = Math.min(480_000, at + 1 + random.nextLong(20_000));
        sum = sum.plus(line(37 + at / 60e3, 37 + next / 60e3, Duration.ofMillis(next - at)));
        at = next;
      }
      assertEquals(whole.cem43Minutes(), sum.cem43Minutes(), whole.cem43Minutes() * 1e-12);
      assertEquals(whole.damage(), sum.damage(), whole.damage() * 1e-9);
    }
  }

  @Test
  void whateverTheCurveTheBoundIsNeverBelowTheDoseAndNeitherEverFalls() {
    SplittableRandom random = new SplittableRandom(7);
    ThermalDose dose = ThermalDose.NONE;
    double celsius = 37;
    for (int step = 0; step < 20_000; step++) {
      double next =
          switch (random.nextInt(4)) {
            case 0 -> celsius;
            case 1 -> Math.nextUp(celsius);
            case 2 -> 5 + random.nextDouble(55);
            default -> Math.clamp(celsius + random.nextDouble(-0.5, 0.5), 5, 60);
          };
      ThermalDose before = dose;
      dose =
          dose.plusSegment(
              Celsius.of(celsius),
              Celsius.of(next),
              Duration.ofNanos(random.nextLong(2_000_000_000)));
      celsius = next;
      assertTrue(dose.cem43Minutes() >= before.cem43Minutes());
      assertTrue(dose.damage() >= before.damage());
      assertTrue(dose.cem43BoundMinutes() >= dose.cem43Minutes());
      assertTrue(dose.damageBound() >= dose.damage());
    }
    assertTrue(Double.isFinite(dose.cem43BoundMinutes() + dose.damageBound()));
  }

  @Test
  void theBoundChargesTheHotterEndForAllOfTheTime() {
    ThermalDose dose = line(33, 44, MINUTE);
    assertEquals(2.0, dose.cem43BoundMinutes(), 1e-12);
    assertEquals(60 * Damage.ratePerSecond(44), dose.damageBound(), 1e-15);
    assertEquals(dose.cem43BoundMinutes(), line(44, 33, MINUTE).cem43BoundMinutes());
    assertEquals(dose.damageBound(), line(44, 33, MINUTE).damageBound());
  }

  @Test
  void anHourAtTheHottestReadingIsANumber() {
    ThermalDose dose = ThermalDose.NONE.plusConstant(Celsius.of(60), Duration.ofHours(1));
    assertEquals(60 * 131_072.0, dose.cem43BoundMinutes(), 1e-3);
    assertEquals(3600 * 5.26417, dose.damageBound(), 0.1);
  }

  /** Absolute zero to the hottest number there is: slow or undefined would stop the loop. */
  @Test
  void theLongestLineIsCountedWithoutHangingAndStaysBelowItsBound() {
    ThermalDose dose = line(-273.15, 1000, SECOND);
    assertTrue(dose.damage() > 0 && dose.damage() <= dose.damageBound());
    assertTrue(line(-273.15, 1e300, SECOND).damage() <= 3.1e98);
    assertEquals(ThermalDose.NONE, line(5, 60, Duration.ZERO), "no time, no dose");
  }

  @Test
  void dosesOnlyGrow() {
    assertAll(
        () -> assertRefused(() -> new ThermalDose(-1, 0, 0)),
        () -> assertRefused(() -> new ThermalDose(0, Double.NaN, 0)),
        () -> assertRefused(() -> new ThermalDose(0, 0, -1, 0)),
        () -> assertRefused(() -> new ThermalDose(0, 0, 0, Double.NaN)),
        () -> assertRefused(() -> line(40, 40, Duration.ofNanos(-1))));
  }

  private static void assertRefused(Runnable making) {
    assertThrows(IllegalArgumentException.class, making::run);
  }
}
