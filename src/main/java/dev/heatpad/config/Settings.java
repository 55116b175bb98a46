package dev.heatpad.config;

import dev.heatpad.config.PadSettings.Output;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// All settings of one run: read once at start, immutable, shared by every thread.
///
/// `pads` keeps the order of the file and has 1 to [#MAX_PADS] entries by name.
public record Settings(
    DeviceSettings device,
    DataSettings data,
    LogLevel logLevel,
    MqttSettings mqtt,
    WebSettings web,
    WearableSettings wearable,
    SimulationSettings simulation,
    SequencedMap<String, PadSettings> pads) {

  public static final int MAX_PADS = PadNames.MAX_PADS;

  public Settings {
    pads = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(pads));
    if (pads.isEmpty() || pads.size() > MAX_PADS) {
      throw new IllegalArgumentException("Number of pads: " + pads.size());
    }
  }

  /// Reads a file. Each override is `dotted.key=value` and wins over the file.
  ///
  /// @throws ConfigurationException with every finding, if there is any
  public static Settings load(Path file, List<String> overrides) throws ConfigurationException {
    return load(file, overrides, Surroundings.ofProcess());
  }

  public static Settings load(Path file, List<String> overrides, Surroundings surroundings)
      throws ConfigurationException {
    return new SettingsReader(surroundings).read(Optional.of(TomlFile.read(file)), overrides);
  }

  /// The settings without a file: the defaults and the overrides.
  public static Settings defaults(List<String> overrides) throws ConfigurationException {
    return defaults(overrides, Surroundings.ofProcess());
  }

  public static Settings defaults(List<String> overrides, Surroundings surroundings)
      throws ConfigurationException {
    return new SettingsReader(surroundings).read(Optional.empty(), overrides);
  }

  /// Every key that there is, in the order of the shipped file.
  public static List<Key<?>> keys() {
    return Keys.ALL;
  }

  /// These settings with every `AUTO` output replaced, and the rules that depend on it checked
  /// again. `here` is what the computer has: `RELAY` on a Raspberry Pi, else `SIMULATED`.
  public Settings withAutoOutput(Output here) throws ConfigurationException {
    if (here == Output.AUTO) {
      throw new IllegalArgumentException("Auto must become another output");
    }
    SequencedMap<String, PadSettings> resolved = new LinkedHashMap<>();
    pads.forEach((name, pad) ->
        resolved.put(name, pad.output() == Output.AUTO ? pad.withOutput(here) : pad));
    Problems problems = new Problems();
    for (Map.Entry<String, PadSettings> each : resolved.entrySet()) {
      if (each.getValue().output() == Output.SIMULATED) {
        continue;
      }
      if (each.getValue().sensor().given().isEmpty()) {
        problems.add(
            new Place.Nowhere(),
            PadKeys.SKIN.path(each.getKey()),
            SensorRules.missingSensor("the relay of this computer"));
      }
      if (simulation.unlimited()) {
        problems.add(
            new Place.Nowhere(),
            Keys.SIM_UNLIMITED.path(""),
            PadRules.unlimitedButReal(each.getKey()));
      }
    }
    problems.throwIfAny();
    return new Settings(device, data, logLevel, mqtt, web, wearable, simulation, resolved);
  }
}
