package dev.heatpad.config;

import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.wearable.WearableRules;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// One reading: first every finding is collected, then, if there is none, the records are made.
final class SettingsReader {
  private final Problems problems = new Problems();
  private final Document document = new Document(Keys.SCHEMA, problems);
  private final Surroundings surroundings;
  private final SettingPaths paths;

  SettingsReader(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.paths = new SettingPaths(document, surroundings, problems);
  }

  Settings read(Optional<TomlFile> file, List<String> overrides) throws ConfigurationException {
    file.ifPresent(document::add);
    overrides.forEach(document::addOverride);
    document.check();
    List<String> padNames = PadNames.of(document, problems);
    PadRules.check(document, padNames, problems);
    DataSettings data = paths.data();
    MqttSettings.BrokerFiles files =
        new MqttSettings.BrokerFiles(
            paths.file(Keys.MQTT_PASSWORD_FILE),
            paths.file(Keys.MQTT_CERTIFICATE_AUTHORITY),
            paths.file(Keys.MQTT_CLIENT_CERTIFICATE),
            paths.file(Keys.MQTT_CLIENT_KEY));
    new BrokerRule(document, problems).check();
    SequencedMap<String, Path> sensorDirectories = new LinkedHashMap<>();
    for (String name : padNames) {
      sensorDirectories.put(name, paths.w1Directory(new Pad(document, name)));
    }
    Optional<String> wearer = new WearerRule(document, padNames, problems).wearer();
    problems.throwIfAny();

    SequencedMap<String, PadSettings> pads = new LinkedHashMap<>();
    sensorDirectories.forEach(
        (name, directory) -> pads.put(name, pad(new Pad(document, name), directory)));
    return new Settings(
        device(),
        data,
        document.value(Keys.LOG_LEVEL),
        mqtt(files),
        new WebSettings(
            document.value(Keys.WEB_LISTEN),
            document.value(Keys.WEB_TLS_LISTEN),
            document.value(Keys.WEB_HOSTS)),
        new WearableSettings(
            wearer,
            document.given(Keys.BLE_ADDRESS, ""),
            document.given(Keys.BLE_BUS_ADDRESS, ""),
            new WearableSettings.Mqtt(
                document.given(Keys.WEARABLE_MQTT_PROFILE, ""),
                document.given(Keys.WEARABLE_MQTT_ADDRESS, ""))),
        simulation(),
        Collections.unmodifiableSequencedMap(pads));
  }

  private DeviceSettings device() {
    return new DeviceSettings(document.given(Keys.DEVICE_ID, "").orElseGet(surroundings::deviceId));
  }

  private MqttSettings mqtt(MqttSettings.BrokerFiles files) {
    return new MqttSettings(
        document.value(Keys.MQTT_BROKER),
        document.value(Keys.MQTT_LISTEN),
        Optional.of(document.value(Keys.MQTT_USERNAME)).filter(name -> !name.isEmpty()),
        files,
        document.value(Keys.MQTT_HEALTH_DATA),
        new MqttSettings.Discovery(
            document.value(Keys.MQTT_DISCOVERY), document.value(Keys.MQTT_DISCOVERY_PREFIX)));
  }

  private SimulationSettings simulation() {
    return new SimulationSettings(
        document.value(Keys.SIM_PERSON),
        document.value(Keys.SIM_UNLIMITED),
        document.value(Keys.SIM_AMBIENT),
        document.value(Keys.SIM_SETUP_REQUIRED) ? FirstUse.ASKED : FirstUse.ASSUMED,
        document.value(Keys.SIM_DEFECT));
  }

  private static PadSettings pad(Pad pad, Path sensorDirectory) {
    return new PadSettings(
        pad.given(PadKeys.PERSON).orElse(pad.name()),
        pad.value(PadKeys.OUTPUT),
        pad.value(PadKeys.HEATER),
        pad.value(PadKeys.PROFILE),
        pad.given(PadKeys.ARMING),
        new WearableRules(pad.value(PadKeys.WEARABLE), pad.value(PadKeys.HIGH_HEART_RATE)),
        pad.value(PadKeys.PROGRAM),
        pad.value(PadKeys.POWER),
        pad.value(PadKeys.AREA),
        limit(pad),
        new NightSettings(pad.value(PadKeys.NIGHT_FROM), pad.value(PadKeys.NIGHT_UNTIL)),
        gpio(pad),
        new SensorSettings(pad.sensors(), pad.value(PadKeys.SKIN_UNCERTAINTY), sensorDirectory));
  }

  private static LimitSettings limit(Pad pad) {
    return new LimitSettings(
        pad.given(PadKeys.SESSION),
        pad.given(PadKeys.TARGET).map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        pad.given(PadKeys.SESSIONS_PER_DAY).map(OptionalInt::of).orElseGet(OptionalInt::empty),
        pad.given(PadKeys.REST));
  }

  private static GpioSettings gpio(Pad pad) {
    return new GpioSettings(
        pad.given(PadKeys.CHIP),
        pad.value(PadKeys.RELAY_A),
        pad.pin(PadKeys.RELAY_B),
        pad.value(PadKeys.RELAY_ACTIVE),
        pad.pin(PadKeys.STOP_BUTTON),
        pad.pin(PadKeys.START_BUTTON),
        pad.pin(PadKeys.RUN_LED));
  }
}
