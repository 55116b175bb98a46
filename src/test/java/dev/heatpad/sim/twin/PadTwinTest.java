package dev.heatpad.sim.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.PowerSample;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sound twin: switching to the millisecond, cut-outs, sensors, and that it is repeatable. */
class PadTwinTest {

  /** A pad of 417 W/m2, as in the transients of docs/safety.md. */
  private static final PadBuild DENSE = new PadBuild(0.12, 417 * 0.12, 12);

  /** S3: what the reference pad does to normal skin when nothing ever switches it off. */
  @Test
  void theReferencePadStaysBelowTheTripOnItsOwn() throws Exception {
    TwinBench bench = TwinBench.of(Wiring.ONE_RELAY);
    bench.drive(Level.ON);
    for (int minute = 0; minute < 4 * 60; minute++) {
      bench.pass(Duration.ofMinutes(1));
      assertTrue(bench.twin().skinCelsius() < 43, "S3: " + bench.twin().skinCelsius());
    }
    assertEquals(30, bench.twin().elementWatts(), 1e-9, "it heated all the time");
  }

  @Test
  void theWholeTwinWarmsAsPadAndSkinDo() throws Exception {
    TwinBench bench = TwinBench.of(DENSE, Wiring.ONE_RELAY, BloodFlow.NORMAL, Lie.ON_BODY);
    bench.drive(Level.ON);
    bench.pass(Duration.ofMinutes(5));
    assertEquals(43.49, bench.twin().padCelsius(), 0.15);
    assertEquals(39.11, bench.twin().skinCelsius(), 0.15);
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void aRelayClosesAfterTenMillisecondsAndOpensAfterFive(Wiring wiring) throws Exception {
    TwinBench bench = TwinBench.of(wiring);
    bench.edgesForLong();
    bench.pass(Duration.ofSeconds(1));
    bench.drive(Level.ON);
    long closes = bench.millisUntil(() -> bench.twin().amperes() > 0);
    bench.pass(Duration.ofSeconds(1));
    assertEquals(2.5, bench.twin().amperes(), 1e-9);
    assertEquals(30, bench.twin().elementWatts(), 1e-9);
    bench.drive(Level.OFF);
    long opens = bench.millisUntil(() -> bench.twin().amperes() == 0);
    switch (wiring) {
      case ONE_RELAY, TWO_RELAYS -> {
        assertEquals(10, closes);
        assertEquals(5, opens);
        assertEquals(0, bench.twin().padVolts());
      }
      case KEEP_ALIVE_BOARD -> {
        assertEquals(1, closes, "a transistor does not wait");
        assertEquals(1, opens);
        assertEquals(12, bench.twin().padVolts(), "its relay holds as long as edges arrive");
      }
    }
  }

  @Test
  void aPulseShorterThanTheRelayNeedsDoesNothing() throws Exception {
    TwinBench bench = TwinBench.of(Wiring.ONE_RELAY);
    bench.drive(Level.ON);
    bench.pass(Duration.ofMillis(9));
    bench.drive(Level.OFF);
    bench.pass(Duration.ofSeconds(10));
    TwinBench cold = TwinBench.of(Wiring.ONE_RELAY);
    cold.pass(Duration.ofMillis(9));
    cold.pass(Duration.ofSeconds(10));
    assertEquals(cold.twin().padCelsius(), bench.twin().padCelsius());
  }

  @Test
  void theHeatOfAShortPulseIsCountedExactly() throws Exception {
    TwinBench cold = TwinBench.of(Wiring.ONE_RELAY);
    TwinBench pulsed = TwinBench.of(Wiring.ONE_RELAY);
    pulsed.drive(Level.ON);
    pulsed.pass(Duration.ofMillis(1_010));
    pulsed.drive(Level.OFF);
    pulsed.pass(Duration.ofMillis(990));
    cold.pass(Duration.ofSeconds(2));
    double joules = 30 * 1.005;
    double rise = pulsed.twin().padCelsius() - cold.twin().padCelsius();
    assertEquals(joules / (0.12 * PadOnSkin.PAD_JOULE_PER_SQUARE_METRE_KELVIN), rise, 0.002);
  }

  /** Keep-alive drop-out of the board, 0.35 to 0.78 s after the last edge. */
  @Test
  void withoutEdgesTheBoardOpensWithinItsDropOut() throws Exception {
    double shortest = Double.POSITIVE_INFINITY;
    double longest = 0;
    int belowMedian = 0;
    for (int seed = 0; seed < 400; seed++) {
      TwinBench bench = TwinBench.of(Wiring.KEEP_ALIVE_BOARD, seed);
      bench.edgesFor(Duration.ofSeconds(2));
      bench.drive(Level.ON);
      bench.pass(Duration.ofSeconds(2));
      assertTrue(bench.twin().amperes() > 0, "it holds to the last edge");
      double seconds = bench.millisUntil(() -> bench.twin().amperes() == 0) / 1e3;
      assertEquals(bench.twin().dropOutSeconds(), seconds, 0.001);
      assertEquals(0, bench.twin().padVolts());
      shortest = Math.min(shortest, seconds);
      longest = Math.max(longest, seconds);
      belowMedian += seconds < 0.53 ? 1 : 0;
    }
    assertTrue(shortest >= 0.35 && shortest < 0.37, "shortest " + shortest);
    assertTrue(longest <= 0.781 && longest > 0.75, "longest " + longest);
    assertEquals(200, belowMedian, 40);
  }

  @Test
  void aGapInTheEdgesThatTheBoardBridgesIsNotSeen() throws Exception {
    TwinBench bench = TwinBench.of(Wiring.KEEP_ALIVE_BOARD);
    bench.drive(Level.ON);
    bench.edgesFor(Duration.ofSeconds(1));
    bench.pass(Duration.ofMillis(1_300));
    bench.edgesFor(Duration.ofSeconds(1));
    bench.pass(Duration.ofMillis(900));
    assertTrue(bench.twin().amperes() > 0);
    bench.edgesEndNow();
    bench.pass(Duration.ofMillis(800));
    assertEquals(0, bench.twin().amperes());
  }

  @Test
  void theBoardNeedsEdgesForATimeBeforeItsRelayCloses() throws Exception {
    TwinBench bench = TwinBench.of(Wiring.KEEP_ALIVE_BOARD);
    bench.drive(Level.ON);
    bench.pass(Duration.ofSeconds(5));
    assertEquals(0, bench.twin().padVolts(), "the transistor alone does not heat");
    bench.edgesForLong();
    assertEquals(330, bench.millisUntil(() -> bench.twin().amperes() > 0));
  }

  /** The bimetal opens within 5 C of 55 C, closes near two thirds of that, and so cycles. */
  @Test
  void theBimetalOpensAndClosesAgainFarBelow() throws Exception {
    TwinBench bench = TwinBench.of(DENSE, Wiring.ONE_RELAY, BloodFlow.NORMAL, Lie.ALONE);
    bench.twin().inject(PhysicalFault.FOLDED);
    double opensAt = bench.twin().cutOutOpensAtCelsius();
    assertEquals(55, opensAt, 5);
    bench.drive(Level.ON);
    bench.secondsUntil(() -> bench.twin().amperes() > 0);
    bench.secondsUntil(() -> bench.twin().amperes() == 0);
    assertEquals(opensAt, bench.twin().padCelsius(), 0.5);
    assertEquals(12, bench.twin().padVolts(), "the switch is closed");
    bench.secondsUntil(() -> bench.twin().amperes() > 0);
    assertEquals(opensAt * 2 / 3, bench.twin().padCelsius(), 0.5);
  }

  @Test
  void bimetalsDiffer() {
    double lowest = 90;
    double highest = 0;
    for (int seed = 0; seed < 100; seed++) {
      double opensAt = TwinBench.of(Wiring.ONE_RELAY, seed).twin().cutOutOpensAtCelsius();
      lowest = Math.min(lowest, opensAt);
      highest = Math.max(highest, opensAt);
    }
    assertTrue(lowest >= 50 && lowest < 51, "lowest " + lowest);
    assertTrue(highest <= 60 && highest > 59, "highest " + highest);
  }

  @Test
  void theOneShotCutOutActsOnce() throws Exception {
    TwinBench bench = TwinBench.of(DENSE, Wiring.ONE_RELAY, BloodFlow.NORMAL, Lie.ALONE);
    bench.twin().inject(PhysicalFault.FOLDED);
    bench.twin().inject(PhysicalFault.CUT_OUT_WELDED);
    bench.drive(Level.ON);
    bench.secondsUntil(() -> bench.twin().amperes() > 0);
    bench.secondsUntil(() -> bench.twin().amperes() == 0);
    assertEquals(77, bench.twin().padCelsius(), 0.5);
    bench.twin().cease(PhysicalFault.CUT_OUT_WELDED);
    bench.pass(Duration.ofHours(2));
    assertEquals(0, bench.twin().amperes(), "and for good");
    assertEquals(12, bench.twin().padVolts());
  }

  @Test
  void theSensorsTouchSkinAndPadInTheirSteps() throws Exception {
    TwinBench bench = TwinBench.of(Wiring.ONE_RELAY);
    bench.drive(Level.ON);
    bench.pass(Duration.ofMinutes(2));
    assertEquals(bench.twin().skinCelsius(), bench.celsius(SensorRole.SKIN_SIDE), 1 / 32.0);
    assertEquals(bench.twin().padCelsius(), bench.celsius(SensorRole.ELEMENT), 1 / 32.0);
    bench.twin().lie(Lie.ALONE);
    bench.pass(Duration.ofSeconds(1));
    assertEquals(bench.twin().padCelsius(), bench.celsius(SensorRole.SKIN_SIDE), 1 / 32.0);
  }

  @Test
  void aSlowSensorFollowsByItsTimeConstantAndReadsItsOffset() {
    SensorBuild slow = new SensorBuild(SensorRole.SKIN_SIDE, 20, 0.5, 0);
    TwinBench bench = TwinBench.of(List.of(slow), 0);
    double before = bench.twin().skinCelsius();
    bench.twin().lie(Lie.ALONE);
    bench.pass(Duration.ofSeconds(20));
    assertEquals(
        0.5 + 23 + (before - 23) * Math.exp(-1), bench.celsius(SensorRole.SKIN_SIDE), 0.05);
  }

  @Test
  void noiseHasItsSpread() {
    SensorBuild noisy = new SensorBuild(SensorRole.SKIN_SIDE, 0, 0, 0.5);
    TwinBench bench = TwinBench.of(List.of(noisy), 0);
    double squares = 0;
    for (int i = 0; i < 2_000; i++) {
      double apart = bench.celsius(SensorRole.SKIN_SIDE) - bench.twin().skinCelsius();
      squares += apart * apart;
    }
    assertEquals(0.5, Math.sqrt(squares / 2_000), 0.05);
  }

  @Test
  void aSensorEndsWhereItsCodesEnd() {
    for (double celsius : new double[] {300, -300}) {
      PadTwin.Setup setup =
          new PadTwin.Setup(
              PadBuild.reference(),
              Wiring.ONE_RELAY,
              BloodFlow.NORMAL,
              Lie.ALONE,
              celsius,
              List.of(SensorBuild.exact(SensorRole.SKIN_SIDE)));
      Sample sample =
          new PadTwin(setup, new SplittableRandom(1))
              .thermometer(SensorRole.SKIN_SIDE)
              .sample(TwinBench.START);
      int code = ((Sample.Measured) sample).rawCode();
      assertEquals(celsius > 0 ? 2000 : -880, code);
    }
  }

  @Test
  void aClosedMeterMeasuresNothing() throws Exception {
    TwinBench bench = TwinBench.of(Wiring.ONE_RELAY);
    bench.drive(Level.ON);
    bench.pass(Duration.ofSeconds(1));
    assertEquals(
        Optional.of(new PowerSample(12, 2.5, TwinBench.START)),
        bench.twin().powerMeter().sample(TwinBench.START));
    bench.twin().powerMeter().close();
    assertEquals(Optional.empty(), bench.twin().powerMeter().sample(TwinBench.START));
  }

  /** However the caller cuts the time, pad, skin and dose come out nearly the same. */
  @Test
  void theLengthOfTheCallersStepsHardlyMatters() throws Exception {
    TwinBench bySeconds = TwinBench.of(DENSE, Wiring.ONE_RELAY, BloodFlow.COMPRESSED, Lie.ON_BODY);
    TwinBench byTurns = TwinBench.of(DENSE, Wiring.ONE_RELAY, BloodFlow.COMPRESSED, Lie.ON_BODY);
    TwinBench atOnce = TwinBench.of(DENSE, Wiring.ONE_RELAY, BloodFlow.COMPRESSED, Lie.ON_BODY);
    for (Level level : new Level[] {Level.ON, Level.OFF}) {
      bySeconds.drive(level);
      byTurns.drive(level);
      atOnce.drive(level);
      for (int i = 0; i < 900; i++) {
        bySeconds.pass(Duration.ofSeconds(1));
      }
      for (int i = 0; i < 9_000; i++) {
        byTurns.pass(Duration.ofMillis(100));
      }
      atOnce.pass(Duration.ofMinutes(15));
      for (TwinBench other : List.of(byTurns, atOnce)) {
        assertEquals(bySeconds.twin().padCelsius(), other.twin().padCelsius(), 0.1);
        assertEquals(bySeconds.twin().skinCelsius(), other.twin().skinCelsius(), 0.03);
        double minutes = bySeconds.twin().skinCem43Minutes();
        assertEquals(minutes, other.twin().skinCem43Minutes(), minutes * 0.01);
        double damage = bySeconds.twin().skinDamage();
        assertEquals(damage, other.twin().skinDamage(), damage * 0.01);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameNumbers() throws Exception {
    assertEquals(story(7), story(7));
    assertTrue(!story(7).equals(story(8)), "another pad, another bimetal, other noise");
  }

  private static List<Double> story(long seed) throws Exception {
    SensorBuild noisy = new SensorBuild(SensorRole.SKIN_SIDE, 10, 0, 0.1);
    TwinBench bench = TwinBench.of(List.of(noisy), seed);
    bench.twin().inject(PhysicalFault.FOLDED);
    bench.drive(Level.ON);
    bench.pass(Duration.ofMillis(3_600_123));
    return List.of(
        bench.twin().skinCelsius(),
        bench.twin().padCelsius(),
        bench.twin().skinDamage(),
        bench.celsius(SensorRole.SKIN_SIDE));
  }

  @Test
  void whenThePadIsTakenAwayTheSkinComesToRest() throws Exception {
    TwinBench bench = TwinBench.of(DENSE, Wiring.ONE_RELAY, BloodFlow.NORMAL, Lie.ON_BODY);
    double rested = bench.twin().skinCelsius();
    assertEquals(35.28, rested, 0.02);
    bench.drive(Level.ON);
    bench.pass(Duration.ofMinutes(20));
    bench.drive(Level.OFF);
    bench.twin().lie(Lie.ALONE);
    bench.pass(Duration.ofHours(6));
    assertEquals(rested, bench.twin().skinCelsius(), 0.01);
    assertEquals(23, bench.twin().padCelsius(), 0.01);
  }

  @Test
  void timeDoesNotGoBack() {
    TwinBench bench = TwinBench.of(Wiring.ONE_RELAY);
    bench.pass(Duration.ofSeconds(1));
    assertThrows(IllegalArgumentException.class, () -> bench.twin().advanceTo(TwinBench.START));
  }

  @Test
  void aRoleHasOneSensor() {
    SensorBuild sensor = SensorBuild.exact(SensorRole.ELEMENT);
    assertThrows(IllegalArgumentException.class, () -> TwinBench.of(List.of(sensor, sensor), 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> TwinBench.of(List.of(sensor), 0).twin().thermometer(SensorRole.SKIN_SIDE));
  }
}
