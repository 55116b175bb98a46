package dev.heatpad.loop;

import java.util.List;

/** What became of a {@link ScreeningQuestion}. */
public sealed interface ScreeningOutcome {

  /** How the questions stand for each person. */
  record Seen(List<PersonScreening> persons) implements ScreeningOutcome {
    public Seen {
      persons = List.copyOf(persons);
    }
  }

  /** The answers hold from now on. */
  record Taken(PersonScreening now) implements ScreeningOutcome {}

  /** From afar a red flag is not taken back; each yes holds from now on. */
  record RedFlagStays(PersonScreening now) implements ScreeningOutcome {}

  /** There is no such person, or none was named where there are several. */
  record UnknownPerson(List<String> known) implements ScreeningOutcome {
    public UnknownPerson {
      known = List.copyOf(known);
    }
  }
}
