package dev.heatpad.adapter.wearable;

import dev.heatpad.core.wearable.DeviceProfile;
import java.util.List;
import java.util.Optional;

/**
 * What BlueZ's objects show of the one device that is wanted, at this moment.
 *
 * @param adapter the path of the controller to search with; empty unless the radio is on
 */
record Observed(Radio radio, String adapter, Peer peer) {

  static Observed without(Radio why) {
    return new Observed(why, "", new Peer.Absent());
  }

  /** How far the way to the air goes. */
  enum Radio {
    /** No connection to the message bus. */
    NO_BUS,
    /** BlueZ does not run, or does not let us in. */
    NO_SERVICE,
    NO_CONTROLLER,
    OFF,
    ON
  }

  /** The device as BlueZ knows it. */
  sealed interface Peer {
    /** Not known; it has to be searched for. */
    record Absent() implements Peer {}

    /** Known and not connected. */
    record Known(String path) implements Peer {}

    /** Connected, and what it offers is not settled yet. */
    record Linked(String path) implements Peer {}

    /** Connected, with all that it offers. */
    record Ready(String path, List<Channel> channels, DeviceProfile profile) implements Peer {
      public Ready {
        channels = List.copyOf(channels);
      }

      /** The channel whose packets show that the device is alive. */
      Optional<Channel> leading() {
        return channels.stream().min((one, other) -> one.what().compareTo(other.what()));
      }
    }
  }

  /** A characteristic of the device that is listened to. */
  record Channel(String path, Characteristic what, Reading reading) {}

  /** Whether a characteristic can be asked as well. */
  enum Reading {
    POSSIBLE,
    REFUSED
  }
}
