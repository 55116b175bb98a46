package dev.heatpad.adapter.wearable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.Variant;

/** Makes plain values of what the library hands out. */
final class DBusValues {

  private DBusValues() {}

  static Map<String, Map<String, Object>> plain(Map<String, Map<String, Variant<?>>> interfaces) {
    Map<String, Map<String, Object>> plain = new HashMap<>();
    interfaces.forEach((name, properties) -> plain.put(name, plainProperties(properties)));
    return plain;
  }

  static Map<String, Object> plainProperties(Map<String, Variant<?>> properties) {
    Map<String, Object> plain = new HashMap<>();
    properties.forEach((name, variant) -> plain.put(name, plainValue(variant.getValue())));
    return plain;
  }

  private static Object plainValue(Object value) {
    return value instanceof Object[] array ? Arrays.asList(array) : value;
  }

  /** The library gives an array of bytes as a list of {@code Byte} or as {@code byte[]}. */
  static Optional<byte[]> bytes(Object value) {
    if (value instanceof byte[] bytes) {
      return Optional.of(bytes);
    }
    if (!(value instanceof List<?> list) || !list.stream().allMatch(Byte.class::isInstance)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (Byte) list.get(i);
    }
    return Optional.of(bytes);
  }
}
