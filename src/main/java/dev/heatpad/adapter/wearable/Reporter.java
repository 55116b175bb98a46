package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.DeviceProfile;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.WearableReport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Hands over reports of one device: each packet's signal, and state and battery when they change.
 * Says to people once when a connection comes and once when it goes, not each try in between.
 */
final class Reporter {

  private static final Logger LOG = System.getLogger(Reporter.class.getName());

  private final DeviceAddress address;
  private final WearableReceiver receiver;
  private DeviceProfile profile = DeviceProfile.UNKNOWN;
  private @Nullable LinkState toldState;
  private OptionalInt toldBattery = OptionalInt.empty();
  private Said said = Said.NOTHING;
  private String complaint = "";
  private boolean receiverFailed;

  /** What people were told last. */
  private enum Said {
    NOTHING,
    CONNECTED,
    GONE
  }

  Reporter(DeviceAddress address, WearableReceiver receiver) {
    this.address = address;
    this.receiver = receiver;
  }

  void profile(DeviceProfile known) {
    profile = known;
  }

  void state(LinkState state, MonotonicTime now) {
    if (state == toldState) {
      return;
    }
    toldState = state;
    if (state == LinkState.CONNECTED) {
      said = Said.CONNECTED;
      complaint = "";
      LOG.log(Level.INFO, "The wearable {0} ({1}) is connected.", address, profile.name());
    } else if (said == Said.CONNECTED) {
      said = Said.GONE;
      LOG.log(Level.INFO, "The wearable {0} is gone. Looking for it.", address);
    }
    signal(new Signal.Link(state), now);
  }

  /** Empty while the device is not connected, or does not tell. */
  void battery(OptionalInt percent, MonotonicTime now) {
    if (!percent.equals(toldBattery)) {
      toldBattery = percent;
      percent.ifPresent(it -> signal(new Signal.Battery(it), now));
    }
  }

  void signal(Signal signal, MonotonicTime arrivedAt) {
    try {
      receiver.heard(new WearableReport(address.text(), profile, signal, arrivedAt));
    } catch (RuntimeException failure) {
      // Once: it would come each second.
      if (!receiverFailed) {
        receiverFailed = true;
        LOG.log(Level.ERROR, "What a wearable said could not be handed over.", failure);
      }
    }
  }

  /** Tells people why there is no radio; the same cause once, until there was a connection. */
  void complain(String sentence, String cause) {
    if (!sentence.equals(complaint)) {
      complaint = sentence;
      LOG.log(Level.WARNING, "{0} ({1})", sentence, cause);
    }
  }
}
