package dev.heatpad.core.dose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors are those of docs/safety.md, computed there with 40-digit arithmetic. */
class ThermalDoseTest {

  private static final double RELATIVE = 5e-6;

  @ParameterizedTest(name = "{0}: {1} C for {2} s is {3} CEM43 min")
  @CsvSource({
    "C01, 43.0, 3600, 60.0",
    "C02, 42.0, 1200, 5.0",
    "C03, 41.0, 3600, 3.75",
    "C04, 40.0, 28800, 7.5",
    "C05 39.0 itself counts, 39.0, 3600, 0.234375",
    "below the cut-off nothing counts, 38.99, 3600, 0",
    "C07, 44.0, 1800, 60.0",
    "C08, 45.0, 600, 40.0",
    "C09, 42.5, 900, 7.5",
    "C11, 47.0, 2700, 720.0",
    "C12, 60.0, 5, 10922.6667",
    "C29, 43.0, 1, 0.0166666667",
  })
  void constantTemperature(String id, double celsius, long seconds, double cem43Minutes) {
    ThermalDose dose =
        ThermalDose.NONE.plusConstant(Celsius.of(celsius), Duration.ofSeconds(seconds));
    assertEquals(cem43Minutes, dose.cem43Minutes(), cem43Minutes * RELATIVE, id);
    assertEquals(cem43Minutes, dose.cem43BoundMinutes(), cem43Minutes * RELATIVE, id);
  }

  @ParameterizedTest(name = "{0}: {1} to {2} C in {3} s is {4} CEM43 min, either way")
  @CsvSource({
    "C15, 39, 43, 600, 1.79632",
    "C17, 41, 45, 480, 10.0087",
    "ramp, 37, 45, 480, 5.04661"
  })
  void straightLinesAreExactBothWays(
      String id, double from, double to, long seconds, double cem43Minutes) {
    Duration duration = Duration.ofSeconds(seconds);
    ThermalDose up = ThermalDose.NONE.plusSegment(Celsius.of(from), Celsius.of(to), duration);
    ThermalDose down = ThermalDose.NONE.plusSegment(Celsius.of(to), Celsius.of(from), duration);
    assertEquals(cem43Minutes, up.cem43Minutes(), cem43Minutes * 1e-5, id);
    assertEquals(up.cem43Minutes(), down.cem43Minutes(), 1e-9, id);
  }

  @Test
  void exactDoseDoesNotDependOnTheSamplingWhileTheBoundStaysAbove() {
    ThermalDose dose = ThermalDose.NONE;
    for (int second = 0; second < 480; second++) {
      dose =
          dose.plusSegment(
              Celsius.of(37 + second / 60.0),
              Celsius.of(37 + (second + 1) / 60.0),
              Duration.ofSeconds(1));
    }
    assertEquals(5.04661, dose.cem43Minutes(), 1e-4);
    assertTrue(dose.cem43BoundMinutes() > dose.cem43Minutes());
    assertEquals(5.04661 * 1.00663, dose.cem43BoundMinutes(), 1e-3, "upper bound at 1 s: +0.663 %");
  }

  @ParameterizedTest(name = "{0}: {1} C for {2} s is damage {3}, and not {4}")
  @CsvSource({
    "A01, 40, 28800, 0.0863830, 0.0158472",
    "A02, 41, 28800, 0.185151, 0.0341503",
    "A03, 42, 1200, 0.0164555, 0.00305147",
    "A05, 43, 28800, 0.838374, 0.156297",
    "A06, 44, 21600, 1.32847, 0.248981",
    "A08, 45, 10800, 1.39680, 0.263168",
    "A10, 47, 2700, 1.52281, 0.289917",
    "A11, 50, 60, 0.297817, 0.0575791",
    "A12, 55, 5, 0.852284, 0.168956",
    "A13, 60, 1, 5.26417, 1.06922",
    "A18, 40, 1200, 0.00359929, 0.000660301",
    "A20, 46, 600, 0.162424, 0.0307624",
  })
  void damageUsesThetaOf75000Kelvin(
      String id, double celsius, long seconds, double damage, double withRoundedTheta) {
    double computed =
        ThermalDose.NONE.plusConstant(Celsius.of(celsius), Duration.ofSeconds(seconds)).damage();
    assertEquals(damage, computed, damage * 1e-5, id);
    assertTrue(computed > 3 * withRoundedTheta, id);
  }

  @Test
  void dosesOnlyGrow() {
    assertThrows(IllegalArgumentException.class, () -> new ThermalDose(-1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ThermalDose(0, Double.NaN, 0));
  }
}
