package dev.heatpad.core.wearable;

import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The devices of which something is known. Sources: the makers' notes on their heart-rate sensors,
 * and the source code of the two free watches; docs/adr/0007-wearable-over-bluez.md.
 */
public final class DeviceProfiles {

  /** UUIDs as BlueZ writes them, in lower case. */
  private static final String HEART_RATE = "0000180d-0000-1000-8000-00805f9b34fb";

  private static final String HEALTH_THERMOMETER = "00001809-0000-1000-8000-00805f9b34fb";
  private static final String CORE = "00002100-5b1e-4347-b07c-97b514dae121";
  private static final String INFINITIME_MOTION = "00030000-78fc-48fe-8e23-433b3a1942d0";

  /** Services that have something to say here. */
  public static final Set<String> SERVICES =
      Set.of(HEART_RATE, HEALTH_THERMOMETER, CORE, INFINITIME_MOTION);

  /** What a device says of itself: its name in lower case, and its services. */
  private record Traits(String name, Set<String> services) {}

  private record Row(Predicate<Traits> matches, DeviceProfile profile) {}

  /** The first match counts. */
  private static final List<Row> ROWS =
      List.of(
          // Measures by electrodes; its contact bits follow the skin.
          named("polar h", "Polar H strap", Cadence.LIVE, ContactBits.TRUSTED),
          // The maker says of both armbands that their skin contact is not to be relied on.
          named("polar oh", "Polar OH1 armband", Cadence.LIVE, ContactBits.IGNORED),
          named("polar sense", "Polar Verity Sense armband", Cadence.LIVE, ContactBits.IGNORED),
          // Its flags say "contact" always.
          named("bangle.js", "Bangle.js watch", Cadence.LIVE, ContactBits.IGNORED),
          // Its flags are 0 always, and it notifies when the value changes.
          new Row(
              it -> it.name.equals("infinitime") || it.services.contains(INFINITIME_MOTION),
              new DeviceProfile("InfiniTime watch", Cadence.ON_CHANGE, ContactBits.IGNORED)),
          new Row(
              it -> it.services.contains(CORE) && !it.services.contains(HEART_RATE),
              new DeviceProfile("CORE sensor", Cadence.SLOW, ContactBits.IGNORED)),
          new Row(
              it -> it.services.contains(HEALTH_THERMOMETER) && !it.services.contains(HEART_RATE),
              new DeviceProfile("thermometer", Cadence.SLOW, ContactBits.IGNORED)));

  private DeviceProfiles() {}

  /** The profile of a device; {@link DeviceProfile#UNKNOWN} for all that are not in the table. */
  public static DeviceProfile of(String name, Set<String> serviceUuids) {
    Traits traits = new Traits(name.toLowerCase(Locale.ROOT), serviceUuids);
    return ROWS.stream()
        .filter(row -> row.matches.test(traits))
        .map(Row::profile)
        .findFirst()
        .orElse(DeviceProfile.UNKNOWN);
  }

  private static Row named(
      String beginning, String shown, Cadence cadence, ContactBits contactBits) {
    return new Row(
        it -> it.name.startsWith(beginning), new DeviceProfile(shown, cadence, contactBits));
  }
}
