package dev.heatpad.sim.trial;

import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.loop.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** S10, and that two pads of one person never heat at the same time. */
final class BudgetsHold extends Invariant {

  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration COUNTS_FROM = Duration.ofMinutes(2);
  private static final int REST_PER_HEATED = 3;

  /** A turn each second sees ends up to a second late. */
  private static final Duration SLACK = Duration.ofSeconds(3);

  private final HouseBuild build;
  private final ActiveFaults faults = new ActiveFaults();
  private final Map<Person, List<Heated>> past = new LinkedHashMap<>();
  private final Map<PadName, MonotonicTime> heatingSince = new LinkedHashMap<>();
  private final Map<PadName, Duration> heatedBefore = new LinkedHashMap<>();
  private boolean setAside;
  private boolean believedClockMoved;

  private record Heated(PadName pad, MonotonicTime endedAt, Duration lasted) {}

  BudgetsHold(HouseBuild build) {
    super("S10");
    this.build = build;
  }

  @Override
  String sentence() {
    return "No session begins in a rest that is owed or above the sessions of 24 hours, whatever"
        + " program, power, clock or journal went through meanwhile.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    faults.saw(at, fact);
    switch (fact) {
      case Fact.Told(var view) -> {
        String state = view.state();
        if (state.equals("heating")) {
          heatingSince.putIfAbsent(view.name(), at);
        } else if (state.equals("paused")) {
          pause(at, view.name());
        } else {
          end(at, view.name());
        }
      }
      case Fact.Died _ -> build.pads().forEach(pad -> end(at, pad.name()));
      case Fact.JournalSetAside _ -> setAside = true;
      case Fact.BelievedClockMoved _ -> believedClockMoved = true;
      case Fact.Given(JournalEntry.SessionOpened(var opening, _))
          when !opening.program().equals("unknown") ->
          judge(at, opening);
      default -> {}
    }
  }

  private void pause(MonotonicTime at, PadName pad) {
    MonotonicTime since = heatingSince.remove(pad);
    if (since != null) {
      heatedBefore.merge(pad, at.minus(since), Duration::plus);
    }
  }

  private void end(MonotonicTime at, PadName pad) {
    pause(at, pad);
    Duration heated = heatedBefore.remove(pad);
    if (heated != null) {
      past.computeIfAbsent(build.pad(pad).person(), _ -> new ArrayList<>())
          .add(new Heated(pad, at, heated));
    }
  }

  private void judge(MonotonicTime at, SessionOpening opening) {
    List<Heated> of = past.getOrDefault(opening.person(), List.of());
    int inDay = 0;
    boolean rested = true;
    for (Heated session : of) {
      Duration since = at.minus(session.endedAt());
      Duration owed = session.lasted().multipliedBy(REST_PER_HEATED);
      Duration longest = build.pad(session.pad()).profile().rest();
      Duration rest = owed.compareTo(longest) < 0 ? owed : longest;
      rested &= since.plus(SLACK).compareTo(rest) >= 0;
      boolean counts = session.lasted().minus(SLACK).compareTo(COUNTS_FROM) >= 0;
      inDay += counts && since.plus(SLACK).compareTo(DAY) < 0 ? 1 : 0;
    }
    boolean inNumber = inDay < build.pad(opening.pad()).profile().sessionsPerDay();
    require(rested, at, opening.pad() + " begins in a rest that is owed");
    if (!inNumber && setAside) {
      exempt("a lost journal books one session a pad");
    } else {
      require(inNumber, at, opening.pad() + " begins the session no. " + (inDay + 1) + " of a day");
    }
    for (PadPlan pad : build.pads()) {
      boolean other = pad.person().equals(opening.person()) && !pad.name().equals(opening.pad());
      check(
          !other || !heatingSince.containsKey(pad.name()),
          at,
          opening.pad() + " begins while " + pad.name() + " heats the same person");
    }
  }

  private void require(boolean holds, MonotonicTime at, String what) {
    if (!holds && believedClockMoved) {
      exempt("a time server that lies");
    } else if (!holds && faults.ever(HouseFault.SLOW_CLOCK)) {
      exempt("slow-clock");
    } else {
      check(holds, at, what);
    }
  }
}
