package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.ObjectManager.InterfacesAdded;
import org.freedesktop.dbus.interfaces.ObjectManager.InterfacesRemoved;
import org.freedesktop.dbus.interfaces.Properties.PropertiesChanged;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/**
 * One connection to the message bus, and BlueZ on it. Each call waits for its answer, at most the
 * 20 s of D-Bus; so no thread that has other work makes one. It may be used by several threads.
 *
 * <p>Everybody on the bus can send a signal in BlueZ's shape. Only those are heard that come from
 * the process that owns BlueZ's name, by the unique name that the bus gave to it. Calls go to that
 * name too, so that none starts a BlueZ that somebody switched off.
 */
final class BluezBus implements AutoCloseable {

  private static final Logger LOG = System.getLogger(BluezBus.class.getName());

  private static final String SERVICE = "org.bluez";
  private static final String BUS_NAME = "org.freedesktop.DBus";
  private static final String BUS_PATH = "/org/freedesktop/DBus";

  /** Calls are in vain without waiting for BlueZ to be started. */
  private static final boolean NO_AUTO_START = false;

  private final DBusConnection connection;
  private final BusListener listener;
  private final Supplier<MonotonicTime> clock;
  private final Map<String, DBusInterface> proxies = new ConcurrentHashMap<>();
  private final List<AutoCloseable> subscriptions = new ArrayList<>();
  private volatile String owner = "";

  private BluezBus(DBusConnection connection, BusListener listener, Supplier<MonotonicTime> clock) {
    this.connection = connection;
    this.listener = listener;
    this.clock = clock;
  }

  static BluezBus open(BusAddress address, BusListener listener, Supplier<MonotonicTime> clock)
      throws BusException {
    return calling(() -> {
      DBusConnectionBuilder builder =
          switch (address) {
            case BusAddress.SystemBus() -> DBusConnectionBuilder.forSystemBus();
            case BusAddress.At(String text) -> DBusConnectionBuilder.forAddress(text);
          };
      // A shared connection might be a dead one. One thread for signals keeps them in order.
      DBusConnection connection =
          builder
              .withShared(false)
              .withDisconnectCallback(new Death(listener))
              .receivingThreadConfig()
              .withSignalThreadCount(1)
              .withErrorHandlerThreadCount(1)
              .withMethodCallThreadCount(1)
              .withMethodReturnThreadCount(1)
              .connectionConfig()
              .build();
      try {
        BluezBus bus = new BluezBus(connection, listener, clock);
        connection.addSigHandler(DBus.NameOwnerChanged.class, bus::nameOwnerChanged);
        return bus;
      } catch (DBusException failed) {
        connection.disconnect();
        throw failed;
      }
    });
  }

  private record Death(BusListener listener) implements IDisconnectCallback {
    @Override
    public void disconnectOnError(IOException failure) {
      listener.lost(String.valueOf(failure.getMessage()));
    }
  }

  /**
   * The library takes no sender that is not unique, so the bus itself is known by its name here.
   */
  private void nameOwnerChanged(DBus.NameOwnerChanged signal) {
    if (signal.getSource().equals(BUS_NAME) && signal.name.equals(SERVICE)) {
      listener.serviceChanged();
    }
  }

  /**
   * Turns to the process that is BlueZ now, listens to it, and takes a snapshot of its objects.
   * Empty if there is none.
   */
  synchronized Optional<Map<String, Map<String, Map<String, Object>>>> follow()
      throws BusException {
    return calling(() -> {
      DBus bus = connection.getRemoteObject(BUS_NAME, BUS_PATH, DBus.class, NO_AUTO_START);
      forget();
      if (!bus.NameHasOwner(SERVICE)) {
        return Optional.empty();
      }
      String found = bus.GetNameOwner(SERVICE);
      owner = found;
      subscriptions.add(
          connection.addSigHandler(InterfacesAdded.class, found, signal -> added(signal, found)));
      subscriptions.add(
          connection.addSigHandler(
              InterfacesRemoved.class, found, signal -> removed(signal, found)));
      subscriptions.add(
          connection.addSigHandler(
              PropertiesChanged.class, found, signal -> changed(signal, found)));
      Map<String, Map<String, Map<String, Object>>> objects = new HashMap<>();
      connection
          .getRemoteObject(found, "/", ObjectManager.class, NO_AUTO_START)
          .GetManagedObjects()
          .forEach((path, interfaces) -> objects.put(path.getPath(), DBusValues.plain(interfaces)));
      return Optional.of(objects);
    });
  }

  private void forget() {
    owner = "";
    proxies.clear();
    for (AutoCloseable subscription : subscriptions) {
      try {
        subscription.close();
      } catch (Exception gone) {
        // The bus itself forgets what was wanted of a process that ended, and then says so.
        LOG.log(Level.DEBUG, "A subscription was gone already.", gone);
      }
    }
    subscriptions.clear();
  }

  private void added(InterfacesAdded signal, String from) {
    if (isFrom(signal, from)) {
      listener.added(signal.getSignalSource().getPath(), DBusValues.plain(signal.getInterfaces()));
    }
  }

  private void removed(InterfacesRemoved signal, String from) {
    if (isFrom(signal, from)) {
      listener.removed(signal.getSignalSource().getPath(), List.copyOf(signal.getInterfaces()));
    }
  }

  private void changed(PropertiesChanged signal, String from) {
    MonotonicTime arrivedAt = clock.get();
    if (isFrom(signal, from) && BluezObjects.INTERFACES.contains(signal.getInterfaceName())) {
      listener.changed(
          signal.getPath(),
          signal.getInterfaceName(),
          DBusValues.plainProperties(signal.getPropertiesChanged()),
          arrivedAt);
    }
  }

  private boolean isFrom(DBusSignal signal, String from) {
    return from.equals(signal.getSource()) && from.equals(owner);
  }

  void startSearch(String adapter) throws BusException {
    run(() -> {
      Bluez.Adapter controller = proxy(adapter, Bluez.Adapter.class);
      controller.setDiscoveryFilter(Map.of("Transport", new Variant<>("le")));
      controller.startDiscovery();
    });
  }

  /** Does nothing when nobody searches. */
  void stopSearch(String adapter) throws BusException {
    run(() -> proxy(adapter, Bluez.Adapter.class).stopDiscovery());
  }

  void connect(String device) throws BusException {
    run(() -> proxy(device, Bluez.Device.class).connect());
  }

  void disconnect(String device) throws BusException {
    run(() -> proxy(device, Bluez.Device.class).disconnect());
  }

  /** To be subscribed already, or about to be, is fine. */
  void subscribe(String characteristic) throws BusException {
    try {
      run(() -> proxy(characteristic, Bluez.Gatt.class).startNotify());
    } catch (BusException refused) {
      // The names of BlueZ's errors do not come through, only their sentences.
      if (!String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("in progress")) {
        throw refused;
      }
    }
  }

  void unsubscribe(String characteristic) throws BusException {
    run(() -> proxy(characteristic, Bluez.Gatt.class).stopNotify());
  }

  byte[] read(String characteristic) throws BusException {
    return calling(() -> proxy(characteristic, Bluez.Gatt.class).readValue(Map.of()));
  }

  /** The library keeps each for the life of the connection, so there is one of each. */
  private <T extends DBusInterface> T proxy(String path, Class<T> type) throws DBusException {
    String holder = owner;
    DBusInterface known = proxies.get(holder + path);
    if (known == null) {
      known = connection.getRemoteObject(holder, path, type, NO_AUTO_START);
      proxies.put(holder + path, known);
    }
    return type.cast(known);
  }

  @Override
  public void close() {
    connection.disconnect();
  }

  private interface Call<T> {
    T call() throws Exception;
  }

  private interface Order {
    void call() throws Exception;
  }

  private static void run(Order order) throws BusException {
    calling(() -> {
      order.call();
      return "";
    });
  }

  private static <T> T calling(Call<T> call) throws BusException {
    try {
      return call.call();
    } catch (DBusException | DBusExecutionException refused) {
      throw new BusException(String.valueOf(refused.getMessage()), refused);
    } catch (Exception failed) {
      throw new BusException(failed.toString(), failed);
    }
  }
}
