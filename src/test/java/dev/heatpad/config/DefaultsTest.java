package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heatpad.config.MqttSettings.Broker;
import dev.heatpad.config.PadSettings.Output;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.wearable.WearableRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requirement: without a file there is one pad, `back`, and what depends on the computer comes
/// from the surroundings that were handed in.
class DefaultsTest {
  @Test
  void everyDefaultIsTheDocumentedOne() throws ConfigurationException {
    Path state = Path.of("/home/ann/.local/state/heatpad");
    Settings settings = SettingsText.ofOverrides();
    assertEquals(new DeviceSettings("pi"), settings.device());
    assertEquals(new DataSettings(state, state), settings.data());
    assertEquals(LogLevel.INFO, settings.logLevel());
    assertEquals(
        new MqttSettings(
            new Broker.Embedded(),
            new HostPort("127.0.0.1", 1883),
            Optional.empty(),
            new MqttSettings.BrokerFiles(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            false,
            new MqttSettings.Discovery(true, "homeassistant")),
        settings.mqtt());
    assertEquals(
        new WebSettings(new HostPort("0.0.0.0", 8480), new HostPort("0.0.0.0", 8443), List.of()),
        settings.web());
    assertEquals(
        new WearableSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new WearableSettings.Mqtt(Optional.empty(), Optional.empty())),
        settings.wearable());
    assertEquals(
        new SimulationSettings(
            SimulationSettings.Person.AWAKE,
            false,
            23.0,
            FirstUse.ASSUMED,
            SimulationSettings.Defect.NONE),
        settings.simulation());
    assertEquals(List.of("back"), List.copyOf(settings.pads().keySet()));
    PadSettings pad = settings.pads().firstEntry().getValue();
    assertEquals("back", pad.person());
    assertEquals(Output.AUTO, pad.output());
    assertEquals(PadSettings.Heater.ELEMENT, pad.heater());
    assertEquals(Profile.STANDARD, pad.profile());
    assertEquals(Optional.empty(), pad.arming());
    assertEquals(WearableRules.OFF, pad.wearable());
    assertEquals("heat", pad.program());
    assertEquals(30.0, pad.powerWatts());
    assertEquals(0.12, pad.areaSquareMetres());
    assertEquals(
        new LimitSettings(
            Optional.empty(), OptionalDouble.empty(), OptionalInt.empty(), Optional.empty()),
        pad.limit());
    assertEquals(new NightSettings(LocalTime.of(22, 0), LocalTime.of(7, 0)), pad.night());
    assertEquals(new SensorSettings(Map.of(), 0.5, Path.of("/sys/bus/w1/devices")), pad.sensor());
  }

  @ParameterizedTest
  @CsvSource({
    "pi, pi",
    "Heat-Pad_2, heat-pad_2",
    "pi.local, pi",
    "'Ann''s Pi', ann-s-pi",
    "--, heatpad",
    "'', heatpad",
    "aaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbb, aaaaaaaaaaaaaaaaaaaabbbbbbbbbbbb",
  })
  void theHostNameBecomesAName(String hostName, String id) throws ConfigurationException {
    Surroundings surroundings =
        new Surroundings(Map.of("HOME", "/home/ann"), hostName, Path.of("/"));
    assertEquals(id, Settings.defaults(List.of(), surroundings).device().id());
  }

  @ParameterizedTest
  @CsvSource({
    "HOME=/h, /h/.local/state/heatpad, /h/.local/state/heatpad",
    "HOME=/h XDG_STATE_HOME=/x, /x/heatpad, /x/heatpad",
    "HOME=/h XDG_STATE_HOME=relative, /h/.local/state/heatpad, /h/.local/state/heatpad",
    "HOME=/h XDG_STATE_HOME=/x STATE_DIRECTORY=/var/lib/heatpad, /var/lib/heatpad,"
        + " /var/lib/heatpad",
    "STATE_DIRECTORY=/a:/b RUNTIME_DIRECTORY=/run/heatpad, /a, /run/heatpad",
  })
  void directoriesComeFromTheEnvironment(String variables, Path data, Path runtime)
      throws ConfigurationException {
    Map<String, String> environment = new HashMap<>();
    for (String each : variables.split(" ", -1)) {
      int equals = each.indexOf('=');
      environment.put(each.substring(0, equals), each.substring(equals + 1));
    }
    Surroundings surroundings = new Surroundings(environment, "pi", Path.of("/"));
    assertEquals(
        new DataSettings(data, runtime), Settings.defaults(List.of(), surroundings).data());
  }

  @Test
  void withoutAHomeTheDataDirectoryMustBeGiven() throws ConfigurationException {
    Surroundings surroundings = new Surroundings(Map.of(), "pi", Path.of("/"));
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class, () -> Settings.defaults(List.of(), surroundings));
    assertEquals(
        List.of("data.directory has no default here, because HOME is not set; give a directory."),
        refused.problems());
    assertEquals(
        Path.of("/data"),
        Settings.defaults(List.of("data.directory=/data"), surroundings).data().directory());
  }

  @Test
  void relativePathsStartWhereTheyWereWritten(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("heatpad.toml");
    Files.writeString(directory.resolve("secret"), "x");
    Files.writeString(
        file, "[mqtt]\npassword-file = \"secret\"\n[data]\ndirectory = \"~/state\"\n");
    Settings settings =
        Settings.load(file, List.of("runtime.directory=run"), SettingsText.SURROUNDINGS);
    assertEquals(Optional.of(directory.resolve("secret")), settings.mqtt().files().password());
    assertEquals(Path.of("/home/ann/state"), settings.data().directory());
    assertEquals(Path.of("/srv/run"), settings.data().runtimeDirectory());
  }

  @Test
  void autoBecomesWhatTheComputerHas() throws ConfigurationException {
    Settings settings =
        SettingsText.of("[pad.back]\n[pad.neck]\noutput = \"simulated\"\n[sim]\nunlimited = true");
    Settings simulated = settings.withAutoOutput(Output.SIMULATED);
    assertEquals(
        List.of(Output.SIMULATED, Output.SIMULATED),
        simulated.pads().values().stream().map(PadSettings::output).toList());
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> settings.withAutoOutput(Output.RELAY));
    assertEquals(
        List.of(
            "pad.back.sensor.skin is missing, and the relay of this computer needs it;"
                + " `ls /sys/bus/w1/devices` shows the sensor's id, like 28-0123456789ab.",
            "sim.unlimited is true, but pad.back is not simulated, and a real pad keeps its"
                + " rest, day and question limits (D5, D8 and D9 of docs/safety.md); remove it or"
                + " simulate every pad."),
        refused.problems());
  }

  @Test
  void autoBecomesARelayWhereASensorIsGiven() throws ConfigurationException {
    Settings settings = SettingsText.ofOverrides("pad.back.sensor.skin=28-0123456789ab");
    assertEquals(
        Output.RELAY,
        settings.withAutoOutput(Output.RELAY).pads().firstEntry().getValue().output());
  }
}
