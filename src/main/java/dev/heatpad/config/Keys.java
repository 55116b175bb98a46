package dev.heatpad.config;

import static dev.heatpad.config.Fallback.initially;
import static dev.heatpad.config.Fallback.otherwise;
import static dev.heatpad.config.Key.key;

import java.util.List;
import java.util.stream.Stream;

/// Every key outside the pads, and the list of all. [PadKeys] has those of a pad.
final class Keys {
  static final Key<String> DEVICE_ID =
      key(
          "device.id",
          TextType.name(),
          otherwise("\"heatpad\"", "the host name"),
          "Name of this computer in topics and pages.");

  static final Key<String> DATA_DIRECTORY =
      key(
          "data.directory",
          TextType.path(),
          otherwise(
              "\"~/.local/state/heatpad\"",
              "$STATE_DIRECTORY, else $XDG_STATE_HOME/heatpad, else ~/.local/state/heatpad"),
          "Where the session journal is kept.");

  static final Key<String> RUNTIME_DIRECTORY =
      key(
          "runtime.directory",
          TextType.path(),
          otherwise("\"/run/heatpad\"", "$RUNTIME_DIRECTORY, else the data directory"),
          "Where the socket for local commands is made.");

  static final Key<LogLevel> LOG_LEVEL =
      key(
          "log.level",
          ChoiceType.of(LogLevel.class),
          initially("\"info\""),
          "How much the log says.");

  static final Key<MqttSettings.Broker> MQTT_BROKER =
      key(
          "mqtt.broker",
          new BrokerType(),
          initially("\"embedded\""),
          "The broker inside this program, or one on your network.");

  static final Key<HostPort> MQTT_LISTEN =
      key(
          "mqtt.listen",
          new AddressType(AddressType.Reach.THIS_COMPUTER),
          initially("\"127.0.0.1:1883\""),
          "Where the embedded broker listens. Port 0 takes any free one.");

  static final Key<String> MQTT_USERNAME =
      key(
          "mqtt.username",
          TextType.matching("[^\\p{Cntrl}]{0,128}", "text of at most 128 characters"),
          initially("\"\""),
          "The name to log in with at a broker on your network. Empty for none.");

  static final Key<String> MQTT_PASSWORD_FILE =
      file(
          "mqtt.password-file",
          "A file that holds the password and nothing else, for this user alone. Empty for none.");

  static final Key<String> MQTT_CERTIFICATE_AUTHORITY =
      file(
          "mqtt.certificate-authority",
          "For mqtts: the certificate (PEM) of who signed the broker's. Empty for the authorities"
              + " of Java.");

  static final Key<String> MQTT_CLIENT_CERTIFICATE =
      file(
          "mqtt.client-certificate",
          "For a broker that asks for a certificate: ours (PEM), with those between it and its"
              + " authority. Empty for none.");

  static final Key<String> MQTT_CLIENT_KEY =
      file(
          "mqtt.client-key",
          "The key of that certificate (PEM, PKCS#8, no password), for this user alone. Empty for"
              + " none.");

  static final Key<Boolean> MQTT_HEALTH_DATA =
      key(
          "mqtt.health-data",
          new FlagType(),
          initially("false"),
          "Whether heart rate and pain ratings are published too.");

  static final Key<Boolean> MQTT_DISCOVERY =
      key(
          "mqtt.discovery",
          new FlagType(),
          initially("true"),
          "Whether Home Assistant at the same broker finds the pads by itself.");

  static final Key<String> MQTT_DISCOVERY_PREFIX =
      key(
          "mqtt.discovery-prefix",
          TextType.matching(
              "(?!heatpad(?:/|$))[A-Za-z0-9_-]{1,32}(?:/[A-Za-z0-9_-]{1,32}){0,3}",
              "1 to 4 levels of a-z, A-Z, 0-9, _ and -, joined by /, the first not \"heatpad\""),
          initially("\"homeassistant\""),
          "The discovery prefix that is set in Home Assistant.");

  static final Key<HostPort> WEB_LISTEN =
      key(
          "web.listen",
          new AddressType(AddressType.Reach.NETWORK),
          initially("\"0.0.0.0:8480\""),
          "Where the phone page is served. Port 0 takes any free one.");

  static final Key<HostPort> WEB_TLS_LISTEN =
      key(
          "web.tls-listen",
          new AddressType(AddressType.Reach.NETWORK),
          initially("\"0.0.0.0:8443\""),
          "The same over HTTPS, once \"heatpad certificates\" was run. Port 0 takes any free one.");

  static final Key<List<String>> WEB_HOSTS =
      key(
          "web.hosts",
          new HostNamesType(),
          initially("[]"),
          "More names by which the page is asked for.");

  static final Key<String> WEARABLE_PERSON =
      key(
          "wearable.person",
          TextType.name(),
          otherwise("\"back\"", "the only person of all pads"),
          "Whose the strap or watch is.");

  static final Key<String> BLE_ADDRESS =
      key(
          "wearable.ble.address",
          TextType.matching(
              "(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}", "six pairs of 0-9 and a-f with colons"),
          otherwise("\"A0:9E:1A:00:00:01\"", "none; no Bluetooth is used then"),
          "Bluetooth address of a strap or watch that tells the heart rate.");

  static final Key<String> BLE_BUS_ADDRESS =
      key(
          "wearable.ble.bus-address",
          TextType.matching("[^\\p{Cntrl}]{1,1024}", "a D-Bus address"),
          otherwise("\"unix:path=/run/dbus/system_bus_socket\"", "the system's bus"),
          "The message bus on which BlueZ is asked.");

  static final Key<String> WEARABLE_MQTT_PROFILE =
      key(
          "wearable.mqtt.profile",
          TextType.name(),
          otherwise("\"theengs\"", "none; nothing of others is heard then"),
          "How others tell of a strap or watch on MQTT: a file in the folder \"wearables\".");

  static final Key<String> WEARABLE_MQTT_ADDRESS =
      key(
          "wearable.mqtt.address",
          TextType.matching(
              "(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|[A-Za-z0-9_.-]{1,64}",
              "six pairs of 0-9 and a-f with colons, or a name of 1 to 64 of a-z, A-Z, 0-9, _, . and -"),
          otherwise("\"A0:9E:1A:00:00:01\"", "none; the shipped profiles need one"),
          "What {address} in the topics of the profile stands for.");

  static final Key<SimulationSettings.Person> SIM_PERSON =
      key(
          "sim.person",
          ChoiceType.of(SimulationSettings.Person.class),
          initially("\"awake\""),
          "How the person on a simulated pad behaves.");

  static final Key<Boolean> SIM_UNLIMITED =
      key(
          "sim.unlimited",
          new FlagType(),
          initially("false"),
          "Lifts rest and day limits for benchmarks. Only when every pad is simulated.");

  static final Key<Double> SIM_AMBIENT =
      key(
          "sim.ambient",
          QuantityType.of(Dimension.TEMPERATURE, "10.0 C", "35.0 C"),
          initially("\"23.0 C\""),
          "Room temperature around a simulated pad.");

  static final Key<Boolean> SIM_SETUP_REQUIRED =
      key(
          "sim.setup-required",
          new FlagType(),
          initially("false"),
          "Whether a simulated pad waits for the first-use questions, as a real one does.");

  static final Key<SimulationSettings.Defect> SIM_DEFECT =
      key(
          "sim.defect",
          ChoiceType.of(SimulationSettings.Defect.class),
          initially("\"none\""),
          "What is broken at a simulated pad, to see what Heatpad does then.");

  /// A file that is named, or none.
  private static Key<String> file(String name, String meaning) {
    return key(
        name,
        TextType.matching("[^\\p{Cntrl}]{0,1024}", "the path of a file"),
        initially("\"\""),
        meaning);
  }

  private static final List<Key<?>> GENERAL =
      List.of(
          DEVICE_ID,
          DATA_DIRECTORY,
          RUNTIME_DIRECTORY,
          LOG_LEVEL,
          MQTT_BROKER,
          MQTT_LISTEN,
          MQTT_USERNAME,
          MQTT_PASSWORD_FILE,
          MQTT_CERTIFICATE_AUTHORITY,
          MQTT_CLIENT_CERTIFICATE,
          MQTT_CLIENT_KEY,
          MQTT_HEALTH_DATA,
          MQTT_DISCOVERY,
          MQTT_DISCOVERY_PREFIX,
          WEB_LISTEN,
          WEB_TLS_LISTEN,
          WEB_HOSTS,
          WEARABLE_PERSON,
          BLE_ADDRESS,
          BLE_BUS_ADDRESS,
          WEARABLE_MQTT_PROFILE,
          WEARABLE_MQTT_ADDRESS);

  private static final List<Key<?>> SIMULATION =
      List.of(SIM_PERSON, SIM_UNLIMITED, SIM_AMBIENT, SIM_SETUP_REQUIRED, SIM_DEFECT);

  /// In the order of the shipped file.
  static final List<Key<?>> ALL =
      Stream.of(GENERAL, PadKeys.ALL, SIMULATION).flatMap(List::stream).toList();

  static final Schema SCHEMA = Schema.of(ALL);

  private Keys() {}
}
