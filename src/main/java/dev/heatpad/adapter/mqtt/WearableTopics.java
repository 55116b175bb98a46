package dev.heatpad.adapter.mqtt;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.WearableReport;
import dev.heatpad.loop.Arrival.Delivery;
import dev.heatpad.loop.WallClock;
import dev.heatpad.wire.WearableMapping;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What others tell of a wearable: their messages go through the mapping, and what is believed goes
 * to the receiver. It runs on the threads of the client library and of the link, so it reads, hands
 * over and returns.
 */
public final class WearableTopics {

  /** Takes what a wearable says. Called on threads of the link; it only enqueues and returns. */
  @FunctionalInterface
  public interface Receiver {
    void heard(WearableReport report);
  }

  private final WearableMapping mapping;
  private final Receiver receiver;
  private final Supplier<MonotonicTime> clock;
  private final WallClock wallClock;

  /**
   * Listens by a mapping.
   *
   * @param clock of the reports; the wall clock is asked with its time
   */
  public WearableTopics(
      WearableMapping mapping,
      Receiver receiver,
      Supplier<MonotonicTime> clock,
      WallClock wallClock) {
    this.mapping = mapping;
    this.receiver = receiver;
    this.clock = clock;
    this.wallClock = wallClock;
  }

  /** What is to be subscribed to. */
  List<ForeignTopic> filters() {
    return mapping.topics().stream().map(ForeignTopic::toWearable).toList();
  }

  /** A consumer that takes the wearable's messages and gives all to the next one too. */
  Consumer<InboundMessage> before(Consumer<InboundMessage> next) {
    // A failure here must not cost a command: the link guards both as one.
    return message -> {
      try {
        accept(message);
      } finally {
        next.accept(message);
      }
    };
  }

  /** A listener that says that the wearable is lost when the broker is, and tells the next one. */
  LinkListener before(LinkListener next) {
    return new Losses(next);
  }

  private void accept(InboundMessage message) {
    if (message.size() == InboundMessage.Size.TOO_LARGE) {
      return;
    }
    MonotonicTime now = clock.get();
    Delivery delivery =
        switch (message.retained()) {
          case YES -> Delivery.RETAINED;
          case NO -> Delivery.LIVE;
        };
    mapping
        .read(message.topic(), message.payload(), delivery, now, wallClock.at(now))
        .forEach(receiver::heard);
  }

  private final class Losses implements LinkListener {
    private final LinkListener next;

    Losses(LinkListener next) {
      this.next = next;
    }

    @Override
    public void connected() {
      next.connected();
    }

    @Override
    public void lost(String sentence) {
      try {
        receiver.heard(mapping.lost(clock.get()));
      } finally {
        next.lost(sentence);
      }
    }

    @Override
    public void recordTaken(String id) {
      next.recordTaken(id);
    }
  }
}
