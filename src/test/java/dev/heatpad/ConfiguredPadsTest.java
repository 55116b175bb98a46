package dev.heatpad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.config.ConfigurationException;
import dev.heatpad.config.Programs;
import dev.heatpad.config.Settings;
import dev.heatpad.config.Surroundings;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.wearable.WearableRules;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.Recovery;
import dev.heatpad.sim.SimulatedPerson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is configured of a pad reaches it: its night and its sensors. It is 09:00 UTC. */
class ConfiguredPadsTest {

  private static final String SIMULATED = "pad.back.output=simulated";
  private static final String RELAY = "pad.back.output=relay";
  private static final String SKIN = "pad.back.sensor.skin=28-000000000001";
  private static final String SECOND = "pad.back.sensor.second-skin=28-000000000002";
  private static final String ELEMENT = "pad.back.sensor.element=28-000000000003";

  private static Recovery.Configured configured(ZoneId zone, String... overrides)
      throws ConfigurationException {
    Surroundings surroundings = new Surroundings(Map.of("HOME", "/home/ann"), "pi", Path.of("/"));
    Settings settings = Settings.defaults(List.of(overrides), surroundings);
    return new ConfiguredPads(settings.simulation(), Programs.builtIn(), zone)
        .pad(Pads.BACK, settings.pads().firstEntry().getValue());
  }

  private static House house(Recovery.Configured configured) {
    House house = new House(SimulatedPerson.AWAKE, JournalContent.nothing(), List.of(configured));
    house.run(Duration.ofSeconds(2));
    return house;
  }

  /** The minutes that a plain start of 20 min is given. */
  private static long plannedMinutes(Recovery.Configured configured) {
    House house = house(configured);
    house.ask(Pads.BACK, Pads.start());
    assertTrue(house.lastAnswer().accepted(), house.lastAnswer().message());
    Duration planned = house.opened().getFirst().opening().planned();
    assertEquals(
        planned.compareTo(Duration.ofMinutes(20)) < 0,
        house.lastAnswer().message().contains("because it is night"),
        house.lastAnswer().message());
    return planned.toMinutes();
  }

  /** First-use questions of docs/safety.md: a pad with a relay waits for them in any case. */
  @Test
  void onlyASimulatedPadIsBornSetUp() throws ConfigurationException {
    String asked = "sim.setup-required=true";
    assertEquals(FirstUse.ASSUMED, firstUse(SIMULATED));
    assertEquals(FirstUse.ASKED, firstUse(SIMULATED, asked));
    assertEquals(FirstUse.ASKED, firstUse(RELAY, SKIN));
    assertEquals(FirstUse.ASKED, firstUse(RELAY, SKIN, "sim.setup-required=false"));
  }

  private static FirstUse firstUse(String... overrides) throws ConfigurationException {
    return configured(ZoneOffset.UTC, overrides).definition().firstUse();
  }

  /** D14. */
  @Test
  void aStartInTheConfiguredNightIsCut() throws ConfigurationException {
    assertEquals(20, plannedMinutes(configured(ZoneOffset.UTC, SIMULATED)));
    assertEquals(
        15, plannedMinutes(configured(ZoneOffset.UTC, SIMULATED, "pad.back.night-until=09:01")));
    assertEquals(
        20, plannedMinutes(configured(ZoneOffset.UTC, SIMULATED, "pad.back.night-until=09:00")));
    assertEquals(
        15, plannedMinutes(configured(ZoneOffset.UTC, SIMULATED, "pad.back.night-from=09:00")));
  }

  /** D14: the hours are those of the place, not of UTC. */
  @Test
  void theNightIsThatOfThePlace() throws ConfigurationException {
    assertEquals(
        15,
        plannedMinutes(
            configured(ZoneId.of("Asia/Tokyo"), SIMULATED, "pad.back.night-from=18:00")));
    assertEquals(20, plannedMinutes(configured(ZoneId.of("Asia/Tokyo"), SIMULATED)));
    assertEquals(15, plannedMinutes(configured(ZoneId.of("America/New_York"), SIMULATED)));
  }

  /** S11: the mode and the stricter limit reach the pad. */
  @Test
  void aPadHasTheWearableRulesThatAreConfigured() throws ConfigurationException {
    Recovery.Configured configured =
        configured(
            ZoneOffset.UTC,
            SIMULATED,
            "pad.back.wearable=require",
            "pad.back.limit.high-heart-rate=95");
    assertEquals(
        new WearableRules(WearableRules.Mode.REQUIRE, 95), configured.definition().wearable());
    House house = house(configured);
    house.ask(Pads.BACK, Pads.start());
    assertEquals(Optional.of(Refusal.WEARABLE_MISSING), house.lastAnswer().refusal());
  }

  @Test
  void aPadHasTheSensorsThatAreConfigured() throws ConfigurationException {
    assertEquals(
        EnumSet.allOf(SensorRole.class),
        configured(ZoneOffset.UTC, RELAY, SKIN, SECOND, ELEMENT).sensors());
    assertEquals(
        Set.of(SensorRole.SKIN_SIDE),
        configured(ZoneOffset.UTC, RELAY, ELEMENT).sensors(),
        "a lone one counts as skin-side");
    assertEquals(
        Set.of(SensorRole.SKIN_SIDE, SensorRole.ELEMENT),
        configured(ZoneOffset.UTC, SIMULATED, ELEMENT).sensors());
    assertEquals(Set.of(SensorRole.SKIN_SIDE), configured(ZoneOffset.UTC, SIMULATED).sensors());
  }

  /** A healthy pad with all three does its session, and each is read each second of it. */
  @Test
  void allThreeSensorsOfASimulatedPadAreReadAndFitTogether() throws ConfigurationException {
    House house = house(configured(ZoneOffset.UTC, SIMULATED, SKIN, SECOND, ELEMENT));
    house.ask(Pads.BACK, Pads.start());
    house.run(Duration.ofMinutes(10));
    Celsius skin = house.live().skin().orElseThrow();
    Celsius element = house.live().element().orElseThrow();
    assertTrue(element.isAbove(skin.plus(1)), () -> element + " over " + skin);
    house.run(Duration.ofMinutes(11));
    assertEquals(StopReason.COMPLETED, house.records.getFirst().stopReason());
    for (SensorRole role : SensorRole.values()) {
      long readings =
          house.journal.written(JournalEntry.Readings.class).stream()
              .flatMap(entry -> entry.readings().stream())
              .filter(reading -> reading.role() == role)
              .count();
      assertTrue(Math.abs(readings - 1200) <= 1, role + ": " + readings);
    }
  }

  /** Who has a button can answer with it; without one only commands can. */
  @Test
  void aPadSaysHowItsPersonCanBeAsked() throws ConfigurationException {
    assertEquals(
        Set.of(PadDefinition.PromptChannel.SIMULATED_PERSON),
        configured(ZoneId.of("UTC"), SIMULATED).definition().promptChannels());
    assertEquals(Set.of(), configured(ZoneId.of("UTC"), RELAY, SKIN).definition().promptChannels());
    assertEquals(
        Set.of(PadDefinition.PromptChannel.BUTTON),
        configured(ZoneId.of("UTC"), RELAY, SKIN, "pad.back.gpio.start-button=17")
            .definition()
            .promptChannels());
  }

  @Test
  void aPadWithoutAnElementSensorShowsNone() throws ConfigurationException {
    House house = house(configured(ZoneOffset.UTC, SIMULATED, SKIN));
    assertFalse(house.live().element().isPresent());
    assertTrue(house.live().skin().isPresent());
  }
}
