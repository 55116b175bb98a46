package dev.heatpad.adapter.wearable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.adapter.wearable.CoreTemperature.Quality;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Movement;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The smaller packets: place of the sensor, air, CORE sensor, movement. */
class OtherPacketsTest {

  private static final MonotonicTime START = MonotonicTime.ofNanos(0);

  @ParameterizedTest
  @CsvSource({
    "00, OTHER",
    "01, CHEST",
    "02, WRIST",
    "03, FINGER",
    "04, HAND",
    "05, EAR_LOBE",
    "06, FOOT"
  })
  void aPlaceIsNamed(String hex, BodySensorLocation location) {
    assertEquals(Optional.of(location), BodySensorLocation.parse(bytes(hex)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "07", "ff"})
  void anUnknownPlaceIsNone(String hex) {
    assertEquals(Optional.empty(), BodySensorLocation.parse(bytes(hex)));
  }

  @ParameterizedTest
  @CsvSource({"a4 0d, 34.92", "0c fe, -5.00"})
  void airHasHundredthsOfADegree(String hex, BigDecimal celsius) {
    assertEquals(Optional.of(celsius), AmbientTemperature.celsius(bytes(hex)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00 80", "a4", ""})
  void unknownAirIsNoValue(String hex) {
    assertEquals(Optional.empty(), AmbientTemperature.celsius(bytes(hex)));
  }

  @Test
  void allFieldsOfACorePacketAreTaken() {
    assertEquals(
        Optional.of(
            new CoreTemperature(
                Optional.of(new BigDecimal("37.12")),
                Optional.of(new BigDecimal("33.50")),
                Quality.GOOD,
                OptionalInt.of(71))),
        core("37 80 0e 16 0d 00 00 03 47 0c"));
  }

  @Test
  void aCorePacketMayBeJustTheCore() {
    assertEquals(
        Optional.of(
            new CoreTemperature(
                Optional.of(new BigDecimal("37.12")),
                Optional.empty(),
                Quality.NOT_AVAILABLE,
                OptionalInt.empty())),
        core("00 80 0e"));
  }

  @ParameterizedTest
  @CsvSource({
    "00, INVALID",
    "01, POOR",
    "02, FAIR",
    "04, EXCELLENT",
    "05, NOT_AVAILABLE",
    "07, NOT_AVAILABLE",
    "f3, GOOD"
  })
  void theQualityHasThreeBits(String hex, Quality quality) {
    assertEquals(quality, core("04 80 0e " + hex).orElseThrow().quality());
  }

  @Test
  void aCorePacketInFahrenheitIsConverted() {
    CoreTemperature parsed = core("09 cf 08 44 24").orElseThrow();
    assertEquals(0, new BigDecimal("-5.25").compareTo(parsed.coreCelsius().orElseThrow()));
    assertEquals(
        Optional.of(new Signal.SkinTemperature(Celsius.of(33.8))), parsed.signal(), "92.84 F");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "00 80", "01 80 0e 16", "37 80 0e 16 0d 00 00 03 47"})
  void aCorePacketShorterThanItsFlagsAskForIsRefused(String hex) {
    assertEquals(Optional.empty(), core(hex));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00 80 0e", "01 80 0e ff 7f", "01 80 0e 00 00"})
  void withoutASkinTemperatureACorePacketIsNoSignal(String hex) {
    assertEquals(Optional.empty(), core(hex).orElseThrow().signal());
  }

  @Test
  void aStepIsMovementAndTheFirstCountIsNot() {
    MotionSense sense = new MotionSense();
    assertEquals(Optional.empty(), sense.steps(bytes("e8 03 00 00"), at(0)));
    assertEquals(moved(Movement.MOVING), sense.steps(bytes("e9 03 00 00"), at(1)));
    assertEquals(moved(Movement.STILL), sense.steps(bytes("e9 03 00 00"), at(2)));
    assertEquals(Optional.empty(), sense.steps(bytes("e9 03 00"), at(3)), "too short");
  }

  @ParameterizedTest
  @CsvSource({"32, STILL", "34, MOVING"})
  void aTwentiethOfGravityIsMovement(String hex, Movement movement) {
    MotionSense sense = new MotionSense();
    sense.acceleration(bytes("00 00 00 00 00 04"), at(0));
    assertEquals(moved(movement), sense.acceleration(bytes(hex + " 00 00 00 00 04"), at(1)));
  }

  @Test
  void movementWithinTheSecondIsToldAtItsEnd() {
    MotionSense sense = new MotionSense();
    sense.acceleration(bytes("00 00 00 00 00 04"), at(0));
    assertEquals(moved(Movement.STILL), sense.acceleration(bytes("01 00 00 00 00 04"), at(1)));
    MonotonicTime soon = at(1).plus(Duration.ofMillis(100));
    assertEquals(Optional.empty(), sense.acceleration(bytes("ff 03 00 00 00 00"), soon));
    assertEquals(moved(Movement.MOVING), sense.acceleration(bytes("ff 03 00 00 00 00"), at(2)));
    assertEquals(moved(Movement.STILL), sense.acceleration(bytes("ff 03 00 00 00 00"), at(3)));
    assertEquals(Optional.empty(), sense.acceleration(bytes("ff 03 00 00 00"), at(4)));
  }

  private static Optional<Signal> moved(Movement movement) {
    return Optional.of(new Signal.Motion(movement));
  }

  private static MonotonicTime at(int seconds) {
    return START.plus(Duration.ofSeconds(seconds));
  }

  private static Optional<CoreTemperature> core(String hex) {
    return CoreTemperature.parse(bytes(hex));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
