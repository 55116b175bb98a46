package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.unit.Celsius;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement: a configuration that would loosen a hard limit is refused, with line and column,
/// the limit's value and where it comes from; the limit itself is accepted.
class LimitRefusalTest {
  private static final String D1 =
      ", by limit D1 of docs/safety.md: 41 C is the convention for medical contact, 42 C is for"
          + " experts, and lasting skin changes are linked to 43 C and more.";
  private static final String D3 =
      ", by limit D3 of docs/safety.md: usual practice is 15 to 20 min, hard timer at 30 min.";
  private static final String D8 =
      ", by limit D8 of docs/safety.md: 15 min of heat in every hour, day after day, left lasting"
          + " marks on a lower back.";
  private static final String D10 =
      ", by limit D10 of docs/safety.md: a sensor that reads 0.5 C low hides half the dose, and"
          + " calibrated ones may be 0.2 C off.";
  private static final String D12 =
      ", by limit D12 of docs/safety.md: pads on sale have that much, and a denser one burns when"
          + " it sticks on.";

  private static final String D15 =
      ", by limit D15 of docs/safety.md: half an hour in air of 73 C brings a heart to 131, and a"
          + " pad should not come near that.";

  private static final String D14 =
      ", by limit D14 of docs/safety.md: from 22:00 to 07:00 sleep is near, so the night can only"
          + " be made longer.";

  @ParameterizedTest
  @CsvSource({
    "limit.session, 30.000000001 min, 1 min to 30 min, D3",
    "limit.session, 59.999 s, 1 min to 30 min, D3",
    "limit.session, 0 min, 1 min to 30 min, D3",
    "limit.session, -20 min, 1 min to 30 min, D3",
    "limit.session, 999999999999999999999999 h, 1 min to 30 min, D3",
    "limit.target, 42.000000001 C, 36.0 C to 42.0 C, D1",
    "limit.target, 35.999999999 C, 36.0 C to 42.0 C, D1",
    "limit.target, -40 C, 36.0 C to 42.0 C, D1",
    "limit.target, 451 F, 36.0 C to 42.0 C, D1",
    "limit.rest, 59 min, 60 min to 24 h, D8",
    "limit.rest, 0 s, 60 min to 24 h, D8",
    "limit.rest, -1 h, 60 min to 24 h, D8",
    "limit.rest, 24.1 h, 60 min to 24 h, D8",
    "sensor.skin-uncertainty, 0.199999999 C, 0.2 C to 2.0 C, D10",
    "sensor.skin-uncertainty, 0 C, 0.2 C to 2.0 C, D10",
    "sensor.skin-uncertainty, -0.5 C, 0.2 C to 2.0 C, D10",
    "sensor.skin-uncertainty, 2.1 C, 0.2 C to 2.0 C, D10",
    "power, 100.1 W, 5 W to 100 W, D12",
    "power, -30 W, 5 W to 100 W, D12",
    "area, 0.019 m2, 0.02 m2 to 0.18 m2, D12",
    "area, 0 m2, 0.02 m2 to 0.18 m2, D12",
    "area, 1 m2, 0.02 m2 to 0.18 m2, D12",
    "night-from, 22:01, 07:01 to 22:00, D14",
    "night-from, 00:30, 07:01 to 22:00, D14",
    "night-until, 06:59, 07:00 to 21:59, D14",
    "night-until, 23:00, 07:00 to 21:59, D14",
  })
  void outsideTheRangeTheLimitAndItsSourceAreTold(
      String key, String value, String range, String decision) {
    assertEquals(
        List.of(
            "heatpad.toml:2:3: pad.back.%s is \"%s\"; it takes %s%s"
                .formatted(key, value, range, clause(decision))),
        SettingsText.problems("[pad.back]\n  %s = \"%s\"".formatted(key, value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"121", "79", "0", "-1", "200"})
  void theHighHeartRateToo(String value) {
    assertEquals(
        List.of(
            "heatpad.toml:2:1: pad.back.limit.high-heart-rate is "
                + value
                + "; it takes 80 to 120"
                + D15),
        SettingsText.problems("[pad.back.limit]\nhigh-heart-rate = " + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "0", "-1", "99999999999999999999"})
  void sessionsPerDayToo(String value) {
    assertEquals(
        List.of(
            "heatpad.toml:2:1: pad.back.limit.sessions-per-day is "
                + value
                + "; it takes 1 to 3"
                + D8),
        SettingsText.problems("[pad.back.limit]\nsessions-per-day = " + value));
  }

  @ParameterizedTest
  @CsvSource({
    "standard, target, '\"41.1 C\"', at most 41.0 C, D1",
    "standard, target, '\"41.000000001 C\"', at most 41.0 C, D1",
    "sensitive, session, '\"21 min\"', at most 20 min, D3",
    "sensitive, session, '\"1200.001 s\"', at most 20 min, D3",
    "sensitive, target, '\"39.1 C\"', at most 39.0 C, D1",
    "sensitive, sessions-per-day, 3, at most 2, D8",
    "sensitive, rest, '\"119 min\"', at least 120 min, D8",
    "expert, session, '\"21 min\"', at most 20 min, D3",
    "expert, rest, '\"89 min\"', at least 90 min, D8",
  })
  void outsideTheProfileTheLimitAndItsSourceAreTold(
      String profile, String key, String value, String bound, String decision) {
    assertEquals(
        List.of(
            "heatpad.toml:4:1: pad.back.limit.%s is looser than the %s profile; write %s%s"
                .formatted(key, profile, bound, clause(decision))),
        SettingsText.problems(
            "[pad.back]\nprofile = \"%s\"\n[pad.back.limit]\n%s = %s"
                .formatted(profile, key, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "standard, 30.1, 251, 250, 30.0",
    "sensitive, 45, 375, 250, 30.0",
    "expert, 51, 425, 420, 50.4"
  })
  void aDenserPadIsToldTheCeilingAndItsSource(
      String profile, String watts, String density, String ceiling, String allowed) {
    assertEquals(
        List.of(
            ("heatpad.toml:3:1: pad.back.power over its area is %s W/m2, above the %s W/m2 (limit"
                    + " D12 of docs/safety.md) at which a pad that sticks on stays bearable for a"
                    + " while in the %s profile; use at most %s W on 0.120 m2.")
                .formatted(density, ceiling, profile, allowed)),
        SettingsText.problems(
            "[pad.back]\nprofile = \"%s\"\npower = \"%s W\"".formatted(profile, watts)));
  }

  /// S3, at the message's own numbers and with nothing of a sensor given.
  @Test
  void aDensePadWithoutASecondSensorIsToldTheLimitAndItsSource() {
    assertEquals(
        List.of(
            "heatpad.toml:4:1: pad.back.sensor.second-skin is missing, and power over area is 334"
                + " W/m2, above the 250 W/m2 up to which one sensor at the skin is enough"
                + " (invariant S3 of docs/safety.md); give a second one, or use at most 30.0 W on"
                + " 0.120 m2."),
        SettingsText.problems(
            "[pad.back]\nprofile = \"expert\"\noutput = \"simulated\"\npower = \"40 W\""));
  }

  /// The ranges of the keys are the widest of any profile, so that nothing between is let through.
  @Test
  void theRangesAreThoseOfTheHardLimits() {
    assertEquals(
        minutes(HardLimits.MIN_SESSION) + " to " + minutes(HardLimits.MAX_SESSION),
        PadKeys.SESSION.takes());
    Celsius coolest =
        Arrays.stream(Profile.values())
            .map(Profile::minTarget)
            .min(Celsius::compareTo)
            .orElseThrow();
    assertEquals(coolest + " to " + HardLimits.MAX_TARGET, PadKeys.TARGET.takes());
    Duration shortest =
        Arrays.stream(Profile.values()).map(Profile::rest).min(Duration::compareTo).orElseThrow();
    assertEquals(minutes(shortest) + " to 24 h", PadKeys.REST.takes());
    int most =
        Arrays.stream(Profile.values()).mapToInt(Profile::sessionsPerDay).max().orElseThrow();
    assertEquals("1 to " + most, PadKeys.SESSIONS_PER_DAY.takes());
    assertEquals(
        HardLimits.MIN_UNCERTAINTY_CELSIUS + " C to 2.0 C", PadKeys.SKIN_UNCERTAINTY.takes());
    assertEquals(
        "\"" + HardLimits.UNCALIBRATED_UNCERTAINTY_CELSIUS + " C\"",
        PadKeys.SKIN_UNCERTAINTY.initial());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inf",
        "-inf",
        "nan",
        "\"inf min\"",
        "\"NaN min\"",
        "\"Infinity C\"",
        "\"1e2 min\"",
        "\"0x1F min\"",
        "\"--5 min\"",
        "\"\"",
        "\" min\"",
        "[]",
        "1e999"
      })
  void whatIsNoQuantityIsRefusedForEveryLimit(String value) {
    for (String key : List.of("limit.session", "limit.target", "limit.rest", "power", "area")) {
      List<String> problems = SettingsText.problems("[pad.back]\n" + key + " = " + value);
      assertEquals(1, problems.size(), problems::toString);
      assertTrue(
          problems.getFirst().startsWith("heatpad.toml:2:1: pad.back." + key + " is "),
          problems::toString);
    }
  }

  @Test
  void aNumberThatIsNoneIsNotAnsweredWithItself() {
    assertEquals(
        List.of(
            "heatpad.toml:2:1: pad.back.limit.session is Infinity; write a number and a unit in quotes,"
                + " like \"30 min\"."),
        SettingsText.problems("[pad.back.limit]\nsession = inf"));
  }

  /// Trip, dose, damage, questions, lease and sensor rules have no key, and the five that narrow it
  /// have no sixth beside them.
  @Test
  void nothingElseOfALimitCanBeConfigured() {
    Set<String> limits =
        Settings.keys().stream()
            .map(Key::name)
            .filter(name -> name.contains(".limit."))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Set.of(
            "pad.<name>.limit.high-heart-rate",
            "pad.<name>.limit.rest",
            "pad.<name>.limit.session",
            "pad.<name>.limit.sessions-per-day",
            "pad.<name>.limit.target"),
        limits);
    List<String> others =
        Settings.keys().stream()
            .map(Key::name)
            .filter(name ->
                name.matches(
                    ".*(trip|dose|cem43|damage|budget|prompt|question|answer|lease|pause"
                        + "|extend|interlock|fault|age|frozen|jump).*"))
            .toList();
    assertEquals(List.of(), others);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trip = \"50 C\"",
        "dose = 100",
        "limit.dose = 100",
        "limit.damage = 1",
        "limit.trip = 60",
        "limit.prompt = \"60 min\"",
        "limit.answer = \"60 min\"",
        "prompt-interval = \"60 min\""
      })
  void aKeyForAnotherLimitIsNoKey(String line) {
    List<String> problems = SettingsText.problems("[pad.back]\n" + line);
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().contains(" is not a key; "), problems::toString);
  }

  @ParameterizedTest
  @EnumSource
  void everySourceIsADecisionOfTheSafetyPage(LimitSource source) throws IOException {
    List<String> decisions =
        Files.readAllLines(Path.of("docs/safety.md")).stream()
            .filter(line -> line.startsWith("| " + source.name() + " |"))
            .toList();
    assertEquals(1, decisions.size(), source::name);
  }

  private static String minutes(Duration duration) {
    return duration.toMinutes() + " min";
  }

  private static String clause(String decision) {
    return switch (LimitSource.valueOf(decision)) {
      case D1 -> D1;
      case D3 -> D3;
      case D8 -> D8;
      case D10 -> D10;
      case D12 -> D12;
      case D14 -> D14;
      case D15 -> D15;
    };
  }
}
