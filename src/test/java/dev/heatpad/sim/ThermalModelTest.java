package dev.heatpad.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.sim.ThermalModel.Occupancy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The model against the layered solution of docs/safety.md, 417 W/m2 in a room of 23 C. */
class ThermalModelTest {

  /** Two nodes for four layers: this is how near they come. */
  private static final double SKIN_TOLERANCE_CELSIUS = 0.6;

  @ParameterizedTest(name = "after {0} s the skin has {1} C")
  @CsvSource({"60, 34.40", "120, 35.89", "300, 39.11", "1200, 39.94", "3600, 39.90"})
  void fullPowerOnWidenedVessels(double seconds, double skinCelsius) {
    ThermalModel model = new ThermalModel(50, 0.12, 23, Occupancy.OCCUPIED);
    model.advance(seconds, 1);
    assertEquals(skinCelsius, model.skinSideCelsius(), SKIN_TOLERANCE_CELSIUS);
  }

  @Test
  void theReferencePadStaysBelowTheTripOnItsOwn() {
    ThermalModel model = new ThermalModel(30, 0.12, 23, Occupancy.OCCUPIED);
    model.advance(4 * 3600, 1);
    assertTrue(model.skinSideCelsius() < 43, "S3: " + model.skinSideCelsius());
  }

  @Test
  void anEmptyPadFollowsItsOwnTemperature() {
    ThermalModel model = new ThermalModel(30, 0.12, 23, Occupancy.EMPTY);
    assertEquals(23, model.skinSideCelsius());
    model.advance(4 * 3600, 1);
    assertEquals(23 + 250 / 13.0, model.skinSideCelsius(), 0.1, "open on both faces");
  }

  @Test
  void withoutHeatThePadCools() {
    ThermalModel model = new ThermalModel(30, 0.12, 23, Occupancy.OCCUPIED);
    model.advance(1200, 1);
    double warm = model.skinSideCelsius();
    model.advance(300, 0);
    assertTrue(model.skinSideCelsius() < warm - 1);
  }
}
