package dev.heatpad.adapter.mqtt;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Stands between the link and those it tells something: in a callback of Paho an error ends the
 * connection and an exception vanishes. Here both are counted, and the first is logged. For any
 * thread.
 */
final class GuardedReceivers implements LinkListener {

  private final Logger log;
  private final Consumer<InboundMessage> inbox;
  private final LinkListener listener;
  private final AtomicLong failures = new AtomicLong();

  GuardedReceivers(Logger log, Consumer<InboundMessage> inbox, LinkListener listener) {
    this.log = log;
    this.inbox = inbox;
    this.listener = listener;
  }

  void arrived(InboundMessage message) {
    guard(() -> inbox.accept(message));
  }

  @Override
  public void connected() {
    guard(listener::connected);
  }

  @Override
  public void lost(String sentence) {
    guard(() -> listener.lost(sentence));
  }

  @Override
  public void recordTaken(String id) {
    guard(() -> listener.recordTaken(id));
  }

  long failures() {
    return failures.get();
  }

  private void guard(Runnable call) {
    try {
      call.run();
    } catch (Throwable failure) {
      if (failures.incrementAndGet() == 1) {
        log.log(
            Level.ERROR,
            "A receiver of the MQTT link failed; further failures are only counted.",
            failure);
      }
    }
  }
}
