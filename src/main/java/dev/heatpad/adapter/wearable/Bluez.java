package dev.heatpad.adapter.wearable;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/** The calls of BlueZ that are used, as its documents name them. */
interface Bluez {

  /** A Bluetooth controller. */
  @DBusInterfaceName(BluezObjects.ADAPTER)
  interface Adapter extends DBusInterface {
    @DBusMemberName("SetDiscoveryFilter")
    void setDiscoveryFilter(Map<String, Variant<?>> filter);

    @DBusMemberName("StartDiscovery")
    void startDiscovery();

    @DBusMemberName("StopDiscovery")
    void stopDiscovery();
  }

  /** A device in range or remembered. */
  @DBusInterfaceName(BluezObjects.DEVICE)
  interface Device extends DBusInterface {
    /** Answers before it is known what the device offers, and may hang. */
    @DBusMemberName("Connect")
    void connect();

    @DBusMemberName("Disconnect")
    void disconnect();
  }

  /** One value that a device offers. */
  @DBusInterfaceName(BluezObjects.CHARACTERISTIC)
  interface Gatt extends DBusInterface {
    @DBusMemberName("StartNotify")
    void startNotify();

    @DBusMemberName("StopNotify")
    void stopNotify();

    @DBusMemberName("ReadValue")
    byte[] readValue(Map<String, Variant<?>> options);
  }
}
