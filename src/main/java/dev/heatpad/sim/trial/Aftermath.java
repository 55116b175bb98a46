package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.session.PadView;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.SimulatedControls.Press;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * After all faults have ceased: a person ends what runs, clears what latched, waits out what is
 * owed, and wants heat once more from each pad. The last word on whether the house still works.
 */
final class Aftermath {

  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final int ACKNOWLEDGEMENTS = 40;
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

  /** More than a day of rest, day and dose budgets can block. */
  private static final int MOST_LOOKS = 26 * 6;

  /** A pad that somebody lies down on jumps for the sensors, which is remembered for 10 s. */
  private static final Duration LOOKS_FOR = Duration.ofSeconds(40);

  private static final Duration STARTS_WITHIN = Duration.ofSeconds(12);

  private final Life life;
  private final Doings people;

  Aftermath(Life life, Doings people) {
    this.life = life;
    this.people = people;
  }

  void run() {
    pass(SETTLED);
    life.clocks().synchronise();
    for (PadPlan pad : life.build().pads()) {
      people.ask(pad.name(), Source.SOCKET, new Command.Stop());
      pass(Duration.ofSeconds(5));
    }
    // Nobody's pads start while one of them may be on.
    life.build().pads().forEach(this::clear);
    for (PadPlan pad : life.build().pads()) {
      clear(pad);
      waitOut(pad);
      wantHeat(pad);
    }
    pass(SETTLED);
    life.tell(new Fact.Over(life.disk().content()));
  }

  /** Too warm a skin has to cool before its fault can be acknowledged. */
  private void clear(PadPlan pad) {
    for (int i = 0; i < ACKNOWLEDGEMENTS && state(pad).equals("fault"); i++) {
      look();
      people.press(pad.name(), Press.ARM);
      pass(SETTLED);
    }
  }

  private void waitOut(PadPlan pad) {
    for (int i = 0; i < MOST_LOOKS && isBlocked(pad); i++) {
      pass(BETWEEN_LOOKS);
      // The reading that was stale through the leap is fresh after a moment.
      pass(Duration.ofSeconds(5));
    }
  }

  private boolean isBlocked(PadPlan pad) {
    return life.view(pad.name()).flatMap(PadView::blocked).isPresent();
  }

  /** The highest target: skin at rest is cooler than that, so that it needs heat. */
  private void wantHeat(PadPlan pad) {
    // Somebody lies down as the pad is to lie.
    life.truth(pad.name()).lie(pad.lie());
    look();
    people.ask(pad.name(), Source.SOCKET, warmest(pad));
    boolean heats = false;
    for (int second = 0; second < STARTS_WITHIN.toSeconds(); second++) {
      pass(Duration.ofSeconds(1));
      heats |= heats(pad);
    }
    life.tell(new Fact.Recovered(pad.name(), heats, state(pad) + " " + blocked(pad)));
    people.ask(pad.name(), Source.SOCKET, new Command.Stop());
    pass(Duration.ofSeconds(5));
  }

  /** A person looks before acting, so that readings are fresh. */
  private void look() {
    life.plan(life.stage().now().minus(Stage.START).plus(LOOKS_FOR), () -> {});
    pass(LOOKS_FOR);
  }

  private static Command warmest(PadPlan pad) {
    double target = pad.profile().maxTarget().degrees();
    return PadPlan.start(
        new Command.Choice(Optional.empty(), Optional.empty(), OptionalDouble.of(target)));
  }

  private boolean heats(PadPlan pad) {
    boolean driven =
        life.program().filter(it -> it.output(pad.name()).driven() == Level.ON).isPresent();
    return state(pad).equals("heating") && driven && life.truth(pad.name()).elementWatts() > 0;
  }

  private String state(PadPlan pad) {
    return life.view(pad.name()).map(PadView::state).orElse("not running");
  }

  private String blocked(PadPlan pad) {
    return life.view(pad.name())
        .flatMap(PadView::blocked)
        .map(it -> it.refusal().text())
        .orElse("");
  }

  private void pass(Duration duration) {
    life.runUntil(life.stage().now().plus(duration));
  }
}
