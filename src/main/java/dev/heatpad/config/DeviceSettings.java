package dev.heatpad.config;

/// What this computer is called in topics and pages.
public record DeviceSettings(String id) {
  public DeviceSettings {
    if (!TextType.NAME.matcher(id).matches()) {
      throw new IllegalArgumentException("Device id: " + id);
    }
  }
}
