package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.NightWindow;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement: the night is 22:00 to 07:00 and can only be made longer (D14); anything that is no
/// time of day is refused in one sentence.
class NightTest {
  private static NightWindow night(String... overrides) throws ConfigurationException {
    return SettingsText.ofOverrides(overrides)
        .pads()
        .firstEntry()
        .getValue()
        .night()
        .in(ZoneOffset.UTC);
  }

  @Test
  void withoutKeysItIsTheUsualNight() throws ConfigurationException {
    assertEquals(NightWindow.usual(ZoneOffset.UTC), night());
  }

  @Test
  void itMayBeginEarlierAndEndLater() throws ConfigurationException {
    assertEquals(
        new NightWindow(LocalTime.of(20, 30), LocalTime.of(9, 15), ZoneOffset.UTC),
        night("pad.back.night-from=20:30", "pad.back.night-until=\"09:15\""));
    assertEquals(
        new NightWindow(LocalTime.of(12, 0), LocalTime.of(11, 59), ZoneOffset.UTC),
        night("pad.back.night-from=12:00", "pad.back.night-until=11:59"),
        "all day but a minute");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12:00", "12:01", "21:59"})
  void aNightWithoutEndIsRefused(String until) {
    assertEquals(
        List.of(
            "heatpad.toml:3:1: pad.back.night-until is not before night-from, so that the night"
                + " would never end; write a time before 12:00."),
        SettingsText.problems(
            "[pad.back]\nnight-from = \"12:00\"\nnight-until = \"%s\"".formatted(until)));
  }

  @Test
  void anEarlyBeginIsHeldAgainstTheDefaultEnd() throws ConfigurationException {
    assertEquals(LocalTime.of(7, 1), night("pad.back.night-from=07:01").from());
    assertEquals(LocalTime.of(21, 59), night("pad.back.night-until=21:59").until());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"24:00\"",
        "\"7:00\"",
        "\"21:60\"",
        "\"21:30:00\"",
        "\"9 pm\"",
        "\"21.30\"",
        "\"\"",
        "\"21:30\\n\"",
        "\"-1:00\"",
        "21",
        "21.5",
        "true",
        "[21, 30]",
        "21:30",
        "21:30:00",
        "2026-01-01T21:30:00Z"
      })
  void whatIsNoTimeOfDayIsRefusedInOneSentence(String value) {
    List<String> problems = SettingsText.problems("[pad.back]\nnight-from = " + value);
    assertEquals(1, problems.size(), problems::toString);
    String sentence = problems.getFirst();
    assertTrue(sentence.startsWith("heatpad.toml:2:1: pad.back.night-from is "), sentence);
    assertEquals(
        "; write hours and minutes in quotes, like \"22:00\".",
        sentence.substring(sentence.lastIndexOf("; ")));
  }
}
