package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.config.PadSettings.Output;
import dev.heatpad.core.safety.SensorRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement: a pad has up to three sensors, each with a role and an id of its own; a lone
/// element sensor counts as skin-side; a dense pad has two on the skin side (S3).
class SensorsTest {
  private static final String SKIN = "pad.back.sensor.skin=28-000000000001";
  private static final String SECOND = "pad.back.sensor.second-skin=28-000000000002";
  private static final String ELEMENT = "pad.back.sensor.element=28-000000000003";

  private static SensorSettings sensors(String... overrides) throws ConfigurationException {
    return SettingsText.ofOverrides(overrides).pads().firstEntry().getValue().sensor();
  }

  @Test
  void everyKeyGivesItsRole() throws ConfigurationException {
    Map<SensorRole, String> all =
        Map.of(
            SensorRole.SKIN_SIDE, "28-000000000001",
            SensorRole.SECOND_SKIN_SIDE, "28-000000000002",
            SensorRole.ELEMENT, "28-000000000003");
    assertEquals(all, sensors(SKIN, SECOND, ELEMENT).wired());
    assertEquals(all.keySet(), sensors(SKIN, SECOND, ELEMENT).simulated());
    assertEquals(
        Set.of(SensorRole.SKIN_SIDE, SensorRole.ELEMENT), sensors(SKIN, ELEMENT).wired().keySet());
  }

  @Test
  void aLoneElementSensorCountsAsSkinSideOnARelay() throws ConfigurationException {
    assertEquals(Map.of(SensorRole.SKIN_SIDE, "28-000000000003"), sensors(ELEMENT).wired());
    assertEquals(
        Output.RELAY,
        SettingsText.ofOverrides(ELEMENT)
            .withAutoOutput(Output.RELAY)
            .pads()
            .firstEntry()
            .getValue()
            .output(),
        "it is the sensor that a relay needs");
    SettingsText.ofOverrides(ELEMENT, "pad.back.output=relay");
  }

  @Test
  void aSimulatedPadAlwaysHasOneOnTheSkinSide() throws ConfigurationException {
    assertEquals(Set.of(SensorRole.SKIN_SIDE), sensors().simulated());
    assertEquals(Set.of(SensorRole.SKIN_SIDE, SensorRole.ELEMENT), sensors(ELEMENT).simulated());
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "simulated", "relay"})
  void aSecondWithoutAFirstIsRefused(String output) {
    assertEquals(
        List.of(
            "--set pad.back.sensor.second-skin is the second sensor on the skin side, and there is"
                + " no first; name the key skin, or give that one too."),
        SettingsText.problemsOfOverrides(SECOND, "pad.back.output=" + output));
  }

  @Test
  void aFirstThatWasRefusedIsNotCalledMissing() {
    assertEquals(
        List.of(
            "--set pad.back.sensor.skin is \"28-1\"; it takes 28- and 12 of 0-9 and a-f, as listed"
                + " by `ls /sys/bus/w1/devices`."),
        SettingsText.problemsOfOverrides(
            "pad.back.sensor.skin=28-1", SECOND, "pad.back.output=relay"));
  }

  @ParameterizedTest
  @CsvSource({
    "back, second-skin, simulated",
    "back, element, relay",
    "neck, skin, simulated",
    "neck, element, simulated",
  })
  void anIdServesOnceOverAllRolesAndPads(String pad, String key, String output) {
    String text =
        """
        [pad.back.sensor]
        skin = "28-00000000000a"
        [pad.neck]
        output = "simulated"
        """;
    String again = "pad.%s.sensor.%s".formatted(pad, key);
    assertEquals(
        List.of(
            "--set " + again + " is the sensor of pad.back.sensor.skin too; each needs its own."),
        SettingsText.problems(text, "pad.back.output=" + output, again + "=28-00000000000a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "simulated", "relay"})
  void aDensePadNeedsASecondSensorWhateverSwitchesIt(String output) throws ConfigurationException {
    String[] dense = {"pad.back.profile=expert", "pad.back.power=50 W", SKIN, ELEMENT, ""};
    dense[4] = "pad.back.output=" + output;
    List<String> problems = SettingsText.problemsOfOverrides(dense);
    assertEquals(1, problems.size(), problems::toString);
    assertEquals(
        "--set pad.back.sensor.second-skin is missing, and power over area is 417 W/m2, above the"
            + " 250 W/m2 up to which one sensor at the skin is enough (invariant S3 of"
            + " docs/safety.md); give a second one, or use at most 30.0 W on 0.120 m2.",
        problems.getFirst());
    dense[3] = SECOND;
    assertEquals(2, sensors(dense).wired().size());
  }

  @ParameterizedTest
  @CsvSource({"30 W, 0.12 m2", "7.5 W, 0.03 m2", "45 W, 0.18 m2"})
  void upToTheReferencePadOneIsEnoughForExpertsToo(String power, String area)
      throws ConfigurationException {
    assertEquals(
        1,
        sensors("pad.back.profile=expert", "pad.back.power=" + power, "pad.back.area=" + area, SKIN)
            .wired()
            .size());
  }

  /// One mistake, one sentence: what no profile allows is not also told to need a sensor.
  @Test
  void aPadThatIsTooDenseForItsProfileIsToldThatOnly() {
    List<String> problems = SettingsText.problemsOfOverrides("pad.back.power=40 W");
    assertEquals(1, problems.size(), problems::toString);
  }
}
