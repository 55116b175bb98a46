package dev.heatpad.loop;

import dev.heatpad.loop.Outbox.Importance;
import dev.heatpad.loop.OutboxItem.LiveValue;
import dev.heatpad.loop.OutboxItem.QueuedMessage;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is next in an {@link Outbox}. Places are numbers that are given out once, so an item can
 * return to its own.
 */
final class WaitingLine {

  private final TreeMap<Long, OutboxItem> line = new TreeMap<>();
  private long back;
  private long front;

  long newPlaceAtBack() {
    return ++back;
  }

  long newPlaceAtFront() {
    return --front;
  }

  /** Puts the item at its place; if it is there already, nothing changes. */
  void stand(long place, OutboxItem item) {
    line.put(place, item);
  }

  void leave(long place) {
    line.remove(place);
  }

  /** Takes the first out of the line, which must not be empty. */
  OutboxItem takeFirst() {
    return line.pollFirstEntry().getValue();
  }

  void dropLiveValues() {
    line.values().removeIf(LiveValue.class::isInstance);
  }

  Optional<QueuedMessage> oldestMessage(Importance importance) {
    return line.values().stream()
        .filter(QueuedMessage.class::isInstance)
        .map(QueuedMessage.class::cast)
        .filter(message -> message.importance() == importance)
        .findFirst();
  }

  boolean isEmpty() {
    return line.isEmpty();
  }

  int size() {
    return line.size();
  }
}
