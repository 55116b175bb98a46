package dev.heatpad.sim.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.session.PadDefinition.Arming;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.sim.SimulatedPerson;
import dev.heatpad.sim.twin.BloodFlow;
import dev.heatpad.sim.twin.Lie;
import dev.heatpad.sim.twin.Wiring;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lives in which something went wrong once, as the shrinker left them. */
class RegressionTest {

  private static Outcome holds(Scenario scenario) {
    Outcome outcome = Trial.run(scenario);
    assertEquals(List.of(), outcome.violations());
    return outcome;
  }

  private static HouseBuild house(
      SensorPlan sensors, Wiring wiring, BloodFlow flow, double roomCelsius) {
    return new HouseBuild(
        List.of(
            new PadPlan(
                new PadName("back"),
                new Person("anna"),
                Profile.STANDARD,
                PadPlan.REFERENCE_WATTS_PER_SQUARE_METRE,
                sensors,
                wiring,
                flow,
                Lie.ON_BODY,
                Arming.OFF)),
        SimulatedPerson.AWAKE,
        roomCelsius,
        LocalTime.of(9, 0));
  }

  /** S12: a pad that had lain on the body for hours warms more slowly, and is not broken. */
  @Test
  void aPadThatHadLainOnTheBodyForHoursIsNotTakenForBroken() {
    for (BloodFlow flow : BloodFlow.values()) {
      Outcome outcome =
          holds(
              Scenario.seeded(1)
                  .in(house(SensorPlan.usual(SensorPlan.Places.SKIN), Wiring.ONE_RELAY, flow, 18))
                  .at(Duration.ofSeconds(9_915))
                  .ask(0, Source.MQTT, PadPlan.start())
                  .build());
      assertEquals(
          Optional.of("completed"), outcome.sessions().getFirst().stopReason(), flow::name);
    }
  }

  /** A board lives as long as its permit: a loop that stalls for a second loses the session. */
  @Test
  void aStalledLoopDropsAKeepAliveBoard() {
    Outcome outcome =
        holds(
            Scenario.seeded(1)
                .in(
                    house(
                        SensorPlan.usual(SensorPlan.Places.SKIN_AND_ELEMENT),
                        Wiring.KEEP_ALIVE_BOARD,
                        BloodFlow.NORMAL,
                        23))
                .at(Duration.ofSeconds(60))
                .ask(0, Source.MQTT, PadPlan.start())
                .at(Duration.ofSeconds(200))
                .breaks(0, HouseFault.LOOP_STALL, Duration.ofSeconds(1), 0)
                .build());
    assertEquals(Optional.of("lease_lost"), outcome.sessions().getFirst().stopReason());
  }

  /** The same stall is nothing to relays without a board: their lease is longer. */
  @Test
  void aShortStallIsNothingToARelay() {
    Outcome outcome =
        holds(
            Scenario.seeded(1)
                .at(Duration.ofSeconds(60))
                .ask(0, Source.MQTT, PadPlan.start())
                .at(Duration.ofSeconds(200))
                .breaks(0, HouseFault.LOOP_STALL, Duration.ofSeconds(1), 0)
                .build());
    assertEquals(Optional.of("completed"), outcome.sessions().getFirst().stopReason());
  }

  /** A clock that runs slow is found, and ends the session. */
  @Test
  void aSlowClockIsFound() {
    Outcome outcome =
        holds(
            Scenario.seeded(1)
                .at(Duration.ofSeconds(60))
                .ask(0, Source.MQTT, PadPlan.start())
                .at(Duration.ofSeconds(200))
                .breaks(0, HouseFault.SLOW_CLOCK, Duration.ofMinutes(10), 0)
                .build());
    SessionFacts session = outcome.sessions().getFirst();
    assertEquals(Optional.of("internal"), session.stopReason());
    assertTrue(
        session.detectedAfter().orElseThrow().compareTo(HostWatch.DRIFT_SEEN_WITHIN) <= 0,
        session::toString);
  }

  /**
   * After a pause of the process one of two sensors is late, and the other, which is colder, looked
   * like a skin that falls under heat.
   */
  @Test
  void aColderSensorThatIsLeftAloneForAMomentIsNoFall() {
    Outcome outcome =
        holds(
            Scenario.seeded(-1028001813962170183L)
                .in(
                    house(
                        new SensorPlan(SensorPlan.Places.SKIN_TWICE, 12, -0.14, 0.01),
                        Wiring.TWO_RELAYS,
                        BloodFlow.NORMAL,
                        25))
                .at(Duration.ofSeconds(60))
                .ask(0, Source.MQTT, PadPlan.start())
                .at(Duration.ofSeconds(852))
                .breaks(0, HouseFault.PROCESS_PAUSE, Duration.ofMillis(3_022), 0)
                .build());
    assertEquals(Optional.of("sensor_invalid"), outcome.sessions().getFirst().stopReason());
  }
}
