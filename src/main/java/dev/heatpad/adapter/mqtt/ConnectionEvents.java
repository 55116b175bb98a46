package dev.heatpad.adapter.mqtt;

import dev.heatpad.loop.LinkSupervisor.Loss;

/** What one {@link PahoConnection} reports, on threads of Paho. Nothing here may wait or throw. */
interface ConnectionEvents {

  void arrived(InboundMessage message);

  void acknowledged(PahoConnection connection, long token);

  /** The broker answered with an error; the code is one of MQTT 5. */
  void refused(PahoConnection connection, long token, int reasonCode);

  void notSent(PahoConnection connection, long token);

  /** The connection is over. Comes at most once, and not for a connection that was dismantled. */
  void lost(PahoConnection connection, Loss loss, String cause);
}
