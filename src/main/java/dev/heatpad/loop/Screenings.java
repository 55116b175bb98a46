package dev.heatpad.loop;

import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.screening.Answer;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.screening.Judgement;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.screening.Said;
import dev.heatpad.core.screening.Screening;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first-use questions of all persons. The loop's thread owns it. */
final class Screenings {

  private final Map<Person, Screening> byPerson;
  private final Collection<PadDefinition> pads;

  /** When a question came: in the time of decisions, and for people. */
  record Moment(MonotonicTime now, Instant wall) {}

  /** Answers that changed something, for the journal. */
  record Changed(Person person, Said said) {}

  /** What to reply, and what to keep. */
  record Handled(ScreeningOutcome outcome, Optional<Changed> changed) {}

  Screenings(Map<Person, Screening> recovered, Collection<PadDefinition> pads) {
    this.byPerson = new LinkedHashMap<>(recovered);
    this.pads = List.copyOf(pads);
  }

  Screening of(Person person) {
    return byPerson.getOrDefault(person, Screening.UNANSWERED);
  }

  Handled handle(ScreeningQuestion question, Moment moment) {
    return switch (question) {
      case ScreeningQuestion.Look _ ->
          new Handled(
              new ScreeningOutcome.Seen(
                  persons().stream().map(person -> standing(person, moment.now())).toList()),
              Optional.empty());
      case ScreeningQuestion.Answered answered ->
          meant(answered.person())
              .map(person -> take(person, answered, moment))
              .orElseGet(() -> new Handled(unknownPerson(), Optional.empty()));
    };
  }

  private Handled take(Person person, ScreeningQuestion.Answered answered, Moment moment) {
    Said said = new Said(answered.answers(), answered.chosen(), moment.wall());
    Screening.Taken taken = of(person).take(said, answered.source(), moment.now());
    byPerson.put(person, taken.now());
    PersonScreening standing = standing(person, moment.now());
    ScreeningOutcome outcome =
        switch (taken) {
          case Screening.Taken.Accepted _ -> new ScreeningOutcome.Taken(standing);
          case Screening.Taken.RedFlagStays _ -> new ScreeningOutcome.RedFlagStays(standing);
        };
    return new Handled(
        outcome, taken.now().declared().map(declared -> new Changed(person, declared.said())));
  }

  private ScreeningOutcome unknownPerson() {
    return new ScreeningOutcome.UnknownPerson(persons().stream().map(Person::text).toList());
  }

  private Optional<Person> meant(Optional<String> name) {
    List<Person> persons = persons();
    if (name.isEmpty()) {
      return persons.size() == 1 ? Optional.of(persons.getFirst()) : Optional.empty();
    }
    return persons.stream().filter(person -> person.text().equals(name.get())).findFirst();
  }

  private List<Person> persons() {
    return pads.stream().map(PadDefinition::person).distinct().toList();
  }

  private PersonScreening standing(Person person, MonotonicTime now) {
    List<PadDefinition> own = pads.stream().filter(pad -> pad.person().equals(person)).toList();
    boolean isAsked = own.stream().anyMatch(pad -> pad.firstUse() == FirstUse.ASKED);
    Screening screening = of(person);
    Judgement judgement = screening.judge(isAsked ? FirstUse.ASKED : FirstUse.ASSUMED, now);
    Map<Question, Answer> answers = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      screening.answer(question, now).ifPresent(answer -> answers.put(question, answer));
    }
    List<PadName> names = own.stream().map(PadDefinition::name).toList();
    return new PersonScreening(
        person,
        names,
        judgement,
        screening.declared().map(declared -> declared.said().at()),
        strictest(own, judgement),
        answers);
  }

  /** By the dose of a day, in which the profiles differ most. */
  private static Profile strictest(List<PadDefinition> pads, Judgement judgement) {
    return pads.stream()
        .map(pad -> pad.under(judgement.care()).limits().profile())
        .min(Comparator.comparingDouble(Profile::dayCem43Minutes))
        .orElse(Profile.SENSITIVE);
  }
}
