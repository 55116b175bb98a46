package dev.heatpad.wire;

import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadDefinition.Arming;
import dev.heatpad.core.wearable.WearableRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
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

  /** Device and pad have 16 characters together then. Another bound would rename entities. */
  private static final int LONGEST_STEM = 25;

  /** Enough that no two pads of a home ever share it. */
  private static final int DIGEST_BYTES = 6;

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

  /**
   * What begins the id of each entity, which Home Assistant remembers for good. It stands in the
   * document thirty times, so where the names are long a digest of them stands for them.
   */
  String uniqueStem() {
    return objectId().length() <= LONGEST_STEM
        ? objectId()
        : "hp" + digest(device + "/" + definition.name().text());
  }

  private static String digest(String names) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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
