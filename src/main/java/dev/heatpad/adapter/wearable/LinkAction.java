package dev.heatpad.adapter.wearable;

import java.util.List;

/** What {@link LinkMachine} wants done. Those of one step are done in their order. */
sealed interface LinkAction {

  /** Build a connection to the message bus, unless one is being built. */
  record OpenBus() implements LinkAction {}

  /** See whether BlueZ runs, and take a look at all its objects. */
  record LookForService() implements LinkAction {}

  /** A call to BlueZ; it may wait for the device. */
  sealed interface DeviceCall extends LinkAction {}

  /**
   * Listen for advertisements.
   *
   * @param attempt tells a late answer from the one that is waited for
   */
  record Search(String adapter, long attempt) implements DeviceCall {}

  record StopSearch(String adapter) implements DeviceCall {}

  record Connect(String device, long attempt) implements DeviceCall {}

  /** Ends the connection, and an attempt at one too. */
  record Disconnect(String device) implements DeviceCall {}

  record Subscribe(List<String> characteristics) implements DeviceCall {
    public Subscribe {
      characteristics = List.copyOf(characteristics);
    }
  }

  /** End the subscriptions and make them anew. */
  record Resubscribe(List<String> characteristics) implements DeviceCall {
    public Resubscribe {
      characteristics = List.copyOf(characteristics);
    }
  }

  record Read(List<String> characteristics) implements DeviceCall {
    public Read {
      characteristics = List.copyOf(characteristics);
    }
  }
}
