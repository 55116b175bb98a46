package dev.heatpad.config;

import dev.heatpad.core.wearable.DeviceProfile;
import dev.heatpad.wire.WearableEntry;
import java.util.List;

/// How a kind of sender tells of a wearable on MQTT. In the topics `{address}` stands for the
/// device.
public record WearableProfile(String name, DeviceProfile device, List<WearableEntry> entries) {
  public WearableProfile {
    entries = List.copyOf(entries);
    if (!TextType.NAME.matcher(name).matches() || entries.isEmpty()) {
      throw new IllegalArgumentException("Profile " + name + " with " + entries.size());
    }
  }

  /// Whether it can only be used with an address.
  boolean needsAddress() {
    return entries.stream().anyMatch(entry -> entry.topic().namesDevice());
  }
}
