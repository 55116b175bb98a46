package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.loop.Outbox.Importance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random use of an outbox against the simplest broker there is: it takes messages in the order in
 * which they were handed over, may forget everything, and its acknowledgements may be lost with the
 * connection. At the end the broker must know the newest state of each topic, every message and
 * every record.
 */
final class OutboxModelTest {

  private static final int STEPS = 8_000;
  private static final int TOPICS = 7;

  private final Outbox outbox = new Outbox();
  private final Map<String, String> newest = new HashMap<>();
  private final Map<String, String> atBroker = new HashMap<>();
  private final Deque<Outgoing> onTheWire = new ArrayDeque<>();
  private final Deque<Outgoing> unacknowledged = new ArrayDeque<>();
  private final Set<String> messagesAtBroker = new LinkedHashSet<>();
  private final List<String> recordsTold = new ArrayList<>();
  private final Map<String, Integer> newestOnThisConnection = new HashMap<>();
  private int counter;
  private int messagesPut;
  private int recordsPut;
  private int limit;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 20_261_123})
  void theBrokerEndsUpWithEverything(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      act(random);
      assertTrue(outbox.inFlight() <= Math.max(limit, 0), "in flight at step " + step);
    }
    settle();
    assertEquals(newest, atBroker, "state, seed " + seed);
    assertEquals(0, outbox.droppedMessages(), "there was room, seed " + seed);
    assertEquals(messagesPut, messagesAtBroker.size(), "messages, seed " + seed);
    assertEquals(recordsPut, recordsTold.size(), "records, seed " + seed);
    assertEquals(recordsPut, Set.copyOf(recordsTold).size(), "each told once, seed " + seed);
    assertEquals(
        messagesAtBroker.stream().sorted().toList(),
        List.copyOf(messagesAtBroker),
        "order, seed " + seed);
  }

  private void act(Random random) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> putState(random);
      case 3 -> putMessage(random);
      case 4 -> putRecord();
      case 5 -> outbox.putLive("live", "" + ++counter);
      case 6, 7 -> handOver();
      case 8, 9 -> deliver();
      case 10 -> acknowledge();
      default -> disturb(random);
    }
  }

  private void putState(Random random) {
    String topic = "state/" + random.nextInt(TOPICS);
    String payload = "" + ++counter;
    newest.put(topic, payload);
    outbox.putState(topic, payload);
  }

  private void putMessage(Random random) {
    messagesPut++;
    outbox.putMessage(
        "event",
        "%08d".formatted(++counter),
        random.nextBoolean() ? Importance.ROUTINE : Importance.ESSENTIAL);
  }

  private void putRecord() {
    if (outbox.putRecord("id" + ++counter, "record", "{}") == Outbox.RecordOffer.ACCEPTED) {
      recordsPut++;
    }
  }

  private void handOver() {
    outbox.next().ifPresent(onTheWire::add);
  }

  private void deliver() {
    Outgoing arrived = onTheWire.poll();
    if (arrived == null) {
      return;
    }
    unacknowledged.add(arrived);
    if (arrived.topic().startsWith("state/")) {
      int value = Integer.parseInt(arrived.payload());
      Integer before = newestOnThisConnection.put(arrived.topic(), value);
      assertTrue(before == null || before <= value, "state went back in time");
      atBroker.put(arrived.topic(), arrived.payload());
    } else if (arrived.topic().equals("event")) {
      messagesAtBroker.add(arrived.payload());
    }
  }

  private void acknowledge() {
    Outgoing acknowledged = unacknowledged.poll();
    if (acknowledged != null) {
      outbox.acknowledged(acknowledged.token()).ifPresent(recordsTold::add);
    }
  }

  private void disturb(Random random) {
    switch (random.nextInt(20)) {
      case 0 -> {
        outbox.disconnected();
        breakConnection();
        limit = 0;
      }
      case 1, 2, 3 -> {
        breakConnection();
        limit = 1 + random.nextInt(Outbox.MAX_IN_FLIGHT);
        outbox.connected(limit);
      }
      case 4 -> {
        // A broker that was started afresh knows nothing; what it had taken for good is told
        // already or comes again.
        breakConnection();
        atBroker.clear();
        limit = Outbox.MAX_IN_FLIGHT;
        outbox.connected(limit);
      }
      default -> {
        // Paho refuses the newest hand-over: it never reached the wire.
        Optional.ofNullable(onTheWire.pollLast()).map(Outgoing::token).ifPresent(outbox::failed);
      }
    }
  }

  private void breakConnection() {
    onTheWire.clear();
    unacknowledged.clear();
    newestOnThisConnection.clear();
  }

  private void settle() {
    breakConnection();
    limit = Outbox.MAX_IN_FLIGHT;
    outbox.connected(limit);
    while (!outbox.isIdle()) {
      handOver();
      deliver();
      acknowledge();
    }
  }
}
