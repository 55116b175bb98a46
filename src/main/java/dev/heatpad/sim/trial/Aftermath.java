package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.session.PadView;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.SimulatedControls.Press;
import java.time.Duration;

/**
 * After all faults have ceased: a person ends what runs, clears what latched, waits out what is
 * owed, and wants heat once more from each pad. The last word on whether the house still works.
 */
final class Aftermath {

  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final int ACKNOWLEDGEMENTS = 4;
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

  /** More than a day of rest, day and dose budgets can block. */
  private static final int MOST_LOOKS = 26 * 6;

  /** Two-position control switches on below the target by less than this. */
  private static final double HYSTERESIS_CELSIUS = 0.5;

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
    for (PadPlan pad : life.build().pads()) {
      clear(pad);
      waitOut(pad);
      wantHeat(pad);
    }
    pass(SETTLED);
    life.tell(new Fact.Over(life.disk().content()));
  }

  private void clear(PadPlan pad) {
    for (int i = 0; i < ACKNOWLEDGEMENTS && state(pad).equals("fault"); i++) {
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

  private void wantHeat(PadPlan pad) {
    // A person looks first, so that readings are fresh.
    life.plan(life.stage().now().minus(Stage.START).plusSeconds(10), () -> {});
    pass(Duration.ofSeconds(10));
    people.ask(pad.name(), Source.SOCKET, PadPlan.start());
    boolean heats = false;
    for (int second = 0; second < STARTS_WITHIN.toSeconds(); second++) {
      pass(Duration.ofSeconds(1));
      heats |= heats(pad);
    }
    life.tell(new Fact.Recovered(pad.name(), heats, state(pad) + " " + blocked(pad)));
    people.ask(pad.name(), Source.SOCKET, new Command.Stop());
    pass(Duration.ofSeconds(5));
  }

  /** Skin that is as warm as the target needs no heat. */
  private boolean heats(PadPlan pad) {
    boolean current =
        life.program().filter(it -> it.output(pad.name()).driven() == Level.ON).isPresent()
            && life.truth(pad.name()).elementWatts() > 0;
    boolean warmEnough =
        life.view(pad.name())
            .flatMap(PadView::running)
            .filter(it ->
                life.truth(pad.name()).skinCelsius() >= it.target().degrees() - HYSTERESIS_CELSIUS)
            .isPresent();
    return state(pad).equals("heating") && (current || warmEnough);
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
