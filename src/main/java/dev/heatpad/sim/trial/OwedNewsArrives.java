package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.JournalEntry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is owed to the broker. */
final class OwedNewsArrives extends Invariant {

  private final Set<String> owed = new LinkedHashSet<>();
  private final Set<String> arrived = new LinkedHashSet<>();
  private final Map<String, String> states = new LinkedHashMap<>();
  private final Map<String, String> lastTold = new LinkedHashMap<>();
  private final Map<String, Long> newestEvent = new LinkedHashMap<>();
  private final Set<String> events = new LinkedHashSet<>();

  OwedNewsArrives() {
    super("owed");
  }

  @Override
  String sentence() {
    return "Each record reaches the broker at least once, events of a run first arrive in their"
        + " order, and in the end the broker holds the newest state.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    switch (fact) {
      case Fact.Durable(JournalEntry.SessionEnded(var end, _)) ->
          owed.add(end.opening().id().text());
      case Fact.JournalSetAside _ -> owed.clear();
      case Fact.Told(var view) -> lastTold.put(view.name() + "/state", view.state());
      case Fact.BrokerHas(var topic, var payload) -> arrived(at, topic, payload);
      case Fact.Over _ -> {
        Set<String> missing = new LinkedHashSet<>(owed);
        missing.removeAll(arrived);
        check(missing.isEmpty(), at, "records that never arrived: " + missing);
        lastTold.forEach((topic, payload) ->
            check(
                payload.equals(states.get(topic)),
                at,
                "the broker holds " + states.get(topic) + " for " + topic + ", not " + payload));
      }
      default -> {}
    }
  }

  private void arrived(MonotonicTime at, String topic, String payload) {
    if (topic.endsWith("/record")) {
      arrived.add(payload);
    } else if (topic.endsWith("/event")) {
      if (events.add(payload)) {
        String run = payload.substring(0, payload.indexOf(':'));
        long number = Long.parseLong(payload.substring(run.length() + 1));
        Long newest = newestEvent.put(run, number);
        check(newest == null || newest < number, at, "event " + payload + " after " + newest);
      }
    } else {
      states.put(topic, payload);
    }
  }
}
