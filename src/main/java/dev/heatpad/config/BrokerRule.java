package dev.heatpad.config;

import dev.heatpad.config.MqttSettings.Broker;
import java.util.List;

/// Files for TLS belong to a broker with TLS: whoever names them must not find himself talking in
/// the clear.
record BrokerRule(Document document, Problems problems) {

  private static final List<Key<String>> OF_TLS =
      List.of(Keys.MQTT_CERTIFICATE_AUTHORITY, Keys.MQTT_CLIENT_CERTIFICATE, Keys.MQTT_CLIENT_KEY);

  void check() {
    switch (document.value(Keys.MQTT_BROKER)) {
      case Broker.Embedded _ -> {}
      case Broker.Remote(var channel, _) -> {
        switch (channel) {
          case PLAIN ->
              OF_TLS.stream()
                  .filter(this::isNamed)
                  .forEach(key ->
                      problem(
                          key,
                          "is for mqtts, and mqtt.broker is plain text; write mqtts://"
                              + " there, or take this key away."));
          case TLS -> {
            together(Keys.MQTT_CLIENT_CERTIFICATE, Keys.MQTT_CLIENT_KEY);
            together(Keys.MQTT_CLIENT_KEY, Keys.MQTT_CLIENT_CERTIFICATE);
          }
        }
      }
    }
  }

  private void together(Key<String> named, Key<String> other) {
    if (isNamed(named) && !isNamed(other)) {
      problem(named, "is of no use without " + other.name() + "; give both or none.");
    }
  }

  private boolean isNamed(Key<String> key) {
    return !document.value(key).isEmpty();
  }

  private void problem(Key<String> key, String predicate) {
    problems.add(document.place("", key), key.path(""), predicate);
  }
}
