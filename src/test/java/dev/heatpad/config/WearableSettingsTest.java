package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement: a wearable belongs to one person, whose pads it can stop; nobody has to guess whose
/// it is.
class WearableSettingsTest {
  private static final String TWO_PERSONS =
      """
      [pad.back]
      person = "ann"
      output = "simulated"
      [pad.knee]
      person = "ben"
      output = "simulated"
      """;

  private static final String BLE = "wearable.ble.address=aa:bb:cc:dd:ee:ff";
  private static final String MQTT = "wearable.mqtt.profile=theengs";

  @Test
  void theKeysOfMqttAreRead() throws ConfigurationException {
    WearableSettings settings =
        SettingsText.ofOverrides(MQTT, "wearable.mqtt.address=AA:BB:CC:DD:EE:00").wearable();
    assertEquals(
        new WearableSettings.Mqtt(Optional.of("theengs"), Optional.of("AA:BB:CC:DD:EE:00")),
        settings.mqtt());
    assertEquals(Optional.of("back"), settings.person(), "the only one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "+", "#", "a b"})
  void anAddressThatWouldChangeTheTopicIsRefused(String address) {
    assertEquals(1, SettingsText.problemsOfOverrides("wearable.mqtt.address=" + address).size());
  }

  @Test
  void theOnlyPersonWearsIt() throws ConfigurationException {
    String text =
        "[pad.back]\nperson = \"ann\"\n[pad.knee]\nperson = \"ann\"\noutput=\"simulated\"";
    assertEquals(Optional.of("ann"), SettingsText.of(text, MQTT).wearable().person());
  }

  @ParameterizedTest
  @ValueSource(strings = {BLE, MQTT})
  void oneOfSeveralPersonsMustBeNamed(String override) throws ConfigurationException {
    assertEquals(
        List.of(
            "--set wearable.person is missing, and the pads belong to several persons; write whose the"
                + " wearable is: \"ann\" or \"ben\"."),
        SettingsText.problems(TWO_PERSONS, override));
    assertEquals(
        Optional.of("ben"),
        SettingsText.of(TWO_PERSONS, override, "wearable.person=ben").wearable().person());
    assertEquals(
        Optional.empty(), SettingsText.of(TWO_PERSONS).wearable().person(), "nobody has one");
  }

  @Test
  void somebodyWithoutAPadIsRefused() {
    assertEquals(
        List.of(
            "heatpad.toml:8:1: wearable.person is \"eve\", who has no pad; write \"ann\" or \"ben\"."),
        SettingsText.problems(TWO_PERSONS + "[wearable]\nperson = \"eve\"\n", BLE));
  }
}
