package dev.heatpad.adapter.wearable;

import dev.heatpad.adapter.wearable.Observed.Channel;
import dev.heatpad.adapter.wearable.Observed.Peer;
import dev.heatpad.adapter.wearable.Observed.Radio;
import dev.heatpad.adapter.wearable.Observed.Reading;
import dev.heatpad.core.wearable.DeviceProfiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A copy of the objects of BlueZ, kept up to date by its signals. One thread owns it.
 *
 * <p>A snapshot is taken while signals go on, so those that come meanwhile are applied after it; to
 * apply one twice does no harm, and to lose one would.
 */
final class BluezObjects {

  static final String ADAPTER = "org.bluez.Adapter1";
  static final String DEVICE = "org.bluez.Device1";
  static final String BATTERY = "org.bluez.Battery1";
  static final String CHARACTERISTIC = "org.bluez.GattCharacteristic1";

  /** What is kept; BlueZ has more. */
  static final Set<String> INTERFACES = Set.of(ADAPTER, DEVICE, BATTERY, CHARACTERISTIC);

  private static final int MAX_PERCENT = 100;

  /** Properties by interface by path, in the order of the paths. */
  private final Map<String, Map<String, Map<String, Object>>> objects = new TreeMap<>();

  private final List<Runnable> held = new ArrayList<>();
  private boolean snapshotUnderway;

  /** From now on until {@link #replace} changes wait. */
  void awaitSnapshot() {
    snapshotUnderway = true;
  }

  void replace(Map<String, Map<String, Map<String, Object>>> snapshot) {
    snapshotUnderway = false;
    objects.clear();
    snapshot.forEach(this::add);
    held.forEach(Runnable::run);
    held.clear();
  }

  void clear() {
    snapshotUnderway = false;
    held.clear();
    objects.clear();
  }

  void added(String path, Map<String, Map<String, Object>> interfaces) {
    apply(() -> add(path, interfaces));
  }

  void removed(String path, Collection<String> interfaces) {
    apply(() -> remove(path, interfaces));
  }

  void changed(String path, String name, Map<String, Object> properties) {
    apply(() -> {
      Map<String, Map<String, Object>> object = objects.get(path);
      if (object != null && object.containsKey(name)) {
        object.get(name).putAll(properties);
      }
    });
  }

  private void apply(Runnable change) {
    if (snapshotUnderway) {
      held.add(change);
    } else {
      change.run();
    }
  }

  private void add(String path, Map<String, Map<String, Object>> interfaces) {
    interfaces.forEach((name, properties) -> {
      if (INTERFACES.contains(name)) {
        objects.computeIfAbsent(path, _ -> new HashMap<>()).put(name, new HashMap<>(properties));
      }
    });
  }

  private void remove(String path, Collection<String> interfaces) {
    Map<String, Map<String, Object>> object = objects.get(path);
    if (object != null) {
      object.keySet().removeAll(interfaces);
      if (object.isEmpty()) {
        objects.remove(path);
      }
    }
  }

  /** What is to be seen of one device, on a controller that has power. */
  Observed observe(DeviceAddress address) {
    Observed way = observe();
    return way.radio() == Radio.ON
        ? new Observed(Radio.ON, way.adapter(), peer(way.adapter(), address))
        : way;
  }

  /** What is to be seen of the way to any device. */
  Observed observe() {
    List<String> adapters = pathsOf(ADAPTER);
    if (adapters.isEmpty()) {
      return Observed.without(Radio.NO_CONTROLLER);
    }
    return adapters.stream()
        .filter(path -> isTrue(path, ADAPTER, "Powered"))
        .findFirst()
        .map(path -> new Observed(Radio.ON, path, new Peer.Absent()))
        .orElseGet(() -> Observed.without(Radio.OFF));
  }

  private Peer peer(String adapter, DeviceAddress address) {
    Optional<String> known =
        pathsOf(DEVICE).stream()
            .filter(path -> path.startsWith(adapter + "/"))
            .filter(path -> address.text().equalsIgnoreCase(text(path, DEVICE, "Address")))
            .findFirst();
    if (known.isEmpty()) {
      return new Peer.Absent();
    }
    String path = known.get();
    if (!isTrue(path, DEVICE, "Connected")) {
      return new Peer.Known(path);
    }
    return isTrue(path, DEVICE, "ServicesResolved")
        ? new Peer.Ready(path, channels(path), DeviceProfiles.of(name(path), services(path)))
        : new Peer.Linked(path);
  }

  private List<Channel> channels(String device) {
    List<Channel> channels = new ArrayList<>();
    for (String path : pathsOf(CHARACTERISTIC)) {
      Set<String> flags = texts(path, CHARACTERISTIC, "Flags");
      boolean tells = flags.contains("notify") || flags.contains("indicate");
      if (path.startsWith(device + "/") && tells) {
        Reading reading = flags.contains("read") ? Reading.POSSIBLE : Reading.REFUSED;
        Characteristic.of(text(path, CHARACTERISTIC, "UUID"))
            .ifPresent(what -> channels.add(new Channel(path, what, reading)));
      }
    }
    boolean hasCore =
        channels.stream().anyMatch(it -> it.what() == Characteristic.CORE_TEMPERATURE);
    // That sensor's standard thermometer shows the inside of the body.
    channels.removeIf(it -> hasCore && it.what() == Characteristic.TEMPERATURE);
    return channels;
  }

  List<String> pathsOf(String name) {
    return objects.entrySet().stream()
        .filter(it -> it.getValue().containsKey(name))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What the device calls itself; empty if it does not. */
  String name(String device) {
    return text(device, DEVICE, "Name");
  }

  /** UUIDs in lower case. */
  Set<String> services(String device) {
    return texts(device, DEVICE, "UUIDs");
  }

  Optional<DeviceAddress> address(String device) {
    return DeviceAddress.parse(text(device, DEVICE, "Address"));
  }

  /** Of the last advertisement, while somebody searches. */
  OptionalInt signalDbm(String device) {
    return property(device, DEVICE, "RSSI") instanceof Number number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  OptionalInt batteryPercent(String device) {
    if (property(device, BATTERY, "Percentage") instanceof Number number) {
      int percent = Byte.toUnsignedInt(number.byteValue());
      return percent <= MAX_PERCENT ? OptionalInt.of(percent) : OptionalInt.empty();
    }
    return OptionalInt.empty();
  }

  private boolean isTrue(String path, String name, String property) {
    return Boolean.TRUE.equals(property(path, name, property));
  }

  private String text(String path, String name, String property) {
    return property(path, name, property) instanceof String text ? text : "";
  }

  private Set<String> texts(String path, String name, String property) {
    return property(path, name, property) instanceof Collection<?> values
        ? values.stream()
            .map(it -> String.valueOf(it).toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private Object property(String path, String name, String property) {
    return objects
        .getOrDefault(path, Map.of())
        .getOrDefault(name, Map.of())
        .getOrDefault(property, "");
  }
}
