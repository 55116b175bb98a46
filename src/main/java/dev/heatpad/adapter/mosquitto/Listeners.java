package dev.heatpad.adapter.mosquitto;

/** On which ports the broker listens. */
public record Listeners(Mqtt mqtt, WebSocket webSocket) {

  /** MQTT over TLS. */
  public record Mqtt(int port) {}

  /** MQTT over WebSockets over TLS. */
  public record WebSocket(int port) {}
}
