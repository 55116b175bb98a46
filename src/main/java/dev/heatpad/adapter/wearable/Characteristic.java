package dev.heatpad.adapter.wearable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a device offers that is listened to; by its UUID, for paths and handles differ. */
enum Characteristic {
  HEART_RATE("00002a37" + Characteristic.ASSIGNED),
  TEMPERATURE("00002a1c" + Characteristic.ASSIGNED),
  CORE_TEMPERATURE("00002101-5b1e-4347-b07c-97b514dae121"),
  STEPS("00030001" + Characteristic.INFINITIME),
  ACCELERATION("00030002" + Characteristic.INFINITIME);

  /** The tail of each UUID that the Bluetooth SIG assigned. */
  private static final String ASSIGNED = "-0000-1000-8000-00805f9b34fb";

  private static final String INFINITIME = "-78fc-48fe-8e23-433b3a1942d0";

  private final String uuid;

  Characteristic(String uuid) {
    this.uuid = uuid;
  }

  String uuid() {
    return uuid;
  }

  /** The one with this UUID, in whatever case. */
  static Optional<Characteristic> of(String uuid) {
    String lowerCase = uuid.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(it -> it.uuid.equals(lowerCase)).findFirst();
  }
}
