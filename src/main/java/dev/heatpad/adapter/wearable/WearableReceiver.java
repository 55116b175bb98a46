package dev.heatpad.adapter.wearable;

import dev.heatpad.core.wearable.WearableReport;

/** Takes what a wearable says. Called on the radio's thread; it only enqueues and returns. */
@FunctionalInterface
public interface WearableReceiver {
  void heard(WearableReport report);
}
