package dev.heatpad.loop;

import dev.heatpad.loop.OutboxItem.LiveValue;
import dev.heatpad.loop.OutboxItem.OwedRecord;
import dev.heatpad.loop.OutboxItem.QueuedMessage;
import dev.heatpad.loop.OutboxItem.RetainedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What waits for the broker, and what the broker has not yet acknowledged. Pure: no clock, no
 * thread, no lock; whoever uses it from several threads holds a lock of its own.
 *
 * <p>Four kinds of message wait in one line, in the order in which they came:
 *
 * <ul>
 *   <li>State is retained, and only the newest of a topic counts. A topic that waits keeps its
 *       place and takes the newer payload. The outbox remembers the newest of each topic for good,
 *       and offers all of it again on each connection, because the broker may have forgotten it.
 *   <li>Messages (results, events) are never merged. When {@link #MAX_MESSAGES} are waiting, the
 *       oldest routine one goes, or the oldest of all if none is routine, and is counted.
 *   <li>Records are sent until the broker has acknowledged them. The one who put them keeps them
 *       meanwhile.
 *   <li>Live values are of use only now: the newest of a topic waits, and a lost connection drops
 *       them.
 * </ul>
 *
 * <p>Several messages may be on their way at once, at most {@link #MAX_IN_FLIGHT} and at most what
 * the broker allows. The connection keeps their order. What was on its way when the connection
 * broke counts as not sent.
 */
public final class Outbox {

  /**
   * What Mosquitto allows by default. The client library throws above the broker's limit, so it
   * must never be reached.
   */
  public static final int MAX_IN_FLIGHT = 20;

  /** At 10 messages a session, a hundred sessions without a broker. */
  public static final int MAX_MESSAGES = 1_000;

  /**
   * A record that finds no room stays with the one who put it, so nothing is lost by this limit.
   */
  public static final int MAX_RECORDS = 1_000;

  /** What may be dropped first when the broker stays away. */
  public enum Importance {
    ROUTINE,
    ESSENTIAL
  }

  /** What became of a record that was put. */
  public enum RecordOffer {
    ACCEPTED,
    ALREADY_WAITING,
    /** Put it again after the next connection. */
    NO_ROOM
  }

  /** What is on its way; {@code revision} tells which payload of a state it was. */
  private record InFlight(OutboxItem item, long revision) {}

  private final Map<String, RetainedState> states = new LinkedHashMap<>();
  private final Map<String, LiveValue> waitingLive = new HashMap<>();
  private final Map<String, OwedRecord> records = new HashMap<>();
  private final WaitingLine line = new WaitingLine();
  private final Map<Long, InFlight> inFlight = new LinkedHashMap<>();
  private long tokens;
  private int window;
  private int messages;
  private long droppedMessages;
  private long refused;

  /** Sets the retained state of a topic. An empty payload clears the topic at the broker. */
  public void putState(String topic, String payload) {
    RetainedState state = states.computeIfAbsent(topic, name -> new RetainedState(name, payload));
    state.payload = payload;
    state.revision++;
    if (!state.waits) {
      enqueue(state, line.newPlaceAtBack());
    }
  }

  /** Offers a value that is of use only now. Without a connection it is dropped. */
  public void putLive(String topic, String payload) {
    if (window == 0) {
      return;
    }
    LiveValue waiting = waitingLive.get(topic);
    if (waiting != null) {
      waiting.payload = payload;
      return;
    }
    LiveValue live = new LiveValue(topic, payload);
    waitingLive.put(topic, live);
    line.stand(line.newPlaceAtBack(), live);
  }

  public void putMessage(String topic, String payload, Importance importance) {
    putMessage(topic, payload, importance, Optional.empty());
  }

  /** Puts an answer on the topic that the requester named. Answers are essential. */
  public void putReply(String topic, String payload, Optional<Bytes> correlationData) {
    putMessage(topic, payload, Importance.ESSENTIAL, correlationData);
  }

  /** Puts a record that is sent until {@link #acknowledged} names its id. */
  public RecordOffer putRecord(String id, String topic, String payload) {
    if (records.containsKey(id)) {
      return RecordOffer.ALREADY_WAITING;
    }
    if (records.size() >= MAX_RECORDS) {
      return RecordOffer.NO_ROOM;
    }
    OwedRecord entry = new OwedRecord(id, topic, payload, line.newPlaceAtBack());
    records.put(id, entry);
    line.stand(entry.place(), entry);
    return RecordOffer.ACCEPTED;
  }

  /** Nobody shall get this record any more. One that is on its way already may arrive. */
  public void withdrawRecord(String id) {
    OwedRecord entry = records.remove(id);
    if (entry != null) {
      line.leave(entry.place());
    }
  }

  /**
   * A connection is there: all state is offered again, ahead of the rest, and records that were
   * refused once more.
   */
  public void connected(int receiveMaximum) {
    disconnected();
    window = Math.clamp(receiveMaximum, 1, MAX_IN_FLIGHT);
    for (RetainedState state : List.copyOf(states.values()).reversed()) {
      if (state.waits) {
        line.leave(state.place);
      }
      enqueue(state, line.newPlaceAtFront());
    }
    for (OwedRecord entry : records.values()) {
      line.stand(entry.place(), entry);
    }
  }

  /** The connection is gone: what was on its way was not sent. */
  public void disconnected() {
    window = 0;
    List<InFlight> unsent = new ArrayList<>(inFlight.values());
    inFlight.clear();
    unsent.forEach(this::takeBack);
    waitingLive.clear();
    line.dropLiveValues();
  }

  /** The next message to hand over, if one waits and the broker has room. */
  public Optional<Outgoing> next() {
    if (inFlight.size() >= window || line.isEmpty()) {
      return Optional.empty();
    }
    OutboxItem item = line.takeFirst();
    long token = ++tokens;
    inFlight.put(
        token, new InFlight(item, item instanceof RetainedState state ? state.revision : 0));
    return Optional.of(
        switch (item) {
          case RetainedState state -> {
            state.waits = false;
            yield outgoing(token, state.topic, state.payload, Outgoing.Keep.RETAINED);
          }
          case QueuedMessage message ->
              new Outgoing(
                  token,
                  message.topic(),
                  message.payload(),
                  Outgoing.Keep.PASSING,
                  message.correlationData());
          case OwedRecord owed ->
              outgoing(token, owed.topic(), owed.payload(), Outgoing.Keep.PASSING);
          case LiveValue live -> {
            waitingLive.remove(live.topic);
            yield outgoing(token, live.topic, live.payload, Outgoing.Keep.PASSING);
          }
        });
  }

  /**
   * The broker has taken it. If it was a record, answers the record's id. Late and unknown tokens
   * change nothing.
   */
  public Optional<String> acknowledged(long token) {
    InFlight done = inFlight.remove(token);
    if (done == null) {
      return Optional.empty();
    }
    return switch (done.item()) {
      case OwedRecord entry -> {
        records.remove(entry.id());
        yield Optional.of(entry.id());
      }
      case QueuedMessage message -> {
        messages--;
        yield Optional.empty();
      }
      case RetainedState _, LiveValue _ -> Optional.empty();
    };
  }

  /**
   * It could not be handed over: it goes back to its place, unless something newer has made it
   * void.
   */
  public void failed(long token) {
    InFlight unsent = inFlight.remove(token);
    if (unsent != null) {
      takeBack(unsent);
    }
  }

  /**
   * The broker does not want it, and trying again would not change that. A message is dropped;
   * state and records wait for the next connection, where the broker's rules may be others.
   */
  public void refused(long token) {
    InFlight unwanted = inFlight.remove(token);
    if (unwanted == null) {
      return;
    }
    refused++;
    if (unwanted.item() instanceof QueuedMessage) {
      messages--;
    }
  }

  public boolean isIdle() {
    return line.isEmpty() && inFlight.isEmpty();
  }

  public int inFlight() {
    return inFlight.size();
  }

  public int waiting() {
    return line.size();
  }

  /** How many messages were dropped since the start because the broker stayed away too long. */
  public long droppedMessages() {
    return droppedMessages;
  }

  public long refusals() {
    return refused;
  }

  private void putMessage(
      String topic, String payload, Importance importance, Optional<Bytes> correlationData) {
    if (messages >= MAX_MESSAGES) {
      dropOldestMessage();
    }
    QueuedMessage message =
        new QueuedMessage(topic, payload, importance, correlationData, line.newPlaceAtBack());
    messages++;
    line.stand(message.place(), message);
  }

  private void dropOldestMessage() {
    Optional<QueuedMessage> oldestRoutine = line.oldestMessage(Importance.ROUTINE);
    Optional<QueuedMessage> victim =
        oldestRoutine.or(() -> line.oldestMessage(Importance.ESSENTIAL));
    victim.ifPresent(message -> {
      line.leave(message.place());
      messages--;
      droppedMessages++;
    });
  }

  private void takeBack(InFlight unsent) {
    switch (unsent.item()) {
      case RetainedState state -> {
        if (state.revision == unsent.revision() && !state.waits) {
          enqueue(state, state.place);
        }
      }
      case QueuedMessage message -> line.stand(message.place(), message);
      case OwedRecord entry -> {
        if (records.containsKey(entry.id())) {
          line.stand(entry.place(), entry);
        }
      }
      case LiveValue _ -> {}
    }
  }

  private void enqueue(RetainedState state, long place) {
    state.place = place;
    state.waits = true;
    line.stand(place, state);
  }

  private static Outgoing outgoing(long token, String topic, String payload, Outgoing.Keep keep) {
    return new Outgoing(token, topic, payload, keep, Optional.empty());
  }
}
