package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.heatpad.config.MqttSettings.Broker;
import dev.heatpad.config.PadSettings.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Requirement: `--set dotted.key=value` wins over the file, takes TOML or bare text, and is named
/// as the place of its mistakes.
class OverridesTest {
  @Test
  void anOverrideWinsOverTheFile() throws ConfigurationException {
    Settings settings = SettingsText.of("[log]\nlevel = \"error\"", "log.level=debug");
    assertEquals(LogLevel.DEBUG, settings.logLevel());
  }

  @Test
  void anOverrideReplacesAWrongValueOfTheFile() throws ConfigurationException {
    assertEquals(LogLevel.INFO, SettingsText.of("[log]\nlevel = 7", "log.level=info").logLevel());
  }

  @Test
  void theLastOfTwoOverridesWins() throws ConfigurationException {
    Settings settings = SettingsText.ofOverrides("log.level=debug", "log.level=error");
    assertEquals(LogLevel.ERROR, settings.logLevel());
  }

  @Test
  void bareTextStandsForTextTypes() throws ConfigurationException {
    Settings settings =
        SettingsText.ofOverrides(
            "device.id=12",
            "data.directory=state of/heat",
            "mqtt.broker=mqtt://127.0.0.1:1884",
            "mqtt.username=",
            "pad.back.limit.session=20 min",
            "pad.back.gpio.relay-b=none",
            "pad.back.gpio.start-button=25",
            "sim.unlimited=true");
    PadSettings pad = settings.pads().firstEntry().getValue();
    assertEquals("12", settings.device().id());
    assertEquals(Path.of("/srv/state of/heat"), settings.data().directory());
    assertEquals(
        new Broker.Remote(MqttSettings.Channel.PLAIN, new HostPort("127.0.0.1", 1884)),
        settings.mqtt().broker());
    assertEquals(Optional.empty(), settings.mqtt().username());
    assertEquals(Optional.of(Duration.ofMinutes(20)), pad.limit().session());
    assertEquals(OptionalInt.empty(), pad.gpio().relayB());
    assertEquals(OptionalInt.of(25), pad.gpio().startButton());
    assertEquals(true, settings.simulation().unlimited());
  }

  @Test
  void aListIsReadAsToml() throws ConfigurationException {
    Settings settings = SettingsText.ofOverrides("web.hosts=[\"pad.example\", 'pi']");
    assertEquals(List.of("pad.example", "pi"), settings.web().hosts());
  }

  @Test
  void quotedTextIsReadAsToml() throws ConfigurationException {
    Settings settings =
        SettingsText.ofOverrides(" pad.back.power = \"20 W\" ", "mqtt.username='ann=b'");
    assertEquals(20.0, settings.pads().firstEntry().getValue().powerWatts());
    assertEquals(Optional.of("ann=b"), settings.mqtt().username());
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeNamesTheOverride(String override, String sentence) {
    assertEquals(List.of(sentence), SettingsText.problemsOfOverrides(override));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("foo", "--set \"foo\" has no key or no value; write key=value."),
        arguments("=3", "--set \"=3\" has no key or no value; write key=value."),
        arguments(
            "pad.back.pwer=3", "--set pad.back.pwer is not a key; did you mean pad.back.power?"),
        arguments("log.level.deep=3", "--set log.level.deep is not a key; did you mean log.level?"),
        arguments(
            "web=3", "--set web is a table; the keys in it are listen, tls-listen and hosts."),
        arguments("log..level=info", "--set log.\"\".level is not a key; the key here is level."),
        arguments(
            "pad.back.limit.session=20",
            "--set pad.back.limit.session is 20 without a unit; write \"20 min\"."),
        arguments(
            "mqtt.health-data=yes", "--set mqtt.health-data is \"yes\"; write true or false."),
        arguments(
            "mqtt.health-data=true\nlog.level = 3",
            "--set mqtt.health-data is \"true\\nlog.level = 3\"; write true or false."),
        arguments(
            "pad.back.power=\"20 W",
            "--set pad.back.power is \"\\\"20 W\"; write a number and a unit, like \"100 W\"."),
        arguments(
            "log.level=\u001b[31mred",
            "--set log.level is \"\\u001B[31mred\"; write \"error\", \"warning\", \"info\" or"
                + " \"debug\"."));
  }

  @Test
  void aSlipInAPadsNameDoesNotAddAPad() {
    assertEquals(
        List.of("--set pad.bak is not there; the pad is back, and a new one needs pad.bak.output."),
        SettingsText.problems("[pad.back]", "pad.bak.limit.session=10 min"));
  }

  @Test
  void aNewPadIsAddedByItsOutput() throws ConfigurationException {
    Settings settings =
        SettingsText.ofOverrides("pad.left.output=simulated", "pad.right.output=simulated");
    assertEquals(List.of("left", "right"), List.copyOf(settings.pads().keySet()));
    assertEquals(
        List.of("back", "left"),
        List.copyOf(SettingsText.of("[pad.back]", "pad.left.output=simulated").pads().keySet()));
  }

  @Test
  void theDefaultPadNeedsNoMention() throws ConfigurationException {
    Settings settings = SettingsText.of("[log]", "pad.back.output=simulated");
    assertEquals(Output.SIMULATED, settings.pads().firstEntry().getValue().output());
  }
}
