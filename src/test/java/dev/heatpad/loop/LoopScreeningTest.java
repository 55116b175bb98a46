package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.screening.Judgement;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.screening.Said;
import dev.heatpad.core.screening.ScreeningState;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.fixture.Answers;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.MemoryJournal;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.JournalEntry.ScreeningKept;
import dev.heatpad.sim.SimulatedPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** First-use questions of docs/safety.md: through the loop, the journal and a restart. */
class LoopScreeningTest {

  private static final PadDefinition ASKED = Pads.definition().with(FirstUse.ASKED);
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<ScreeningOutcome> outcomes = new ArrayList<>();

  private ScreeningOutcome answer(House house, Source source, Care care, Question... yes) {
    return ask(
        house, new ScreeningQuestion.Answered(Optional.empty(), Answers.yesTo(yes), care, source));
  }

  private ScreeningOutcome ask(House house, ScreeningQuestion question) {
    house.inbox.offer(new Arrival.ScreeningAsked(question, outcomes::add));
    house.turn();
    return outcomes.getLast();
  }

  private static Optional<Refusal> start(House house) {
    house.ask(Pads.BACK, Pads.start());
    return house.lastAnswer().refusal();
  }

  @Test
  void thePadWaitsForTheAnswersAndThenHeats() {
    House house = new House(ASKED);
    assertEquals(Optional.of(Refusal.SETUP_NEEDED), start(house));
    assertEquals(ScreeningState.NEEDED, house.view().screening().state());
    assertInstanceOf(ScreeningOutcome.Taken.class, answer(house, Source.HTTP, Care.AS_CONFIGURED));
    assertEquals(ScreeningState.CLEAR, house.view().screening().state());
    assertEquals(Optional.empty(), start(house));
    house.run(Duration.ofSeconds(2));
    assertEquals(Level.ON, house.heater());
  }

  /** Heat ends in the turn in which the answer came, and before anybody is told that it came. */
  @Test
  void anAnswerThatForbidsHeatEndsTheSessionAtOnce() {
    House house = House.heating();
    house.inbox.offer(
        new Arrival.ScreeningAsked(
            new ScreeningQuestion.Answered(
                Optional.of("anna"),
                Answers.yesTo(Question.NUMB_SADDLE),
                Care.AS_CONFIGURED,
                Source.HTTP),
            outcome -> {
              assertEquals(Level.OFF, house.heater());
              outcomes.add(outcome);
            }));
    house.turn();
    assertEquals(1, outcomes.size());
    assertEquals(StopReason.USER_STOP, house.records.getFirst().stopReason());
    assertEquals(Optional.of(Refusal.RED_FLAG), start(house));
  }

  @Test
  void fromAfarARedFlagStaysAndAtTheDeviceItIsCleared() {
    House house = new House(ASKED);
    answer(house, Source.HTTP, Care.AS_CONFIGURED, Question.NIGHT_PAIN);
    assertInstanceOf(
        ScreeningOutcome.RedFlagStays.class, answer(house, Source.HTTP, Care.AS_CONFIGURED));
    assertEquals(Optional.of(Refusal.RED_FLAG), start(house));
    answer(house, Source.SOCKET, Care.AS_CONFIGURED);
    assertEquals(Optional.empty(), start(house));
  }

  @Test
  void theAnswersOfOnePersonAreNotThoseOfAnother() {
    PadDefinition neck =
        new PadDefinition(
                new PadName("neck"),
                new Person("otto"),
                ASKED.limits(),
                ASKED.skinUncertaintyCelsius(),
                ASKED.heater(),
                ASKED.arming(),
                ASKED.nature(),
                ASKED.night(),
                ASKED.programs())
            .with(FirstUse.ASKED);
    House house = new House(ASKED, neck);
    ScreeningOutcome unclear = answer(house, Source.SOCKET, Care.AS_CONFIGURED);
    assertEquals(new ScreeningOutcome.UnknownPerson(List.of("anna", "otto")), unclear);
    ask(
        house,
        new ScreeningQuestion.Answered(
            Optional.of("otto"),
            Answers.yesTo(Question.AGE_55),
            Care.AS_CONFIGURED,
            Source.SOCKET));
    assertEquals(ScreeningState.NEEDED, house.view().screening().state());
    assertEquals(ScreeningState.CLEAR, house.view(neck.name()).screening().state());
    List<PersonScreening> persons =
        ((ScreeningOutcome.Seen) ask(house, new ScreeningQuestion.Look())).persons();
    assertEquals(
        List.of(Profile.STANDARD, Profile.SENSITIVE),
        persons.stream().map(PersonScreening::profile).toList());
    assertEquals(List.of(neck.name()), persons.getLast().pads());
    assertEquals(Map.of(), persons.getFirst().answers());
  }

  /** The session that runs keeps its limits; its successor has those of the sensitive profile. */
  @Test
  void theStricterProfileHoldsFromTheNextSessionOn() {
    House house = House.heating();
    answer(house, Source.HTTP, Care.SENSITIVE);
    assertEquals(Profile.STANDARD, house.view().definition().limits().profile());
    house.run(Duration.ofMinutes(21));
    assertEquals(StopReason.COMPLETED, house.records.getFirst().stopReason());
    assertEquals(Profile.SENSITIVE, house.view().definition().limits().profile());
    assertEquals(39, house.view().settings().target().degrees());
    assertEquals(2, house.view().budgets().sessionsPerDay());
  }

  private static JournalContent kept(ScreeningKept screening, Duration accounted, Instant at) {
    JournalContent nothing = JournalContent.nothing();
    return new JournalContent(
        nothing.open(),
        nothing.past(),
        nothing.faults(),
        nothing.settings(),
        nothing.lastStops(),
        nothing.lastHeats(),
        nothing.commandIds(),
        nothing.unpublished(),
        Optional.of(
            new JournalContent.KeptTime(
                accounted, new WallTime(at, WallTime.Trust.SYNCHRONISED), Map.of())),
        nothing.newestAt(),
        nothing.condition(),
        nothing.lockOuts(),
        nothing.clients(),
        Map.of(
            screening.person(),
            new JournalContent.KeptScreening(screening.said(), screening.accounted())));
  }

  private static ScreeningKept keptAtZero(Care care, Question... yes) {
    Said said = Answers.said(care, yes);
    return new ScreeningKept(Pads.ANNA, said, Duration.ZERO);
  }

  /** What was said is written, read again, and still holds. */
  @Test
  void answersOutliveARestart() {
    House before = new House(ASKED);
    answer(before, Source.HTTP, Care.SENSITIVE, Question.NIGHT_PAIN);
    ScreeningKept written = before.journal.written(ScreeningKept.class).getLast();
    House after =
        new House(SimulatedPerson.AWAKE, kept(written, Duration.ZERO, Pads.WALL_START), ASKED);
    assertEquals(Optional.of(Refusal.RED_FLAG), start(after));
    assertEquals(Profile.SENSITIVE, after.view().definition().limits().profile());
    answer(after, Source.SOCKET, Care.SENSITIVE);
    assertEquals(Optional.empty(), start(after));
  }

  /** Across a restart only a clock that can be believed lets a block pass with time. */
  @Test
  void aFreshInjuryIsAskedAboutAgainByCreditedTimeOnly() {
    ScreeningKept injured = keptAtZero(Care.AS_CONFIGURED, Question.FRESH_INJURY);
    Instant twoDaysAgo = Pads.WALL_START.minus(Duration.ofDays(2));
    House synchronised =
        new House(SimulatedPerson.AWAKE, kept(injured, Duration.ZERO, twoDaysAgo), ASKED);
    assertEquals(Optional.of(Refusal.SETUP_NEEDED), start(synchronised));
    JournalContent doubtful = kept(injured, Duration.ZERO, Pads.WALL_START.plus(HOUR));
    House wentBack = new House(SimulatedPerson.AWAKE, doubtful, ASKED);
    assertEquals(Optional.of(Refusal.CONTRAINDICATION), start(wentBack));
  }

  @Test
  void afterAWeekTheReviewIsDueAndHeatStillStarts() {
    Instant weekAgo = Pads.WALL_START.minus(Duration.ofDays(7));
    House house =
        new House(
            SimulatedPerson.AWAKE,
            kept(keptAtZero(Care.AS_CONFIGURED), Duration.ZERO, weekAgo),
            ASKED);
    assertEquals(Judgement.Review.DUE, house.view().screening().review());
    assertEquals(Optional.empty(), start(house));
  }

  /** A damaged or lost journal holds no answers, so they are asked for again. */
  @Test
  void withoutTheJournalTheQuestionsAreAskedAgain() {
    House house = new House(SimulatedPerson.AWAKE, JournalContent.nothing(), ASKED);
    assertEquals(Optional.of(Refusal.SETUP_NEEDED), start(house));
  }

  /** What a disk refused is given again, as it is by then. */
  @Test
  void answersThatWereNotWrittenAreWrittenLater() {
    House house = new House(ASKED);
    house.journal.disk(MemoryJournal.Disk.FAILING);
    answer(house, Source.HTTP, Care.AS_CONFIGURED);
    answer(house, Source.HTTP, Care.AS_CONFIGURED, Question.NIGHT_PAIN);
    house.run(Duration.ofSeconds(1));
    house.journal.disk(MemoryJournal.Disk.WORKING);
    house.run(Duration.ofMinutes(2));
    List<ScreeningKept> written = house.journal.written(ScreeningKept.class);
    assertTrue(!written.isEmpty());
    assertEquals(Answers.yesTo(Question.NIGHT_PAIN), written.getLast().said().answers());
  }
}
