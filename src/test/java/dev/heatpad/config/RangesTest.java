package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requirement: a range includes both its ends, a quantity means the same in all its units, and a
/// limit can only be stricter than the profile.
class RangesTest {
  /// An area that keeps every power of the table within the ceiling, and the other way round.
  private static final List<String> ROOMY =
      List.of(
          "pad.back.profile=expert",
          "pad.back.area=0.18 m2",
          "pad.back.power=5 W",
          "pad.back.sensor.skin=28-000000000001",
          "pad.back.sensor.second-skin=28-000000000002");

  @ParameterizedTest
  @CsvSource({
    "pad.back.power, 5 W, 4.999 W",
    "pad.back.power, 75 W, 100.001 W",
    "pad.back.area, 0.02 m2, 0.0199 m2",
    "pad.back.area, 0.18 m2, 0.181 m2",
    "pad.back.area, 1800 cm2, 1801 cm2",
    "pad.back.limit.session, 1 min, 59999 ms",
    "pad.back.limit.session, 60 s, 59 s",
    "pad.back.limit.target, 36.0 C, 35.9 C",
    "pad.back.limit.target, 42.0 C, 42.1 C",
    "pad.back.limit.target, 96.8 F, 96.7 F",
    "pad.back.limit.target, 107.6 F, 107.7 F",
    "pad.back.limit.sessions-per-day, 1, 0",
    "pad.back.limit.sessions-per-day, 3, 4",
    "pad.back.limit.sessions-per-day, 3, -3",
    "pad.back.limit.rest, 24 h, 1441 min",
    "pad.back.gpio.relay-a, 17, 18",
    "pad.back.gpio.relay-a, 27, 28",
    "pad.back.gpio.relay-b, 22, 19",
    "pad.back.gpio.stop-button, 0, -1",
    "pad.back.gpio.stop-button, 27, 28",
    "pad.back.limit.high-heart-rate, 80, 79",
    "pad.back.limit.high-heart-rate, 120, 121",
    "pad.back.night-from, 22:00, 22:01",
    "pad.back.night-from, 07:01, 07:00",
    "pad.back.night-until, 07:00, 06:59",
    "pad.back.night-until, 21:59, 22:00",
    "pad.back.sensor.skin-uncertainty, 0.2 C, 0.19 C",
    "pad.back.sensor.skin-uncertainty, 2.0 C, 2.01 C",
    "pad.back.sensor.skin-uncertainty, 3.6 F, 3.7 F",
    "sim.ambient, 10.0 C, 9.9 C",
    "sim.ambient, 35 C, 35.1 C",
    "web.listen, 0.0.0.0:0, 0.0.0.0:65536",
    "web.listen, '[::]:65535', '[::]:65536'",
    "web.tls-listen, 127.0.0.1:0, 127.0.0.1:65536",
    "web.tls-listen, '[::]:65535', pi.local:8443",
    "mqtt.listen, '[::1]:0', '[::2]:0'",
    "mqtt.listen, localhost:1884, 127.0.0.256:1884",
    "mqtt.broker, mqtt://pi:1, mqtt://pi:0",
    "mqtt.broker, mqtt://pi:65535, mqtt://pi:65536",
    "device.id, a, A",
  })
  void anEndIsAllowedAndTheNextValueRefused(String key, String allowed, String refused)
      throws ConfigurationException {
    SettingsText.ofOverrides(with(key + "=" + allowed));
    List<String> problems = SettingsText.problemsOfOverrides(with(key + "=" + refused));
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().startsWith("--set " + key + " is "), problems::toString);
  }

  @Test
  void fahrenheitIsConverted() throws ConfigurationException {
    LimitSettings limit = onlyPad("pad.back.limit.target=104 F").limit();
    assertEquals(OptionalDouble.of(40.0), limit.targetCelsius());
    assertEquals(
        0.5,
        onlyPad("pad.back.sensor.skin-uncertainty=0.9 F").sensor().skinUncertaintyCelsius(),
        "A difference has no offset of 32");
  }

  @Test
  void everyUnitOfTimeIsUnderstood() throws ConfigurationException {
    assertEquals(
        Optional.of(Duration.ofSeconds(90)),
        onlyPad("pad.back.limit.session=90 s").limit().session());
    assertEquals(
        Optional.of(Duration.ofMillis(60_500)),
        onlyPad("pad.back.limit.session=60500 ms").limit().session());
    assertEquals(
        Optional.of(Duration.ofMinutes(90)), onlyPad("pad.back.limit.rest=1.5 h").limit().rest());
  }

  @ParameterizedTest
  @CsvSource({
    "standard, 30 min, 41.0 C, 3, 60 min",
    "sensitive, 20 min, 39.0 C, 2, 120 min",
    "expert, 20 min, 42.0 C, 3, 90 min",
  })
  void limitsMayEqualTheProfiles(
      String profile, String session, String target, int perDay, String rest)
      throws ConfigurationException {
    LimitSettings limit =
        onlyPad(
                "pad.back.profile=" + profile,
                "pad.back.power=20 W",
                "pad.back.limit.session=" + session,
                "pad.back.limit.target=" + target,
                "pad.back.limit.sessions-per-day=" + perDay,
                "pad.back.limit.rest=" + rest)
            .limit();
    assertEquals(OptionalInt.of(perDay), limit.sessionsPerDay());
    assertTrue(limit.session().isPresent());
    assertTrue(limit.targetCelsius().isPresent());
    assertTrue(limit.rest().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "standard, 30 W, 0.12 m2, 30.1 W",
    "standard, 5 W, 0.02 m2, 5.1 W",
    "sensitive, 30 W, 0.12 m2, 30.1 W",
    "expert, 50.4 W, 0.12 m2, 50.5 W",
    "expert, 75.6 W, 0.18 m2, 76 W",
  })
  void powerOverAreaStaysBelowTheProfilesCeiling(
      String profile, String allowed, String area, String refused) throws ConfigurationException {
    String[] rest = {
      "pad.back.profile=" + profile,
      "pad.back.area=" + area,
      "pad.back.sensor.skin=28-000000000001",
      "pad.back.sensor.second-skin=28-000000000002"
    };
    onlyPad(and(rest, "pad.back.power=" + allowed));
    List<String> problems =
        SettingsText.problemsOfOverrides(and(rest, "pad.back.power=" + refused));
    assertEquals(1, problems.size());
    assertTrue(
        problems.getFirst().startsWith("--set pad.back.power over its area is "),
        problems::toString);
    assertTrue(problems.getFirst().contains(" in the " + profile + " profile"));
  }

  private static PadSettings onlyPad(String... overrides) throws ConfigurationException {
    return SettingsText.ofOverrides(overrides).pads().firstEntry().getValue();
  }

  private static String[] with(String override) {
    return and(ROOMY.toArray(String[]::new), override);
  }

  private static String[] and(String[] overrides, String override) {
    List<String> all = new ArrayList<>(List.of(overrides));
    all.add(override);
    return all.toArray(String[]::new);
  }
}
