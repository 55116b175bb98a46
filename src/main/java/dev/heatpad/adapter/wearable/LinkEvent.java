package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.MonotonicTime;

/** What {@link LinkMachine} is told beside what can be observed. */
sealed interface LinkEvent {

  /** Time has passed, or what can be observed has changed. */
  record Woke() implements LinkEvent {}

  /** An action came to nothing. */
  record Refused(LinkAction.DeviceCall call) implements LinkEvent {}

  /** A packet of the leading characteristic became a signal. */
  record Heard(MonotonicTime arrivedAt) implements LinkEvent {}
}
