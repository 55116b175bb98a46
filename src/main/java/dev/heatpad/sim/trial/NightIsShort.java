package dev.heatpad.sim.trial;

import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.JournalEntry;
import java.time.Duration;
import java.time.ZoneOffset;

/** The night of docs/safety.md, by the clock that the program has. */
final class NightIsShort extends Invariant {

  private static final int BEGINS_AT_HOUR = 22;
  private static final int ENDS_AT_HOUR = 7;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  NightIsShort() {
    super("night");
  }

  @Override
  String sentence() {
    return "A session that begins between 22:00 and 07:00 lasts 15 minutes at most.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    if (fact instanceof Fact.Given(JournalEntry.SessionOpened(var opening, _))
        && !opening.program().equals("unknown")) {
      judge(at, opening);
    }
  }

  private void judge(MonotonicTime at, SessionOpening opening) {
    int hour = opening.startedAt().atOffset(ZoneOffset.UTC).getHour();
    boolean night = hour >= BEGINS_AT_HOUR || hour < ENDS_AT_HOUR;
    check(
        !night || opening.planned().compareTo(LONGEST) <= 0,
        at,
        opening.pad() + " plans " + opening.planned() + " at night");
  }
}
