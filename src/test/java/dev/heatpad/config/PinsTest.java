package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Requirement: the default pins are those of the pin map, and no pin or sensor serves two
/// purposes.
class PinsTest {
  @Test
  void theDefaultsAreThePinMap() throws ConfigurationException {
    assertEquals(
        new GpioSettings(
            Optional.empty(),
            26,
            OptionalInt.of(20),
            GpioSettings.ActiveLevel.LOW,
            OptionalInt.of(24),
            OptionalInt.empty(),
            OptionalInt.of(16)),
        SettingsText.ofOverrides().pads().firstEntry().getValue().gpio());
  }

  @Test
  void onePinForTwoKeysOfAPadNamesBoth() {
    assertEquals(
        List.of(
            "heatpad.toml:2:1: pad.back.gpio.relay-b is BCM 26, which pad.back.gpio.relay-a uses"
                + " too; give each its own pin."),
        SettingsText.problems("[pad.back.gpio]\nrelay-b = 26"));
  }

  @Test
  void aPinThatMeetsADefaultIsFoundWhereItWasWritten() {
    assertEquals(
        List.of(
            "heatpad.toml:2:1: pad.back.gpio.run-led is BCM 16, which pad.back.gpio.relay-b uses"
                + " too; give each its own pin."),
        SettingsText.problems("[pad.back.gpio]\nrelay-b = 16"));
  }

  @Test
  void onePinForTwoPadsNamesBoth() {
    String text =
        """
        [pad.back.gpio]
        [pad.neck.gpio]
        relay-a = 17
        relay-b = 26
        stop-button = 5
        run-led = "none"
        """;
    assertEquals(
        List.of(
            "heatpad.toml:4:1: pad.neck.gpio.relay-b is BCM 26, which pad.back.gpio.relay-a uses"
                + " too; give each its own pin."),
        SettingsText.problems(text));
  }

  @Test
  void twoPadsOnTheDefaultPinsAreToldOnce() {
    assertEquals(
        List.of(
            "heatpad.toml:2:2: pad.neck.gpio.relay-a is BCM 26, which pad.back.gpio.relay-a uses"
                + " too; set the pins of pad.neck, or simulate it."),
        SettingsText.problems("[pad.back]\n[pad.neck]"));
  }

  @Test
  void simulatedPadsUseNoPins() throws ConfigurationException {
    Settings settings =
        SettingsText.of(
            "[pad.back]\n[pad.neck]\noutput = \"simulated\"\n[pad.back.gpio]\nchip=\"gpiochip4\"");
    assertEquals(2, settings.pads().size());
    assertEquals(Optional.of("gpiochip4"), settings.pads().firstEntry().getValue().gpio().chip());
  }

  @Test
  void oneSensorForTwoPadsIsRefused() {
    String text =
        """
        [pad.back.sensor]
        skin = "28-0123456789ab"
        [pad.neck.sensor]
        skin = "28-0123456789ab"
        [pad.neck.gpio]
        relay-a = 17
        relay-b = 22
        stop-button = 5
        run-led = 6
        """;
    assertEquals(
        List.of(
            "heatpad.toml:4:1: pad.neck.sensor.skin is the sensor of pad.back.sensor.skin too; each"
                + " needs its own."),
        SettingsText.problems(text));
  }
}
