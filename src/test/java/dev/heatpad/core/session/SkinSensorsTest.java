package dev.heatpad.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fixture.PadRun;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** S4 and R28 in sessions: two skin sensors, an element sensor, and sensors that stand still. */
class SkinSensorsTest {

  private static final SensorRole SKIN = SensorRole.SKIN_SIDE;
  private static final SensorRole SECOND = SensorRole.SECOND_SKIN_SIDE;
  private static final SensorRole ELEMENT = SensorRole.ELEMENT;

  /** A pad with two skin sensors that heats. */
  private static PadRun two(double one, double other) {
    PadRun run = new PadRun().put(SKIN, one).put(SECOND, other).heat();
    assertEquals("heating", run.state());
    return run;
  }

  /** A pad with an element sensor that heats. */
  private static PadRun withElement(double skin, double element) {
    PadRun run = new PadRun().put(SKIN, skin).put(ELEMENT, element).heat();
    assertEquals("heating", run.state());
    return run;
  }

  private static void assertEnded(PadRun run, StopReason reason, FaultCode fault) {
    assertEquals(Position.OFF, run.heater());
    assertEquals(reason, run.record().stopReason());
    assertEquals(Optional.of(fault), run.record().fault());
  }

  // Two skin sensors.

  @Test
  void theHotterOfTwoSkinSensorsControlsWhicheverItIs() {
    for (SensorRole hot : new SensorRole[] {SKIN, SECOND}) {
      PadRun run = two(39, 39).seconds(12);
      assertEquals(Position.ON, run.heater());
      run.put(hot, 40.1875).second();
      assertEquals(Position.ON, run.heater(), "target and 0.25 C: " + hot);
      run.put(hot, 40.25).second();
      assertEquals(Position.OFF, run.heater(), "though the other is below it: " + hot);
      assertEquals("heating", run.state());
    }
  }

  @Test
  void theHotterOfTwoSkinSensorsTripsWhicheverItIs() {
    for (SensorRole hot : new SensorRole[] {SKIN, SECOND}) {
      PadRun run = two(42, 42).put(hot, 43).seconds(3);
      assertEquals("heating", run.state(), "below 3 s: " + hot);
      run.second();
      assertEnded(run, StopReason.OVER_TEMPERATURE, FaultCode.OVER_TEMPERATURE);
      assertEquals(new PadState.Fault(Set.of(FaultCode.OVER_TEMPERATURE)), run.pad().state());
      assertEquals(Celsius.of(43), run.record().maxSkin().orElseThrow());
    }
  }

  @Test
  void eitherSkinSensorTripsAtOnceFrom45() {
    for (SensorRole hot : new SensorRole[] {SKIN, SECOND}) {
      PadRun run = two(43.5, 43.5).put(hot, 45).second();
      assertEnded(run, StopReason.OVER_TEMPERATURE, FaultCode.OVER_TEMPERATURE);
    }
  }

  @Test
  void skinSensorsThatDisagreeForTenSecondsEndHeat() {
    PadRun run = two(38, 38).put(SECOND, 36.4375).seconds(10);
    assertEquals("heating", run.state());
    run.second();
    assertEnded(run, StopReason.SENSOR_INVALID, FaultCode.SENSORS_DISAGREE);
    assertEquals("idle", run.state(), "it ends with its cause");
    assertEquals(Optional.of(Refusal.SENSOR_INVALID), run.whyBlocked());
    run.put(SECOND, 37.5).second();
    assertTrue(run.whyBlocked().filter(Refusal.SENSOR_INVALID::equals).isEmpty());
  }

  @Test
  void skinSensorsMayDifferByOneAndAHalfForEver() {
    PadRun run = two(38, 36.5).seconds(120);
    assertEquals("heating", run.state());
  }

  @Test
  void oneStaleSkinSensorOfTwoEndsHeat() {
    for (SensorRole lost : new SensorRole[] {SKIN, SECOND}) {
      PadRun run = two(38, 38).second().silence(lost).seconds(3);
      assertEquals("heating", run.state(), "after 3 s: " + lost);
      run.second();
      assertEnded(run, StopReason.SENSOR_INVALID, FaultCode.SENSOR_SILENT);
      assertEquals(Optional.of(Refusal.SENSOR_INVALID), run.whyBlocked());
    }
  }

  @Test
  void aSecondSkinSensorThatWasNeverSeenAllowsNoStart() {
    PadRun run = new PadRun().put(SECOND, 37).silence(SECOND).second();
    assertEquals(Optional.of(Refusal.SENSOR_INVALID), run.whyBlocked());
  }

  // The element.

  @Test
  void anElementAt52ForThreeSecondsTrips() {
    PadRun run = withElement(40, 51.9375).seconds(30);
    assertEquals("heating", run.state());
    run.put(ELEMENT, 52).seconds(3);
    assertEquals("heating", run.state());
    run.second();
    assertEnded(run, StopReason.OVER_TEMPERATURE, FaultCode.ELEMENT_OVER_TEMPERATURE);
    assertEquals(new PadState.Fault(Set.of(FaultCode.ELEMENT_OVER_TEMPERATURE)), run.pad().state());
  }

  @Test
  void anElementThatCoolsInBetweenBeginsAnew() {
    PadRun run = withElement(40, 52).second().put(ELEMENT, 51.5).second();
    run.put(ELEMENT, 52).seconds(3);
    assertEquals("heating", run.state());
  }

  @Test
  void anElementThatIsSilentEndsHeat() {
    PadRun run = withElement(38, 42).second().silence(ELEMENT).seconds(4);
    assertEnded(run, StopReason.SENSOR_INVALID, FaultCode.SENSOR_SILENT);
  }

  @Test
  void anElementThatDoesNotFitTheSkinLatchesAfterThirtySeconds() {
    PadRun run = withElement(36, 51.0625).seconds(29);
    assertEquals("heating", run.state());
    run.seconds(2);
    assertEnded(run, StopReason.SENSOR_INVALID, FaultCode.SENSORS_IMPLAUSIBLE);
    assertEquals("fault", run.state());
  }

  // Sensors that stand still.

  private static PadRun frozenSince(PadRun run) {
    return run.freeze(SKIN).second();
  }

  @Test
  void aSensorThatStandsStillPausesHeatAfterTwentyEightSeconds() {
    PadRun run = new PadRun().put(SKIN, 39.8125).heat();
    run.second().put(SKIN, 40.25).seconds(10);
    assertEquals(Position.OFF, run.heater());
    run.put(SKIN, 39.75).seconds(10);
    assertEquals(Position.ON, run.heater());
    frozenSince(run).seconds(27);
    assertEquals(Position.ON, run.heater(), "27 s of the same code");
    run.second();
    assertEquals(Position.OFF, run.heater(), "28 s");
    assertEquals("heating", run.state(), "the session goes on");
  }

  /** R12: the relay is spared in a doubt as well. */
  @Test
  void heatThatADoubtTookComesBackAfterTheDwell() {
    PadRun run = new PadRun().put(SKIN, 39).heat();
    run.freeze(SKIN).seconds(29);
    assertEquals(Position.OFF, run.heater());
    run.thaw(SKIN).second();
    assertEquals(Position.OFF, run.heater(), "switching on again does");
    run.seconds(9);
    assertEquals(Position.ON, run.heater());
    run.freeze(SKIN).second();
    run.seconds(27);
    assertEquals(Position.ON, run.heater());
    run.second();
    assertEquals(Position.OFF, run.heater());
  }

  @Test
  void heatGoesOnWhenTheCodeChanges() {
    PadRun run = new PadRun().put(SKIN, 39).heat();
    frozenSince(run).seconds(60);
    assertEquals(Position.OFF, run.heater());
    run.thaw(SKIN).second();
    assertEquals("heating", run.state());
    assertEquals(Position.ON, run.heater());
  }

  @Test
  void aSensorThatStandsStillWithoutHeatAsWellIsFrozenAfterEightyEightSeconds() {
    PadRun run = new PadRun().put(SKIN, 37.5).heat();
    frozenSince(run).seconds(87);
    assertEquals("heating", run.state());
    run.second();
    assertEnded(run, StopReason.SENSOR_INVALID, FaultCode.SENSOR_FROZEN);
    assertEquals(
        Duration.ofSeconds(89), run.record().elapsed(), "89 s because the code came 1 s later");
  }

  @Test
  void aSecondSkinSensorAndAnElementMustMoveAsWell() {
    for (SensorRole role : new SensorRole[] {SECOND, ELEMENT}) {
      PadRun run = new PadRun().put(SKIN, 37.5).put(role, 37.5).heat();
      run.freeze(role).seconds(29);
      assertEquals(Position.OFF, run.heater(), role::toString);
      run.seconds(60);
      assertEnded(run, StopReason.SENSOR_INVALID, FaultCode.SENSOR_FROZEN);
    }
  }

  @Test
  void standingStillBeforeHeatIsNoDoubt() {
    PadRun run = new PadRun().put(SKIN, 37.5).freeze(SKIN).seconds(600);
    run.start().seconds(27);
    assertEquals("heating", run.state());
    assertEquals(Position.ON, run.heater(), "it counts from the beginning of heat");
    run.second();
    assertEquals(Position.OFF, run.heater());
  }

  @Test
  void standingStillInAPauseIsNoDoubt() {
    PadRun run = new PadRun().put(SKIN, 37.5).heat().seconds(30);
    run.ask(new Command.Pause());
    frozenSince(run).seconds(300);
    assertEquals("paused", run.state());
    run.ask(new Command.Resume());
    assertEquals(Position.ON, run.heater());
    run.seconds(27);
    assertEquals("heating", run.state(), "a skin that has come to rest does not move");
    assertEquals(Position.ON, run.heater());
    run.second();
    assertEquals(Position.OFF, run.heater(), "but from the resume on it counts anew");
    run.seconds(60);
    assertEnded(run, StopReason.SENSOR_INVALID, FaultCode.SENSOR_FROZEN);
  }

  /**
   * R29: a sensor that came off and lies in a steady room shows a new code now and then. The pauses
   * for its doubt must not put off the check that it warms.
   */
  @Test
  void aSensorInASteadyRoomIsFoundAlthoughItMovesNowAndThen() {
    PadRun run = new PadRun().put(SKIN, 25).heat();
    int lasted = 0;
    while (run.state().equals("heating") && lasted < 300) {
      run.put(SKIN, lasted / 50 % 2 == 0 ? 25.0 : 25.0625).second();
      lasted++;
    }
    assertEnded(run, StopReason.NOT_HEATING, FaultCode.NOT_WARMING);
    assertTrue(lasted < 120, "after " + lasted);
  }

  /** A skin side that rests near a low target without heat is no frozen sensor. */
  @Test
  void aSkinThatRestsNearALowTargetIsNotTakenForAFrozenSensor() {
    PadRun run = new PadRun(PadRun.of(Profile.SENSITIVE)).put(SKIN, 35).second();
    run.ask(Pads.target(36)).start();
    run.seconds(60, second -> 35 + second * 0.021);
    run.put(SKIN, 36.25).seconds(200);
    assertEquals("heating", run.state());
    assertEquals(Position.OFF, run.heater());
  }
}
