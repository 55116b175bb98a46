package dev.heatpad.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.fixture.PadRun;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** D14: sessions at night. The usual one has 20 min. */
class NightSessionTest {

  private static final String BY_NIGHT = "because it is night";

  private static PadRun startedAt(String clock) {
    PadRun run = new PadRun().clock(clock).heat();
    assertEquals("heating", run.state());
    return run;
  }

  private static PadRun startedAt(String clock, long minutes) {
    PadRun run = new PadRun().clock(clock).second();
    run.ask(
        new Command.Start(
            new Command.Choice(
                Optional.empty(),
                Optional.of(Duration.ofMinutes(minutes)),
                OptionalDouble.empty())));
    return run.event(new Event.SessionStored(Pads.SESSION));
  }

  private static Duration planned(PadRun run) {
    return run.pad().state().session().orElseThrow().plan().planned();
  }

  private static PadRun extend(PadRun run, long minutes) {
    return run.ask(new Command.Extend(Duration.ofMinutes(minutes)));
  }

  @Test
  void atNightAStartIsCutToFifteenMinutesAndSaysWhy() {
    PadRun run = startedAt("23:00:00");
    assertEquals(Duration.ofMinutes(15), planned(run));
    assertTrue(run.answer().accepted());
    assertTrue(run.answer().message().contains("Heat for 15 minutes"), run.answer().message());
    assertTrue(run.answer().message().contains(BY_NIGHT), run.answer().message());
  }

  @Test
  void aShortSessionAtNightIsNotCut() {
    PadRun run = startedAt("23:00:00", 15);
    assertEquals(Duration.ofMinutes(15), planned(run));
    assertTrue(!run.answer().message().contains("cut"), run.answer().message());
  }

  /** A second passes before the start. */
  @Test
  void beforeTheNightAStartIsCutToFifteenMinutesOfIt() {
    PadRun run = startedAt("21:56:59");
    assertEquals(Duration.ofMinutes(18), planned(run));
    assertTrue(run.answer().message().contains(BY_NIGHT), run.answer().message());
    assertEquals(Duration.ofMinutes(20), planned(startedAt("21:54:59")));
    assertEquals(Duration.ofMinutes(20), planned(startedAt("06:59:59")));
    assertEquals(Duration.ofMinutes(15), planned(startedAt("06:59:58")));
  }

  @Test
  void atNightTheQuestionComesEachFiveMinutes() {
    PadRun run = startedAt("23:00:00").seconds(299);
    assertEquals(0, run.notices(Notice.Kind.PROMPT).size());
    run.second();
    assertEquals(1, run.notices(Notice.Kind.PROMPT).size());
    run.ask(new Command.Answer(Optional.empty())).seconds(299);
    assertEquals(1, run.notices(Notice.Kind.PROMPT).size());
    run.second();
    assertEquals(2, run.notices(Notice.Kind.PROMPT).size());
    run.seconds(60);
    assertEquals(StopReason.NO_ANSWER, run.record().stopReason());
  }

  @Test
  void byDayTheQuestionComesEachTenMinutes() {
    PadRun run = startedAt("12:00:00").seconds(599);
    assertEquals(0, run.notices(Notice.Kind.PROMPT).size());
    run.second();
    assertEquals(1, run.notices(Notice.Kind.PROMPT).size());
  }

  @Test
  void aSessionThatReachesTheNightIsAskedFromThereOnEachFiveMinutes() {
    PadRun run = startedAt("21:52:59").seconds(419);
    assertEquals(0, run.notices(Notice.Kind.PROMPT).size(), "after 6:59 min, by day");
    run.second();
    assertEquals(1, run.notices(Notice.Kind.PROMPT).size(), "22:00, last seen 7 min ago");
  }

  @Test
  void atNightNoExtensionReachesBeyondFifteenMinutes() {
    PadRun run = startedAt("23:00:00", 10);
    assertEquals(Optional.of(Refusal.OUT_OF_RANGE), extend(run, 6).answer().refusal());
    assertTrue(run.answer().message().contains("At night"), run.answer().message());
    assertTrue(extend(run, 5).answer().accepted());
    assertEquals(Duration.ofMinutes(15), planned(run));
    assertEquals(Optional.of(Refusal.OUT_OF_RANGE), extend(run, 1).answer().refusal());
  }

  @Test
  void byDayNoExtensionReachesFurtherIntoTheNight() {
    PadRun run = startedAt("21:49:59", 20).seconds(120);
    assertEquals(Optional.of(Refusal.OUT_OF_RANGE), extend(run, 6).answer().refusal());
    assertTrue(extend(run, 5).answer().accepted(), "to 22:15");
  }

  @Test
  void theMorningEndsTheNightForExtensions() {
    PadRun run = startedAt("06:54:59", 10).seconds(299);
    assertEquals(Optional.of(Refusal.OUT_OF_RANGE), extend(run, 6).answer().refusal());
    run.second();
    assertTrue(extend(run, 10).answer().accepted(), run.answer().message());
  }

  // Expert.

  @Test
  void anExpertSessionIsRefusedWithoutConfirmationFromEverySource() {
    for (Source source : Source.values()) {
      PadRun run = new PadRun(PadRun.of(Profile.EXPERT)).second().ask(source, Pads.start());
      assertEquals(Optional.of(Refusal.NOT_CONFIRMED), run.answer().refusal(), source::toString);
      assertEquals("idle", run.state());
      run.ask(source, new Command.Start(Command.Choice.NOTHING, Command.Confirmation.GIVEN));
      run.event(new Event.SessionStored(Pads.SESSION));
      assertTrue(run.answer().accepted(), source::toString);
      assertEquals("heating", run.state());
    }
  }

  @Test
  void thePressOfAButtonConfirmsNothing() {
    PadRun run = new PadRun(PadRun.of(Profile.EXPERT)).second();
    run.event(new Event.Pressed(Event.Press.SHORT, 7, Pads.SESSION));
    assertEquals(Optional.of(Refusal.NOT_CONFIRMED), run.answer().refusal());
  }

  @Test
  void otherProfilesNeedNoConfirmation() {
    for (Profile profile : new Profile[] {Profile.STANDARD, Profile.SENSITIVE}) {
      PadRun run = new PadRun(PadRun.of(profile)).second();
      run.ask(
          new Command.Start(
              new Command.Choice(
                  Optional.empty(), Optional.of(Duration.ofMinutes(15)), OptionalDouble.of(38))));
      run.event(new Event.SessionStored(Pads.SESSION));
      assertTrue(run.answer().accepted(), run.answer().message());
    }
  }
}
