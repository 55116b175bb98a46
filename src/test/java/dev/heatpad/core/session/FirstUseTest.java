package dev.heatpad.core.session;

import static dev.heatpad.fixture.Answers.screening;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.screening.Screening;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** First-use questions of docs/safety.md: what the answers do to one pad. */
class FirstUseTest {

  private static final MonotonicTime NOW = Pads.START;

  /** One of each kind of question, and both that pass with time. */
  private static final List<Question> KINDS =
      List.of(
          Question.NUMBNESS,
          Question.RUB_OR_PATCH,
          Question.FRESH_INJURY,
          Question.ILLNESS,
          Question.NUMB_SADDLE,
          Question.NIGHT_PAIN,
          Question.NOT_BETTER);

  private static Pad real() {
    return Pads.idle(Pads.definition().with(FirstUse.ASKED));
  }

  private static Step step(Pad pad, Event event, Screening screening) {
    return PadMachine.step(pad, event, Pads.turn(NOW).with(screening));
  }

  private static Optional<Refusal> refusal(Pad pad, Screening screening) {
    return step(pad, Pads.ask(Source.BUTTON, Pads.start()), screening).effects().stream()
        .filter(Effect.Answer.class::isInstance)
        .map(effect -> ((Effect.Answer) effect).result().refusal())
        .findFirst()
        .orElse(Optional.empty());
  }

  @Test
  void nothingStartsOnAPadThatCanWarmSomebodyBeforeTheQuestionsAreAnswered() {
    assertEquals(Optional.of(Refusal.SETUP_NEEDED), refusal(real(), Screening.UNANSWERED));
    assertEquals(Optional.empty(), refusal(real(), screening(NOW, Care.AS_CONFIGURED)));
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void everyAnswerThatForbidsHeatRefusesAStartAndEndsASession(Question question) {
    Screening screening = screening(NOW, Care.AS_CONFIGURED, question);
    Optional<Refusal> expected =
        switch (question.group()) {
          case BLOCK -> Optional.of(Refusal.CONTRAINDICATION);
          case EMERGENCY, SAME_DAY -> Optional.of(Refusal.RED_FLAG);
          case ASK_FIRST, ROUTINE -> Optional.empty();
        };
    assertEquals(expected, refusal(real(), screening));
    for (Pad running :
        List.of(
            Pads.starting(Pads.idle(), NOW),
            Pads.heating(Pads.idle(), NOW),
            Pads.paused(Pads.idle(), NOW))) {
      Pad after = step(running, new Event.Ticked(), screening).pad();
      assertEquals(expected.isPresent(), after.state() instanceof PadState.Idle);
      if (expected.isPresent()) {
        assertEquals(Optional.of(StopReason.USER_STOP), after.lastStop());
      }
    }
  }

  /** The order of refusals: a fault is told first, then the questions, then everything else. */
  @Test
  void aFaultIsToldBeforeTheQuestionsAndTheQuestionsBeforeTheSensor() {
    Pad faulty =
        real()
            .with(
                new PadState.Fault(
                    java.util.Set.of(dev.heatpad.core.safety.FaultCode.OVER_TEMPERATURE)));
    Turn turn = Pads.turn(NOW);
    assertEquals(
        Refusal.FAULT, StartGate.blocked(faulty, turn).map(StartGate.Blocked::refusal).get());
    Pad blind = Pads.blind(Pads.definition().with(FirstUse.ASKED));
    assertEquals(
        Refusal.SETUP_NEEDED, StartGate.blocked(blind, turn).map(StartGate.Blocked::refusal).get());
  }

  @Test
  void sensitiveLimitsComeIntoForceAndBringTheSettingsIntoTheirRanges() {
    Step step = step(real(), new Event.Ticked(), screening(NOW, Care.SENSITIVE));
    assertEquals(Profile.SENSITIVE, step.pad().definition().limits().profile());
    assertEquals(
        new SessionSettings("heat", Duration.ofMinutes(20), Celsius.of(39)), step.pad().settings());
    assertTrue(step.effects().contains(new Effect.StoreSettings(step.pad().settings())));
    Pad back = step(step.pad(), new Event.Ticked(), screening(NOW, Care.AS_CONFIGURED)).pad();
    assertEquals(Limits.of(Profile.STANDARD), back.definition().limits());
  }

  @Test
  void aRunningSessionKeepsItsLimitsAndTheNextOneHasTheNewOnes() {
    Screening sensitive = screening(NOW, Care.SENSITIVE);
    Pad heating = Pads.heating(Pads.idle(), NOW);
    Pad still = step(heating, new Event.Ticked(), sensitive).pad();
    assertEquals(Limits.of(Profile.STANDARD), still.definition().limits());
    Pad ended = step(still, Pads.ask(new Command.Stop()), sensitive).pad();
    Pad idle = step(ended, new Event.Ticked(), sensitive).pad();
    assertEquals(Profile.SENSITIVE, idle.definition().limits().profile());
  }

  /** Heat that was allowed a moment ago must not latch a fault; nothing starts meanwhile. */
  @Test
  void aPadThatIsStillWarmGetsTheStricterTripWhenItHasCooled() {
    Screening sensitive = screening(NOW, Care.SENSITIVE);
    Pad warm = Pads.sampled(Pads.blind(Pads.definition().with(FirstUse.ASKED)), 41.2, NOW);
    Pad after = step(warm, new Event.Ticked(), sensitive).pad();
    assertEquals(Profile.STANDARD, after.definition().limits().profile());
    assertEquals(Optional.of(Refusal.BUSY), refusal(after, sensitive));
  }

  @Test
  void restAndDayCountByTheStricterProfileAlsoForEarlierSessions() {
    MonotonicTime ended = NOW.minus(Duration.ofMinutes(61));
    Ledger ledger =
        Ledger.empty(ended)
            .with(new Ledger.PastSession(ended, Duration.ofMinutes(50), 0.3), Duration.ofHours(1));
    Pad pad = step(real(), new Event.Ticked(), screening(NOW, Care.SENSITIVE)).pad();
    Turn turn = Pads.turn(NOW, ledger);
    assertEquals(
        Optional.empty(), StartGate.blocked(real(), turn.with(screening(NOW, Care.AS_CONFIGURED))));
    assertEquals(
        Optional.of(
            new StartGate.Blocked(Refusal.REST, Optional.of(ended.plus(Duration.ofHours(2))))),
        StartGate.blocked(pad, turn.with(screening(NOW, Care.SENSITIVE))));
  }

  @Test
  void aPadThatIsTooDenseForSensitivePeopleIsNoneForThem() {
    PadDefinition plain = Pads.definition(Profile.EXPERT, PadDefinition.Arming.OFF);
    Pad dense =
        Pads.idle(
            new PadDefinition(
                    plain.name(),
                    plain.person(),
                    plain.limits(),
                    plain.skinUncertaintyCelsius(),
                    new HeaterRatings(36, 300, Optional.empty()),
                    plain.arming(),
                    plain.nature(),
                    plain.night(),
                    plain.programs())
                .with(FirstUse.ASKED));
    Screening sensitive = screening(NOW, Care.SENSITIVE);
    assertEquals(
        Optional.of(Refusal.CONTRAINDICATION),
        refusal(step(dense, new Event.Ticked(), sensitive).pad(), sensitive));
  }

  /** Of every dimension the sensitive profile is the strictest, so narrowing never loosens. */
  @ParameterizedTest
  @EnumSource(Profile.class)
  void sensitiveLimitsAreNarrowerInEveryDimension(Profile profile) {
    Limits file =
        new Limits(
            profile,
            Duration.ofMinutes(12),
            Celsius.of(38),
            1,
            profile.rest().plus(Duration.ofHours(3)));
    assertNarrower(file.sensitive(), file);
    assertNarrower(Limits.of(profile).sensitive(), Limits.of(profile));
    assertEquals(file.maxSession(), file.sensitive().maxSession());
    assertEquals(file.rest(), file.sensitive().rest());
  }

  private static void assertNarrower(Limits inForce, Limits file) {
    Profile strict = inForce.profile();
    Profile loose = file.profile();
    assertTrue(inForce.maxSession().compareTo(file.maxSession()) <= 0);
    assertFalse(inForce.maxTarget().isAbove(file.maxTarget()));
    assertTrue(inForce.sessionsPerDay() <= file.sessionsPerDay());
    assertTrue(inForce.rest().compareTo(file.rest()) >= 0);
    assertFalse(strict.trip().isAbove(loose.trip()));
    assertTrue(strict.sessionCem43Minutes() <= loose.sessionCem43Minutes());
    assertTrue(strict.dayCem43Minutes() <= loose.dayCem43Minutes());
    assertTrue(strict.sessionDamage() <= loose.sessionDamage());
    assertTrue(strict.promptInterval().compareTo(loose.promptInterval()) <= 0);
    assertTrue(strict.answerWithin().compareTo(loose.answerWithin()) <= 0);
  }

  /**
   * Over all sets of answers of every kind, ages of the answers, profiles of the file and chosen
   * care: whatever may start with the questions might have started without them, no longer, no
   * warmer, and within limits that are nowhere wider. What heats goes on only where it would.
   */
  @Test
  void noAnswersEverPermitMoreHeatThanNoQuestions() {
    int started = 0;
    for (Profile profile : Profile.values()) {
      PadDefinition file = Pads.definition(profile, PadDefinition.Arming.OFF);
      Pad without = Pads.idle(file);
      for (Screening screening : everyScreening()) {
        for (FirstUse firstUse : FirstUse.values()) {
          Pad with = step(Pads.idle(file.with(firstUse)), new Event.Ticked(), screening).pad();
          started += compareStarts(with, without, screening);
          compareHeat(Pads.heating(without, NOW), screening);
        }
      }
    }
    assertTrue(started > 100, "the comparison sees starts: " + started);
  }

  private static List<Screening> everyScreening() {
    List<Screening> all = new ArrayList<>();
    all.add(Screening.UNANSWERED);
    for (int set = 0; set < 1 << KINDS.size(); set++) {
      Question[] yes = new Question[Integer.bitCount(set)];
      int count = 0;
      for (int bit = 0; bit < KINDS.size(); bit++) {
        if ((set >> bit & 1) == 1) {
          yes[count++] = KINDS.get(bit);
        }
      }
      for (int hours : new int[] {0, 25, 49, 24 * 8}) {
        for (Care care : Care.values()) {
          all.add(screening(NOW.minus(Duration.ofHours(hours)), care, yes));
        }
      }
    }
    return all;
  }

  private static int compareStarts(Pad with, Pad without, Screening screening) {
    Event start = Pads.ask(new Command.Start(Command.Choice.NOTHING, Command.Confirmation.GIVEN));
    PadState asked = step(with, start, screening).pad().state();
    if (!(asked instanceof PadState.Starting(var opening, _))) {
      return 0;
    }
    PadState before = Pads.step(without, start, NOW).pad().state();
    SessionOpening plain = ((PadState.Starting) before).opening();
    assertTrue(opening.planned().compareTo(plain.planned()) <= 0);
    assertFalse(opening.target().isAbove(plain.target()));
    assertNarrower(with.definition().limits(), without.definition().limits());
    return 1;
  }

  private static void compareHeat(Pad heating, Screening screening) {
    boolean heats = energises(step(heating, new Event.Ticked(), screening));
    assertTrue(!heats || energises(Pads.step(heating, new Event.Ticked(), NOW)));
  }

  private static boolean energises(Step step) {
    return step.effects().getFirst() instanceof Effect.Energise;
  }
}
