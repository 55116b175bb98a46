package dev.heatpad.loop;

import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.screening.Answer;
import dev.heatpad.core.screening.Judgement;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the first-use questions of one person stand.
 *
 * @param profile under which the next session runs: the strictest of the person's pads
 * @param answers that still count
 */
public record PersonScreening(
    Person person,
    List<PadName> pads,
    Judgement judgement,
    Optional<Instant> answeredAt,
    Profile profile,
    Map<Question, Answer> answers) {
  public PersonScreening {
    pads = List.copyOf(pads);
    Map<Question, Answer> copy = new EnumMap<>(Question.class);
    copy.putAll(answers);
    answers = Collections.unmodifiableMap(copy);
  }
}
