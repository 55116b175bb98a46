package dev.heatpad.config;

import dev.heatpad.core.safety.SensorRole;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The 1-Wire sensors of one pad. `given` has their ids as written, each by the place that its key
/// names; a second skin-side sensor never comes without a first. `skinUncertaintyCelsius` is added
/// to each reading before the dose is counted.
public record SensorSettings(
    Map<SensorRole, String> given, double skinUncertaintyCelsius, Path w1Directory) {

  public SensorSettings {
    Map<SensorRole, String> copy = new EnumMap<>(SensorRole.class);
    copy.putAll(given);
    given = Collections.unmodifiableMap(copy);
    if (given.containsKey(SensorRole.SECOND_SKIN_SIDE)
        && !given.containsKey(SensorRole.SKIN_SIDE)) {
      throw new IllegalArgumentException("A second sensor without a first: " + given);
    }
  }

  /// The ids by what the sensors decide on a relay. A lone element sensor counts as skin-side: it
  /// is the warmer place, so heat ends sooner (docs/safety.md).
  public Map<SensorRole, String> wired() {
    String element = given.get(SensorRole.ELEMENT);
    return element != null && given.size() == 1 ? Map.of(SensorRole.SKIN_SIDE, element) : given;
  }

  /// What sensors a simulation of this pad has: the first skin-side one always, and each given one.
  public Set<SensorRole> simulated() {
    Set<SensorRole> roles = EnumSet.of(SensorRole.SKIN_SIDE);
    roles.addAll(given.keySet());
    return Collections.unmodifiableSet(roles);
  }
}
