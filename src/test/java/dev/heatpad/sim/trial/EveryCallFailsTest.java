package dev.heatpad.sim.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * S1, S6, S7, S12: in a short session each single call to a port fails once, in each way that calls
 * can fail. Heat is off, the session has one honest end, nothing hangs, and the next start heats.
 */
class EveryCallFailsTest {

  private static final PadName BACK = new PadName("back");
  private static final Duration START = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(16);
  private static final Duration RESUME = Duration.ofSeconds(19);
  private static final Duration STOP = Duration.ofSeconds(24);
  private static final Duration SETTLED = Duration.ofSeconds(40);

  /** A start, heat, a pause, more heat and a stop need more calls than this. */
  private static final int FEWEST_CALLS = 60;

  /** The loop logs each fault that it meets; here they are meant. Held, or the level is lost. */
  private static final Logger LOOP_LOG = Logger.getLogger("dev.heatpad.loop");

  @BeforeAll
  static void beQuiet() {
    LOOP_LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    LOOP_LOG.setLevel(null);
  }

  /**
   * What came of a life.
   *
   * @param calls to ports until the session was over
   */
  private record Lived(
      int calls, List<Violation> violations, List<Fact.Death> deaths, List<Boolean> heats) {}

  @ParameterizedTest
  @EnumSource(Fuse.Blow.class)
  void whicheverCallFailsHeatIsOffAndTheNextStartHeats(Fuse.Blow blow) {
    int calls = live(Optional.empty(), 0).calls();
    assertTrue(calls > FEWEST_CALLS, "calls of a session: " + calls);
    List<Lived> lives =
        IntStream.range(0, calls)
            .parallel()
            .mapToObj(call -> {
              Lived lived = live(Optional.of(blow), call);
              assertEquals(List.of(), lived.violations(), blow + " in call " + call);
              assertEquals(List.of(true), lived.heats(), blow + " in call " + call);
              return lived;
            })
            .toList();
    long died = lives.stream().filter(lived -> !lived.deaths().isEmpty()).count();
    switch (blow) {
      case KILL, EXCEPTION ->
          assertTrue(died > calls / 2, "programs that ended: " + died + " of " + calls);
      case REFUSAL -> assertEquals(0, died, "a failure that is foreseen ends no program");
    }
  }

  /** One life, as {@link Trial} runs it, with a fuse that is armed before the program starts. */
  private static Lived live(Optional<Fuse.Blow> blow, int call) {
    Scenario scenario = Scenario.seeded(1).build();
    List<Invariant> invariants = Invariants.all(scenario);
    List<Fact.Death> deaths = new ArrayList<>();
    List<Boolean> heats = new ArrayList<>();
    List<Observer> observers = new ArrayList<>(invariants);
    observers.add((_, fact) -> note(fact, deaths, heats));
    Doings[] people = new Doings[1];
    observers.add((at, fact) -> people[0].saw(at, fact));
    Life life = new Life(scenario, observers);
    people[0] = new Doings(life);
    if (blow.isPresent()) {
      blame(life, blow.get());
      life.fuse().arm(blow.get(), call);
    }
    plan(life, people[0]);
    life.boot();
    life.runUntil(after(STOP).plus(Duration.ofSeconds(2)));
    int calls = life.fuse().calls();
    life.runUntil(after(SETTLED));
    life.fuse().disarm();
    new Aftermath(life, people[0]).run();
    return new Lived(
        calls,
        invariants.stream().flatMap(invariant -> invariant.violations().stream()).toList(),
        deaths,
        heats);
  }

  private static void plan(Life life, Doings people) {
    life.plan(START, () -> people.ask(BACK, Source.SOCKET, PadPlan.start()));
    life.plan(PAUSE, () -> people.ask(BACK, Source.SOCKET, new Command.Pause()));
    life.plan(RESUME, () -> people.ask(BACK, Source.SOCKET, new Command.Resume()));
    life.plan(STOP, () -> people.ask(BACK, Source.SOCKET, new Command.Stop()));
  }

  /** Tells the observers what the refused call is, so that its reason counts as a true one. */
  private static void blame(Life life, Fuse.Blow blow) {
    if (blow == Fuse.Blow.REFUSAL) {
      for (HouseFault fault : List.of(HouseFault.OUTPUT_UNREACHABLE, HouseFault.DISK_FULL)) {
        life.tell(new Fact.Began(BACK, fault));
        life.tell(new Fact.Ceased(BACK, fault));
      }
    }
  }

  private static void note(Fact fact, List<Fact.Death> deaths, List<Boolean> heats) {
    if (fact instanceof Fact.Died(var how)) {
      deaths.add(how);
    } else if (fact instanceof Fact.Recovered(_, var heated, _)) {
      heats.add(heated);
    }
  }

  private static MonotonicTime after(Duration duration) {
    return Stage.START.plus(duration);
  }
}
