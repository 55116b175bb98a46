package dev.heatpad.sim.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault does in every wiring what its sentence says, and nothing once it has ceased. */
class PhysicalFaultTest {

  private static final double RATED_AMPERES = 2.5;
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /**
   * What a meter and a pin show around a minute of heat.
   *
   * @param on while heat is asked for
   * @param idle five seconds after it is not any more, edges still arriving
   * @param opensAfterSeconds from the last drive, or on a board the last edge, to no current
   * @param bounces how often the current came and went when heat was first asked for
   */
  private record Electrics(Shown on, Shown idle, double opensAfterSeconds, int bounces) {}

  private record Shown(double volts, double amperes, Level readBack) {}

  static Stream<Arguments> everyFaultInEveryWiring() {
    return Arrays.stream(PhysicalFault.values())
        .flatMap(fault -> fault.wirings().stream().map(wiring -> Arguments.of(fault, wiring)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyFaultInEveryWiring")
  void aFaultDoesWhatItSays(PhysicalFault fault, Wiring wiring) throws Exception {
    switch (fault.part()) {
      case SENSOR -> checkSensor(fault, wiring);
      case HEATER_PATH -> checkHeaterPath(fault, wiring);
      case PAD_AND_SKIN -> checkPadAndSkin(fault, wiring);
    }
  }

  private static TwinBench warm(Wiring wiring) throws IOException {
    TwinBench bench = TwinBench.of(wiring);
    bench.edgesForLong();
    bench.drive(Level.ON);
    bench.pass(Duration.ofMinutes(5));
    return bench;
  }

  // Sensors

  private static void checkSensor(PhysicalFault fault, Wiring wiring) throws IOException {
    TwinBench bench = warm(wiring);
    TwinBench sound = warm(wiring);
    Sample before = bench.sample(SensorRole.SKIN_SIDE);
    bench.twin().inject(fault);
    bench.pass(Duration.ofMinutes(3));
    sound.pass(Duration.ofMinutes(3));
    Sample after = bench.sample(SensorRole.SKIN_SIDE);
    double skin = sound.twin().skinCelsius();
    switch (fault) {
      case SENSOR_OPEN -> assertFailed(Sample.Failure.ABSENT, after);
      case SENSOR_SHORT -> assertFailed(Sample.Failure.CHECKSUM, after);
      case SENSOR_POWER_ON_VALUE -> assertFailed(Sample.Failure.POWER_ON_VALUE, after);
      case SENSOR_ERROR_CODE -> assertFailed(Sample.Failure.CONVERSION, after);
      case SENSOR_FROZEN -> {
        assertReads(celsius(before), after);
        assertEquals(bench.now(), after.takenAt());
      }
      case SENSOR_STALE -> assertEquals(before, after);
      case SENSOR_STEP -> assertReads(skin + 8, after);
      case SENSOR_DRIFT -> {
        assertReads(skin - 1.5, after);
        bench.pass(Duration.ofMinutes(30));
        assertReads(bench.twin().skinCelsius() - 3, bench.sample(SensorRole.SKIN_SIDE));
      }
      case SENSOR_OFFSET_LOW_1 -> assertReads(skin - 1, after);
      case SENSOR_OFFSET_LOW_3 -> assertReads(skin - 3, after);
      case SENSOR_OFFSET_HIGH_3 -> assertReads(skin + 3, after);
      case SENSOR_NOISE_BURST -> assertScatters(bench);
      case SENSOR_LIFTED -> assertReads(23, after);
      case SENSOR_ROLES_SWAPPED -> {
        assertReads(sound.twin().padCelsius(), after);
        assertReads(skin, bench.sample(SensorRole.ELEMENT));
      }
      default -> throw new AssertionError("no sensor fault: " + fault);
    }
    if (fault != PhysicalFault.SENSOR_ROLES_SWAPPED) {
      assertReads(bench.twin().padCelsius(), bench.sample(SensorRole.ELEMENT));
    }
    bench.twin().cease(fault);
    bench.pass(Duration.ofMinutes(3));
    assertReads(bench.twin().skinCelsius(), bench.sample(SensorRole.SKIN_SIDE));
    assertReads(bench.twin().padCelsius(), bench.sample(SensorRole.ELEMENT));
  }

  private static double celsius(Sample sample) {
    return assertInstanceOf(Sample.Measured.class, sample).temperature().degrees();
  }

  private static void assertReads(double celsius, Sample sample) {
    assertEquals(celsius, celsius(sample), 1 / 16.0);
  }

  private static void assertFailed(Sample.Failure failure, Sample sample) {
    assertEquals(failure, assertInstanceOf(Sample.Failed.class, sample).failure());
  }

  private static void assertScatters(TwinBench bench) {
    double squares = 0;
    for (int i = 0; i < 1_000; i++) {
      double apart = bench.celsius(SensorRole.SKIN_SIDE) - bench.twin().skinCelsius();
      squares += apart * apart;
    }
    assertEquals(3, Math.sqrt(squares / 1_000), 0.3);
  }

  // Heater path

  private static Electrics electrics(TwinBench bench, Wiring wiring) throws IOException {
    bench.edgesForLong();
    bench.pass(Duration.ofSeconds(1));
    bench.drive(Level.ON);
    int bounces = bounces(bench);
    bench.pass(Duration.ofMinutes(1));
    Shown on = shown(bench);
    bench.drive(Level.OFF);
    bench.pass(Duration.ofSeconds(5));
    Shown idle = shown(bench);
    bench.drive(Level.ON);
    bench.pass(Duration.ofSeconds(5));
    switch (wiring) {
      case ONE_RELAY, TWO_RELAYS -> bench.drive(Level.OFF);
      case KEEP_ALIVE_BOARD -> bench.edgesEndNow();
    }
    return new Electrics(on, idle, opensAfterSeconds(bench), bounces);
  }

  private static int bounces(TwinBench bench) {
    int changes = 0;
    double last = bench.twin().amperes();
    for (int i = 0; i < 500; i++) {
      bench.pass(Duration.ofMillis(1));
      changes += bench.twin().amperes() == last ? 0 : 1;
      last = bench.twin().amperes();
    }
    return Math.max(0, changes - 1) / 2;
  }

  private static Shown shown(TwinBench bench) throws IOException {
    return new Shown(
        bench.twin().padVolts(), bench.twin().amperes(), bench.twin().heater().readBack());
  }

  private static double opensAfterSeconds(TwinBench bench) {
    for (int millis = 0; millis < 5_000; millis++) {
      if (bench.twin().amperes() == 0) {
        return millis / 1e3;
      }
      bench.pass(Duration.ofMillis(1));
    }
    return NEVER;
  }

  private static void checkHeaterPath(PhysicalFault fault, Wiring wiring) throws IOException {
    TwinBench soundBench = TwinBench.of(wiring);
    Electrics sound = electrics(soundBench, wiring);
    assertEquals(new Shown(12, RATED_AMPERES, Level.ON), sound.on());
    assertEquals(0, sound.idle().amperes());
    assertEquals(Level.OFF, sound.idle().readBack());
    assertEquals(0, sound.bounces());
    TwinBench bench = TwinBench.of(wiring);
    bench.twin().inject(fault);
    Electrics broken = electrics(bench, wiring);
    boolean board = wiring == Wiring.KEEP_ALIVE_BOARD;
    boolean oneRelay = wiring == Wiring.ONE_RELAY;
    switch (fault) {
      case RELAY_WELDED -> {
        assertEquals(oneRelay ? RATED_AMPERES : 0, broken.idle().amperes());
        assertEquals(oneRelay || board ? NEVER : 0.005, broken.opensAfterSeconds());
      }
      case RELAY_OPEN -> assertEquals(new Shown(0, 0, Level.ON), broken.on());
      case RELAY_SLOW -> {
        double expected =
            switch (wiring) {
              case ONE_RELAY -> 1.5;
              case TWO_RELAYS -> 0.005;
              case KEEP_ALIVE_BOARD -> soundBench.twin().dropOutSeconds() + 1.495;
            };
        assertEquals(expected, broken.opensAfterSeconds(), 0.0011);
      }
      case RELAY_BOUNCE -> assertEquals(board ? 0 : 5, broken.bounces());
      case ELEMENT_OPEN, CUT_OUT_OPENS -> assertEquals(new Shown(12, 0, Level.ON), broken.on());
      case ELEMENT_HALF_SHORTED -> {
        assertEquals(new Shown(12, 2 * RATED_AMPERES, Level.ON), broken.on());
        assertTrue(bench.twin().padCelsius() > soundBench.twin().padCelsius() + 5);
      }
      case MOSFET_SHORTED -> {
        assertEquals(RATED_AMPERES, broken.idle().amperes());
        assertEquals(sound.opensAfterSeconds(), broken.opensAfterSeconds(), 0.0011);
      }
      case HEAT_PIN_STUCK_HIGH -> {
        boolean second = wiring == Wiring.TWO_RELAYS;
        assertEquals(second ? 0 : RATED_AMPERES, broken.idle().amperes());
        assertEquals(second ? Level.OFF : Level.ON, broken.idle().readBack());
      }
      case KEEP_ALIVE_PIN_STUCK_HIGH, KEEP_ALIVE_PIN_STUCK_LOW ->
          assertEquals(new Shown(0, 0, Level.ON), broken.on());
      case BROWN_OUT -> assertEquals(new Shown(9, RATED_AMPERES * 9 / 12, Level.ON), broken.on());
      case OVER_VOLTAGE -> {
        assertEquals(14, broken.on().volts(), 1e-9);
        assertEquals(RATED_AMPERES * 14 / 12, broken.on().amperes(), 1e-9);
      }
      case CUT_OUT_WELDED -> assertHotterThanTheBimetalAllows();
      case FUSE_BLOWN -> assertEquals(new Shown(0, 0, Level.ON), broken.on());
      default -> throw new AssertionError("not in the heater path: " + fault);
    }
    bench.twin().cease(fault);
    bench.pass(Duration.ofSeconds(5));
    assertEquals(sound.on(), electrics(bench, wiring).on());
  }

  private static void assertHotterThanTheBimetalAllows() throws IOException {
    TwinBench bench = TwinBench.of(Wiring.ONE_RELAY);
    bench.twin().inject(PhysicalFault.FOLDED);
    bench.twin().inject(PhysicalFault.LYING_ALONE);
    bench.twin().inject(PhysicalFault.CUT_OUT_WELDED);
    bench.drive(Level.ON);
    bench.secondsUntil(() -> bench.twin().amperes() > 0);
    bench.secondsUntil(() -> bench.twin().amperes() == 0);
    assertEquals(77, bench.twin().padCelsius(), 0.5, "the one-shot cut-out opened at last");
  }

  // Pad and skin

  private static void checkPadAndSkin(PhysicalFault fault, Wiring wiring) throws IOException {
    TwinBench bench = warm(wiring);
    TwinBench sound = warm(wiring);
    bench.twin().inject(fault);
    bench.pass(Duration.ofMinutes(10));
    sound.pass(Duration.ofMinutes(10));
    double padHotter = bench.twin().padCelsius() - sound.twin().padCelsius();
    double skinHotter = bench.twin().skinCelsius() - sound.twin().skinCelsius();
    switch (fault) {
      case FOLDED -> {
        assertTrue(padHotter > 5 && skinHotter > 1.5, padHotter + " " + skinHotter);
      }
      case COVERED -> assertTrue(padHotter > 0.3 && skinHotter > 0.1, padHotter + " " + skinHotter);
      case LYING_ALONE -> {
        assertTrue(skinHotter < -1, "the skin " + skinHotter);
        assertReads(bench.twin().padCelsius(), bench.sample(SensorRole.SKIN_SIDE));
      }
      case IMPAIRED_FLOW -> assertTrue(skinHotter > 0.5 && skinHotter < 2, "skin " + skinHotter);
      case COMPRESSED_SKIN -> assertTrue(skinHotter > 1, "skin " + skinHotter);
      case DENSER_THAN_DECLARED -> {
        assertEquals(417 * 0.12, bench.twin().elementWatts(), 1e-9);
        assertTrue(skinHotter > 0.5, "skin " + skinHotter);
      }
      default -> throw new AssertionError("neither pad nor skin: " + fault);
    }
    bench.twin().cease(fault);
    bench.drive(Level.OFF);
    sound.drive(Level.OFF);
    bench.pass(Duration.ofHours(8));
    sound.pass(Duration.ofHours(8));
    assertEquals(sound.twin().skinCelsius(), bench.twin().skinCelsius(), 0.1);
  }

  // The catalogue

  @Test
  void aFaultHasANameAndASentence() {
    Set<String> sentences = new HashSet<>();
    for (PhysicalFault fault : PhysicalFault.values()) {
      assertTrue(fault.text().matches("[a-z0-9]+(-[a-z0-9]+)*"), fault.text());
      assertTrue(fault.sentence().matches("[A-Z].*\\."), fault.sentence());
      assertTrue(sentences.add(fault.sentence()), fault.sentence());
    }
  }

  @Test
  void whatAWiringDoesNotHaveCannotBreak() {
    TwinBench bench = TwinBench.of(Wiring.TWO_RELAYS);
    assertThrows(
        IllegalArgumentException.class, () -> bench.twin().inject(PhysicalFault.MOSFET_SHORTED));
    assertEquals(Set.of(), bench.twin().active());
  }

  @Test
  void faultsCanBeSeveralAndEachCeasesAlone() throws Exception {
    TwinBench bench = TwinBench.of(Wiring.ONE_RELAY);
    bench.twin().inject(PhysicalFault.RELAY_WELDED);
    bench.twin().inject(PhysicalFault.FUSE_BLOWN);
    bench.pass(Duration.ofSeconds(1));
    assertEquals(
        Set.of(PhysicalFault.RELAY_WELDED, PhysicalFault.FUSE_BLOWN), bench.twin().active());
    assertEquals(0, bench.twin().amperes());
    bench.twin().cease(PhysicalFault.FUSE_BLOWN);
    assertNotEquals(0, bench.twin().amperes(), "at once");
  }
}
