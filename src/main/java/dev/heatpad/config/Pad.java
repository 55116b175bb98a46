package dev.heatpad.config;

import dev.heatpad.core.safety.SensorRole;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// The settings of one pad as written, before they are known to be right.
record Pad(Document document, String name) {
  <T> T value(Key<T> key) {
    return document.value(key, name);
  }

  <T> Optional<T> given(Key<T> key) {
    return document.given(key, name);
  }

  boolean isSound(Key<?>... keys) {
    return document.isSound(name, keys);
  }

  Place place(Key<?>... keys) {
    return document.place(name, keys);
  }

  List<String> path(Key<?> key) {
    return key.path(name);
  }

  OptionalInt pin(Key<Optional<Integer>> key) {
    Optional<Integer> pin =
        switch (key.fallback()) {
          case Fallback.Fixed _ -> value(key);
          case Fallback.Otherwise _ -> given(key).flatMap(each -> each);
        };
    return pin.stream().mapToInt(Integer::intValue).findFirst();
  }

  /// Every pin of this pad that is wired and was not refused.
  SequencedMap<Key<?>, Integer> pins() {
    SequencedMap<Key<?>, Integer> pins = new LinkedHashMap<>();
    if (isSound(PadKeys.RELAY_A)) {
      pins.put(PadKeys.RELAY_A, value(PadKeys.RELAY_A));
    }
    for (Key<Optional<Integer>> key : PadKeys.OPTIONAL_PINS) {
      if (isSound(key)) {
        pin(key).ifPresent(pin -> pins.put(key, pin));
      }
    }
    return pins;
  }

  /// The id of every sensor that is given and was not refused, by where it sits.
  Map<SensorRole, String> sensors() {
    Map<SensorRole, String> ids = new EnumMap<>(SensorRole.class);
    PadKeys.SENSORS.forEach((role, key) -> given(key).ifPresent(id -> ids.put(role, id)));
    return ids;
  }

  /// Whether pins of this pad may be driven.
  boolean mayBeReal() {
    return isSound(PadKeys.OUTPUT)
        && switch (value(PadKeys.OUTPUT)) {
          case AUTO, RELAY -> true;
          case SIMULATED -> false;
        };
  }
}
