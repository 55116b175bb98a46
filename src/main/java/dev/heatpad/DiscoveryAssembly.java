package dev.heatpad;

import dev.heatpad.adapter.mqtt.HomeAssistant;
import dev.heatpad.config.Settings;
import dev.heatpad.loop.Recovery;
import dev.heatpad.wire.DiscoveredPad;
import java.util.List;

/** From the settings to what Home Assistant is told of the pads. */
final class DiscoveryAssembly {

  private DiscoveryAssembly() {}

  /** Without a wish for discovery no pad is told, and what was told before is cleared. */
  static HomeAssistant of(Settings settings, List<Recovery.Configured> configured) {
    String device = settings.device().id();
    return new HomeAssistant(
        new HomeAssistant.Setup(
            device,
            settings.mqtt().discovery().wanted() ? pads(settings, configured) : List.of(),
            settings.mqtt().discovery().prefix(),
            device.hashCode(),
            System::nanoTime));
  }

  private static List<DiscoveredPad> pads(Settings settings, List<Recovery.Configured> configured) {
    DiscoveredPad.HeartRate heartRate =
        settings.mqtt().healthData() ? DiscoveredPad.HeartRate.TOLD : DiscoveredPad.HeartRate.KEPT;
    return configured.stream()
        .map(pad ->
            new DiscoveredPad(
                settings.device().id(), pad.definition(), pad.sensors(), heartRate, Version.text()))
        .toList();
  }
}
