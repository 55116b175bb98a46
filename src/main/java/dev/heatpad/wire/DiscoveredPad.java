package dev.heatpad.wire;

import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadDefinition.Arming;
import dev.heatpad.core.wearable.WearableRules;
import java.util.EnumSet;
import java.util.Set;

/**
 * What Home Assistant is told of one pad: everything on which the list of its entities depends.
 *
 * @param device the {@code device.id} of the configuration
 * @param sensors that the pad was configured with; without any it is only timed
 * @param version of this program
 */
public record DiscoveredPad(
    String device,
    PadDefinition definition,
    Set<SensorRole> sensors,
    HeartRate heartRate,
    String version) {

  /** Whether heart rates are published at all. */
  public enum HeartRate {
    TOLD,
    KEPT
  }

  public DiscoveredPad {
    sensors = sensors.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(sensors));
  }

  /** How the pad is called in topics and ids of Home Assistant: letters, digits, _ and - only. */
  public String objectId() {
    return DiscoveryJson.prefix(device) + definition.name().text();
  }

  /** What begins every topic of the pad. */
  String root() {
    return "heatpad/" + device + "/" + definition.name().text();
  }

  String availability() {
    return DiscoveryJson.availability(device);
  }

  /** What people call it. */
  String title() {
    return "Heatpad "
        + definition.name().text()
        + (definition.nature().isSimulated() ? " (simulated)" : "");
  }

  /** Whether a temperature is regulated, and not only a time kept. */
  boolean isRegulated() {
    return sensors.contains(SensorRole.SKIN_SIDE);
  }

  boolean hasElementSensor() {
    return sensors.contains(SensorRole.ELEMENT);
  }

  boolean hasWearable() {
    return definition.wearable().mode() != WearableRules.Mode.OFF;
  }

  boolean tellsHeartRate() {
    return hasWearable() && heartRate == HeartRate.TOLD;
  }

  boolean needsArming() {
    return definition.arming() == Arming.REQUIRED;
  }
}
