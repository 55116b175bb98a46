package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.SensorRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Requirement: the shipped file has every key of the table and no other, each commented out at its
/// default with unit, range and default above it.
class ShippedConfigurationTest {
  private static final Path SHIPPED = Path.of("config", "heatpad.toml");
  private static final Pattern TABLE = Pattern.compile("\\[([a-z0-9.-]+)]");
  private static final Pattern KEY = Pattern.compile("#([a-z0-9-]+) = (.+)");

  private record Shown(String value, String comment) {}

  @Test
  void theFileShowsTheTableInItsOrder() throws IOException {
    assertEquals(
        Settings.keys().stream().map(ShippedConfigurationTest::inFile).toList(),
        List.copyOf(shown().keySet()));
  }

  @Test
  void everyKeyIsShownWithItsExampleRangeAndDefault() throws IOException {
    SequencedMap<String, Shown> shown = shown();
    for (Key<?> key : Settings.keys()) {
      Shown here = shown.getOrDefault(inFile(key), new Shown("", ""));
      assertEquals(key.example(), here.value(), key::name);
      assertTrue(here.comment().contains(key.takes()), () -> key + " lacks: " + key.takes());
      if (!key.initial().equals(key.example())) {
        String words = "Default: " + key.initial();
        assertTrue(here.comment().contains(words), () -> key + " lacks: " + words);
      }
    }
  }

  @Test
  void asShippedItMeansTheDefaults() throws Exception {
    assertEquals(
        SettingsText.ofOverrides(), Settings.load(SHIPPED, List.of(), SettingsText.SURROUNDINGS));
  }

  @Test
  void everyKeyMayBeUncommentedAtOnce() throws Exception {
    String text = Files.readString(SHIPPED).replaceAll("(?m)^#([a-z])", "$1");
    PadSettings pad = SettingsText.of(text).pads().firstEntry().getValue();
    assertEquals(25, pad.gpio().startButton().orElseThrow());
    assertEquals(
        Map.of(
            SensorRole.SKIN_SIDE, "28-0123456789ab",
            SensorRole.SECOND_SKIN_SIDE, "28-0123456789ac",
            SensorRole.ELEMENT, "28-0123456789ad"),
        pad.sensor().given());
  }

  /// A second sensor is the only key that needs another one, the first.
  @Test
  void everyKeyMayBeUncommentedAlone() throws Exception {
    List<String> lines = Files.readAllLines(SHIPPED);
    for (int i = 0; i < lines.size(); i++) {
      if (KEY.matcher(lines.get(i)).matches()) {
        List<String> one = new ArrayList<>(lines);
        if (lines.get(i).startsWith("#second-skin = ")) {
          one.replaceAll(line -> line.startsWith("#skin = ") ? line.substring(1) : line);
        }
        one.set(i, lines.get(i).substring(1));
        SettingsText.of(String.join("\n", one));
      }
    }
  }

  @Test
  void everyKeyIsFoundInItsLine() throws Exception {
    String text = Files.readString(SHIPPED).replaceAll("(?m)^#([a-z])", "$1");
    TomlFile file = TomlFile.parse(SHIPPED, text);
    List<String> lines = text.lines().toList();
    for (Key<?> key : Settings.keys()) {
      Place.At place = assertInstanceOf(Place.At.class, file.place(key.path("back")), key::name);
      String line = lines.get(place.line() - 1).substring(place.column() - 1);
      assertEquals(key.path("back").getLast() + " = " + key.example(), line);
    }
  }

  @Test
  void linesFitAPage() throws IOException {
    for (String line : Files.readAllLines(SHIPPED)) {
      assertTrue(line.length() <= 100, line);
    }
  }

  private static String inFile(Key<?> key) {
    return String.join(".", key.path("back"));
  }

  /// Each commented-out key by its full name, with the comment lines right above it.
  private static SequencedMap<String, Shown> shown() throws IOException {
    SequencedMap<String, Shown> shown = new LinkedHashMap<>();
    String table = "";
    StringBuilder comment = new StringBuilder();
    for (String line : Files.readAllLines(SHIPPED)) {
      Matcher header = TABLE.matcher(line);
      Matcher key = KEY.matcher(line);
      if (header.matches()) {
        table = header.group(1);
      } else if (key.matches()) {
        shown.put(table + "." + key.group(1), new Shown(key.group(2), comment.toString()));
      } else if (line.startsWith("# ")) {
        comment.append(line.substring(2)).append(' ');
        continue;
      }
      comment.setLength(0);
    }
    return shown;
  }
}
