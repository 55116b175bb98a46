package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads settings from text, on a computer called `pi.local` with a home and nothing else.
final class SettingsText {
  static final Surroundings SURROUNDINGS =
      new Surroundings(Map.of("HOME", "/home/ann"), "pi.local", Path.of("/srv"));

  private static final Path FILE = Path.of("heatpad.toml");

  private SettingsText() {}

  static Settings of(String text, String... overrides) throws ConfigurationException {
    return new SettingsReader(SURROUNDINGS)
        .read(Optional.of(TomlFile.parse(FILE, text)), List.of(overrides));
  }

  static Settings ofOverrides(String... overrides) throws ConfigurationException {
    return Settings.defaults(List.of(overrides), SURROUNDINGS);
  }

  static List<String> problems(String text, String... overrides) {
    return assertThrows(ConfigurationException.class, () -> of(text, overrides)).problems();
  }

  static List<String> problemsOfOverrides(String... overrides) {
    return assertThrows(ConfigurationException.class, () -> ofOverrides(overrides)).problems();
  }
}
