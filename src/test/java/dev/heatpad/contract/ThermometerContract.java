package dev.heatpad.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.Thermometer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every thermometer does. */
abstract class ThermometerContract {

  private static final MonotonicTime NOW = MonotonicTime.ofNanos(-5);

  private Thermometer thermometer;

  abstract Thermometer open() throws Exception;

  /** Puts the sensor in this temperature. */
  abstract void warmTo(double celsius) throws Exception;

  /** Takes the sensor away. */
  abstract void unplug() throws Exception;

  @BeforeEach
  void openThermometer() throws Exception {
    thermometer = open();
  }

  @AfterEach
  void closeThermometer() {
    thermometer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "40.0, 40.0, 640",
    "40.04, 40.0625, 641",
    "0.0, 0.0, 0",
    "-10.125, -10.125, -162",
    "125, 125, 2000",
    "-55, -55, -880"
  })
  void shouldMeasureInStepsOfTheSensor(double celsius, double expected, int rawCode)
      throws Exception {
    warmTo(celsius);
    assertEquals(new Sample.Measured(Celsius.of(expected), rawCode, NOW), thermometer.sample(NOW));
  }

  @Test
  void shouldGiveTheSampleTheTimeThatItWasToldBeforehand() throws Exception {
    warmTo(30);
    MonotonicTime later = MonotonicTime.ofNanos(7);
    assertEquals(later, thermometer.sample(later).takenAt());
  }

  @Test
  void shouldBeAbsentWhenUnpluggedAndMeasureAgainAfterwards() throws Exception {
    unplug();
    assertEquals(new Sample.Failed(Sample.Failure.ABSENT, NOW), thermometer.sample(NOW));
    warmTo(30);
    assertEquals(new Sample.Measured(Celsius.of(30), 480, NOW), thermometer.sample(NOW));
  }

  @Test
  void shouldBeAbsentOnceClosed() throws Exception {
    warmTo(30);
    thermometer.close();
    assertDoesNotThrow(thermometer::close);
    assertEquals(new Sample.Failed(Sample.Failure.ABSENT, NOW), thermometer.sample(NOW));
  }
}
