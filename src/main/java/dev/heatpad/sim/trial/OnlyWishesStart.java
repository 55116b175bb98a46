package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.command.Verb;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.Arrival.Delivery;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.SimulatedControls.Press;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** S9. */
final class OnlyWishesStart extends Invariant {

  private static final Duration PRESS = Duration.ofSeconds(10);

  /** A clock that nobody set cannot judge the age of a message. */
  private static final Duration UNSET_AFTER_POWER = Duration.ofSeconds(60);

  private final ActiveFaults faults = new ActiveFaults();
  private final Map<String, Fact.Asked> askedById = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> pressed = new LinkedHashMap<>();
  private final Set<String> durableIds = new LinkedHashSet<>();
  private final Map<SessionId, Instant> ends = new LinkedHashMap<>();
  private final Map<Long, Verb> verbs = new LinkedHashMap<>();
  private final Set<PadName> extended = new LinkedHashSet<>();
  private Optional<MonotonicTime> powerCutAt = Optional.empty();

  OnlyWishesStart() {
    super("S9");
  }

  @Override
  String sentence() {
    return "A session begins only by a message or press that a person wants now, each at most once,"
        + " and only an accepted extension moves the end of one.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Asked asked -> {
        verbs.put(asked.manner().number(), asked.command().verb());
        if (asked.command().verb() == Verb.START) {
          asked.manner().id().ifPresent(id -> askedById.put(id, asked));
        }
      }
      case Fact.Pressed(var pad, var press) when press != Press.STOP -> pressed.put(pad, at);
      case Fact.Given(JournalEntry.SessionOpened(var opening, _)) -> judge(at, opening);
      case Fact.Durable(JournalEntry.SessionOpened(var opening, _)) ->
          opening.commandId().ifPresent(durableIds::add);
      case Fact.JournalSetAside _ -> durableIds.clear();
      case Fact.Died(var how) -> {
        if (how == Fact.Death.POWER_CUT) {
          powerCutAt = Optional.of(at);
        }
      }
      case Fact.Answered(var pad, var number, var result) -> {
        if (result.accepted() && verbs.get(number) == Verb.EXTEND) {
          extended.add(pad);
        }
      }
      case Fact.Told(var view) -> view.running().ifPresent(running -> judge(at, view, running));
      default -> {}
    }
  }

  private void judge(MonotonicTime at, SessionOpening opening) {
    if (opening.program().equals("unknown")) {
      // The session that is assumed for a lost journal.
      return;
    }
    if (opening.commandId().isEmpty()) {
      MonotonicTime press = pressed.get(opening.pad());
      boolean byButton =
          opening.source() == Source.BUTTON
              && press != null
              && at.minus(press).compareTo(PRESS) <= 0;
      check(byButton, at, "a session of " + opening.pad() + " that nobody asked for");
      return;
    }
    String id = opening.commandId().get();
    Fact.Asked asked = askedById.get(id);
    check(asked != null, at, "a session for a message that never came: " + id);
    check(!durableIds.contains(id), at, "a second session for one message: " + id);
    if (asked == null) {
      return;
    }
    check(
        asked.manner().delivery() == Delivery.LIVE, at, "a session for a retained message: " + id);
    boolean old = asked.manner().wish() == Fact.Wish.OLD;
    if (old && clockMayBeUnset(at)) {
      exempt("the clock was not set");
    } else {
      check(!old, at, "a session for a message sent long ago: " + id);
    }
  }

  private boolean clockMayBeUnset(MonotonicTime at) {
    return faults.ever(HouseFault.WALL_CLOCK_UNSET)
        || powerCutAt.filter(cut -> at.minus(cut).compareTo(UNSET_AFTER_POWER) <= 0).isPresent();
  }

  private void judge(MonotonicTime at, PadView view, PadView.Running running) {
    Instant before = ends.put(running.id(), running.endsAt());
    boolean later = before != null && running.endsAt().isAfter(before);
    // The state is told before the answer; a session that was asked to extend may have moved.
    boolean mayMove = extended.remove(view.name()) || verbs.containsValue(Verb.EXTEND);
    check(!later || mayMove, at, view.name() + " ends later than it did");
  }
}
