package dev.heatpad.core.dose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.unit.Celsius;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** D10: what is dosed for a reading. */
class DoseTemperatureTest {

  private static final double TINY = 1e-12;

  private static double dosed(double uncertaintyCelsius, OptionalDouble riseCelsius) {
    return DoseTemperature.of(Celsius.of(40), uncertaintyCelsius, riseCelsius).degrees();
  }

  @Test
  void theUncertaintyIsAddedWhateverTheTemperatureDoes() {
    assertEquals(40.5, dosed(0.5, OptionalDouble.of(0)), TINY, "steady");
    assertEquals(40.5, dosed(0.5, OptionalDouble.of(-3)), TINY, "falling");
    assertEquals(40.5, dosed(0.5, OptionalDouble.empty()), TINY, "unknown");
    assertEquals(40.2, dosed(0.2, OptionalDouble.of(0)), TINY, "calibrated");
    assertEquals(41.0, dosed(0.5, OptionalDouble.of(0.25)), TINY, "rising");
  }

  /** A lag of 20 s hides twice what is gained in 10 s. */
  @Test
  void whileItRisesWhatTheLagHidesIsAdded() {
    assertEquals(40.5 + 0.02, dosed(0.5, OptionalDouble.of(0.01)), TINY);
    assertEquals(40.5 + 1.0, dosed(0.5, OptionalDouble.of(0.5)), TINY);
  }

  /** The reference pad gains 4.4 C/min in its fastest minute: 1.5 C behind 20 s. */
  @Test
  void noMoreIsAddedThanTheFastestPadHides() {
    assertEquals(40.5 + 1.48, dosed(0.5, OptionalDouble.of(0.74)), TINY);
    assertEquals(42.0, dosed(0.5, OptionalDouble.of(0.75)), TINY);
    assertEquals(42.0, dosed(0.5, OptionalDouble.of(20)), TINY);
  }

  @Test
  void itIsNeverBelowTheReading() {
    for (double rise = -30; rise <= 30; rise += 0.25) {
      assertTrue(dosed(0.2, OptionalDouble.of(rise)) >= 40.2 - TINY, "at " + rise);
    }
  }
}
