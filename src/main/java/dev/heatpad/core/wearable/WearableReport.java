package dev.heatpad.core.wearable;

import dev.heatpad.core.unit.MonotonicTime;

/**
 * A signal with its origin.
 *
 * @param device who said it; never empty, and the same for all signals of one device
 * @param profile how far the device can be believed
 * @param arrivedAt when it reached this computer; the clocks of wearables are not believed
 */
public record WearableReport(
    String device, DeviceProfile profile, Signal signal, MonotonicTime arrivedAt) {

  /** The same by another clock. */
  public WearableReport arrivedAt(MonotonicTime moment) {
    return new WearableReport(device, profile, signal, moment);
  }
}
