package dev.heatpad.adapter.wearable;

/** Which message bus BlueZ is asked on. */
public sealed interface BusAddress {

  /** The system's own, where BlueZ is; or what {@code DBUS_SYSTEM_BUS_ADDRESS} says. */
  record SystemBus() implements BusAddress {}

  /**
   * Another one, for tests.
   *
   * @param text as D-Bus writes addresses: {@code unix:path=/run/...}
   */
  record At(String text) implements BusAddress {}
}
