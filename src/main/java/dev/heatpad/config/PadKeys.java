package dev.heatpad.config;

import static dev.heatpad.config.Fallback.initially;
import static dev.heatpad.config.Fallback.otherwise;
import static dev.heatpad.config.Key.key;

import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.wearable.WearableRules;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Every key of a pad. The ranges here are the widest that any profile allows; [PadRules] narrows
/// them.
final class PadKeys {
  private static final TextType SENSOR_ID =
      TextType.matching(
          "28-[0-9a-f]{12}", "28- and 12 of 0-9 and a-f, as listed by `ls /sys/bus/w1/devices`");

  static final Key<String> PERSON =
      key(
          "pad.<name>.person",
          TextType.name(),
          otherwise("\"back\"", "the pad's own name"),
          "Who uses the pad. Pads of one person share their limits and never heat together.");

  static final Key<PadSettings.Output> OUTPUT =
      key(
          "pad.<name>.output",
          ChoiceType.of(PadSettings.Output.class, "keepalive-board", "certified-plug"),
          initially("\"auto\""),
          "What switches the heat. \"auto\" is the relay on a Raspberry Pi, else a simulation.");

  static final Key<PadSettings.Heater> HEATER =
      key(
          "pad.<name>.heater",
          ChoiceType.of(PadSettings.Heater.class, "certified-appliance"),
          initially("\"element\""),
          "What makes the heat: a heating element with a sensor on it.");

  static final Key<Profile> PROFILE =
      key(
          "pad.<name>.profile",
          ChoiceType.of(Profile.class),
          initially("\"standard\""),
          "For whom. \"sensitive\" is cooler and shorter; \"expert\" is hotter and asks more often.");

  static final Key<PadSettings.Arming> ARMING =
      key(
          "pad.<name>.arming",
          ChoiceType.of(PadSettings.Arming.class),
          otherwise("\"required\"", "required where an arm button is wired"),
          "Whether a start needs a press at the pad first.");

  static final Key<WearableRules.Mode> WEARABLE =
      key(
          "pad.<name>.wearable",
          ChoiceType.of(WearableRules.Mode.class),
          initially("\"off\""),
          "What a strap or watch has to say: \"advise\" may stop heat, \"require\" heats only with one.");

  static final Key<Integer> HIGH_HEART_RATE =
      key(
          "pad.<name>.limit.high-heart-rate",
          WholeType.range(
                  WearableRules.MIN_HIGH_HEART_RATE_PER_MINUTE,
                  HardLimits.MAX_HIGH_HEART_RATE_PER_MINUTE)
              .because(LimitSource.D15),
          initially("120"),
          "Beats a minute above which a wearable ends heat.");

  static final Key<String> PROGRAM =
      key(
          "pad.<name>.program",
          TextType.name(),
          initially("\"heat\""),
          "The program that a plain start runs; see the folder programs.");

  static final Key<Double> POWER =
      key(
          "pad.<name>.power",
          QuantityType.of(Dimension.POWER, "5 W", "100 W").because(LimitSource.D12),
          initially("\"30 W\""),
          "Rated power of the heating element.");

  static final Key<Double> AREA =
      key(
          "pad.<name>.area",
          QuantityType.of(Dimension.AREA, "0.02 m2", "0.18 m2").because(LimitSource.D12),
          initially("\"0.12 m2\""),
          "Heated area. Power over area has a ceiling in each profile.");

  static final Key<Duration> SESSION =
      key(
          "pad.<name>.limit.session",
          QuantityType.duration("1 min", "30 min").because(LimitSource.D3),
          otherwise("\"30 min\"", "the profile's longest"),
          "Longest session.");

  static final Key<Double> TARGET =
      key(
          "pad.<name>.limit.target",
          QuantityType.of(Dimension.TEMPERATURE, "36.0 C", "42.0 C").because(LimitSource.D1),
          otherwise("\"41.0 C\"", "the profile's highest"),
          "Highest target at the skin.");

  static final Key<Integer> SESSIONS_PER_DAY =
      key(
          "pad.<name>.limit.sessions-per-day",
          WholeType.range(1, 3).because(LimitSource.D8),
          otherwise("3", "the profile's most"),
          "Most sessions in 24 hours.");

  static final Key<Duration> REST =
      key(
          "pad.<name>.limit.rest",
          QuantityType.duration("60 min", "24 h").because(LimitSource.D8),
          otherwise("\"60 min\"", "the profile's shortest"),
          "Shortest rest between two sessions.");

  static final Key<LocalTime> NIGHT_FROM =
      key(
          "pad.<name>.night-from",
          ClockType.within(
              NightWindow.EARLIEST_END.plusMinutes(1), NightWindow.LATEST_BEGIN, LimitSource.D14),
          initially("\"22:00\""),
          "When the night begins: sessions are shorter, and questions come more often.");

  static final Key<LocalTime> NIGHT_UNTIL =
      key(
          "pad.<name>.night-until",
          ClockType.within(
              NightWindow.EARLIEST_END, NightWindow.LATEST_BEGIN.minusMinutes(1), LimitSource.D14),
          initially("\"07:00\""),
          "When the night ends, on the next day.");

  static final Key<String> CHIP =
      key(
          "pad.<name>.gpio.chip",
          TextType.matching("gpiochip[0-9]{1,3}", "a name like \"gpiochip0\""),
          otherwise("\"gpiochip0\"", "found by its label"),
          "The chip that drives the pin header.");

  static final Key<Integer> RELAY_A =
      key(
          "pad.<name>.gpio.relay-a",
          WholeType.heatPin(),
          initially("26"),
          "Pin of the first relay.");

  static final Key<Optional<Integer>> RELAY_B =
      key(
          "pad.<name>.gpio.relay-b",
          new OrNone<>(WholeType.heatPin()),
          initially("20"),
          "Pin of the second relay, in series with the first.");

  static final Key<GpioSettings.ActiveLevel> RELAY_ACTIVE =
      key(
          "pad.<name>.gpio.relay-active",
          ChoiceType.of(GpioSettings.ActiveLevel.class),
          initially("\"low\""),
          "The level that closes the relays. Most relay boards close on low.");

  static final Key<Optional<Integer>> STOP_BUTTON =
      key(
          "pad.<name>.gpio.stop-button",
          new OrNone<>(WholeType.pin()),
          initially("24"),
          "Pin of the stop button.");

  static final Key<Optional<Integer>> START_BUTTON =
      key(
          "pad.<name>.gpio.start-button",
          new OrNone<>(WholeType.pin()),
          otherwise("25", "none"),
          "Pin of the start button.");

  static final Key<Optional<Integer>> RUN_LED =
      key(
          "pad.<name>.gpio.run-led",
          new OrNone<>(WholeType.pin()),
          initially("16"),
          "Pin of the lamp that shines while the heater is on.");

  static final Key<String> SKIN =
      key(
          "pad.<name>.sensor.skin",
          SENSOR_ID,
          otherwise("\"28-0123456789ab\"", "none; a relay needs one"),
          "Id of the DS18B20 sensor on the skin side of the pad.");

  static final Key<String> SECOND_SKIN =
      key(
          "pad.<name>.sensor.second-skin",
          SENSOR_ID,
          otherwise("\"28-0123456789ac\"", "none; above 250 W/m2 a pad needs one"),
          "Id of a second sensor on the skin side. The hotter one counts, and both must agree.");

  static final Key<String> ELEMENT =
      key(
          "pad.<name>.sensor.element",
          SENSOR_ID,
          otherwise("\"28-0123456789ad\"", "none"),
          "Id of a sensor beside the heating element. Alone it counts as the one on the skin side.");

  static final Key<Double> SKIN_UNCERTAINTY =
      key(
          "pad.<name>.sensor.skin-uncertainty",
          QuantityType.of(Dimension.TEMPERATURE_DIFFERENCE, "0.2 C", "2.0 C")
              .because(LimitSource.D10),
          initially("\"0.5 C\""),
          "How far the sensor may be off. Added to each reading before the dose is counted.");

  static final Key<String> W1_DIRECTORY =
      key(
          "pad.<name>.sensor.w1-directory",
          TextType.path(),
          initially("\"/sys/bus/w1/devices\""),
          "Where Linux shows its 1-Wire sensors.");

  /// The sensors of a pad, by where they sit.
  static final SequencedMap<SensorRole, Key<String>> SENSORS = sensors();

  private static SequencedMap<SensorRole, Key<String>> sensors() {
    SequencedMap<SensorRole, Key<String>> keys = new LinkedHashMap<>();
    keys.put(SensorRole.SKIN_SIDE, SKIN);
    keys.put(SensorRole.SECOND_SKIN_SIDE, SECOND_SKIN);
    keys.put(SensorRole.ELEMENT, ELEMENT);
    return Collections.unmodifiableSequencedMap(keys);
  }

  /// The pins that a pad may do without.
  static final List<Key<Optional<Integer>>> OPTIONAL_PINS =
      List.of(RELAY_B, STOP_BUTTON, START_BUTTON, RUN_LED);

  static final List<Key<?>> ALL =
      List.of(
          PERSON,
          OUTPUT,
          HEATER,
          PROFILE,
          ARMING,
          WEARABLE,
          PROGRAM,
          POWER,
          AREA,
          NIGHT_FROM,
          NIGHT_UNTIL,
          SESSION,
          TARGET,
          SESSIONS_PER_DAY,
          REST,
          HIGH_HEART_RATE,
          CHIP,
          RELAY_A,
          RELAY_B,
          RELAY_ACTIVE,
          STOP_BUTTON,
          START_BUTTON,
          RUN_LED,
          SKIN,
          SECOND_SKIN,
          ELEMENT,
          SKIN_UNCERTAINTY,
          W1_DIRECTORY);

  private PadKeys() {}
}
