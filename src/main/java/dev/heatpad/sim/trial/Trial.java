package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Arrival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs one scenario with the production core and loop, and judges it. */
public final class Trial {

  /** Faults may still be at work when the last thing happens. */
  private static final Duration SETTLING = Duration.ofMinutes(40);

  private Trial() {}

  /** One life, from its beginning to a new session after all faults have ceased. */
  public static Outcome run(Scenario scenario) {
    return run(scenario, List.of());
  }

  static Outcome run(Scenario scenario, List<Observer> more) {
    TraceHash hash = new TraceHash();
    Chronicle chronicle = new Chronicle(scenario.build());
    List<Invariant> invariants = Invariants.all(scenario);
    List<Observer> observers = new ArrayList<>(List.of(hash, chronicle));
    observers.addAll(invariants);
    observers.addAll(more);
    // People watch too, and they need the life that they are in.
    Observer[] people = new Observer[1];
    observers.add((at, fact) -> people[0].saw(at, fact));
    Life life = new Life(scenario, observers);
    Doings doings = new Doings(life);
    people[0] = doings;
    Breaking breaking = new Breaking(life, doings);
    for (Happening happening : scenario.happenings()) {
      life.plan(happening.at(), () -> carryOut(happening.deed(), life, doings, breaking));
    }
    life.boot();
    Duration last =
        scenario.happenings().isEmpty() ? Duration.ZERO : scenario.happenings().getLast().at();
    life.runUntil(Stage.START.plus(last).plus(SETTLING));
    breaking.mendAll();
    new Aftermath(life, doings).run();
    return Outcome.of(scenario, life.stage().now(), hash, chronicle, invariants);
  }

  private static void carryOut(Deed deed, Life life, Doings people, Breaking breaking) {
    switch (deed) {
      case Deed.Asks(var pad, var source, var command) ->
          people.ask(name(life, pad), source, command);
      case Deed.Presses(var pad, var press) -> people.press(name(life, pad), press);
      case Deed.Breaks(var pad, var kind, var lasting, var size) ->
          breaking.breaks(name(life, pad), kind, lasting, size);
      case Deed.ShutsDown(var away) -> {
        life.tell(new Fact.ShutdownAsked());
        life.program().ifPresent(Program::seal);
        life.offer(new Arrival.ShutdownAsked());
        life.stage().after(away, life::boot);
      }
      case Deed.PowerCut(var away) -> breaking.powerCut(TrialDisk.Tail.ANY_PART_SURVIVES, away);
    }
  }

  /** A shrunk house may have fewer pads than its happenings know. */
  private static PadName name(Life life, int pad) {
    List<PadPlan> pads = life.build().pads();
    return pads.get(pad % pads.size()).name();
  }
}
