package dev.heatpad.sim.trial;

import static java.util.Objects.requireNonNull;

import dev.heatpad.core.session.PadView;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.Buttons;
import dev.heatpad.loop.Clocks;
import dev.heatpad.loop.ControlLoop;
import dev.heatpad.loop.Gatekeeper;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.Journal;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.KeepAlivePermit;
import dev.heatpad.loop.LeasedHeater;
import dev.heatpad.loop.LoopHealth;
import dev.heatpad.loop.PadDevices;
import dev.heatpad.loop.Recovery;
import dev.heatpad.loop.SessionIds;
import dev.heatpad.loop.SessionTime;
import dev.heatpad.loop.World;
import dev.heatpad.sim.SimulatedButtons;
import dev.heatpad.sim.SimulatedIndicator;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The production program in one run, from its start to its end, without threads. */
final class Program {

  /** The inbox gives a turn this many at most (see its class). */
  private static final int ARRIVALS_A_TURN = 64;

  /** Turns come every 100 ms, and grant 150 ms each. */
  private static final Duration HALF_A_GRANT =
      KeepAlivePermit.GRANTED_FOR.minus(ControlLoop.TURN_INTERVAL);

  /** Ended by whatever ends the edges before. */
  private static final Duration ONE_DAY = Duration.ofDays(1);

  private final Map<PadName, PadDevices> devices = new LinkedHashMap<>();
  private final Map<PadName, TrialHeater> outputs = new LinkedHashMap<>();
  private final Map<PadName, SimulatedButtons> buttons = new LinkedHashMap<>();
  private final Inbox inbox = new Inbox();
  private final TrialNews news;
  private final TrialLink link;
  private final ControlLoop loop;
  private final TrialClocks clocks;
  private final Consumer<Fact> tell;
  private final Stage stage;
  private final Map<PadName, PadTruth> truths;
  private final Map<PadName, KeepAlivePermit> permits = new LinkedHashMap<>();
  private final HostWatch host;
  private int backlog;

  /**
   * What a run of the program finds around it.
   *
   * @param wake asks for a turn
   */
  record Surroundings(
      Stage stage,
      TrialClocks clocks,
      TrialDisk disk,
      TrialBroker broker,
      Fuse fuse,
      Map<PadName, PadTruth> truths,
      HouseBuild build,
      SplittableRandom chance,
      Runnable wake,
      Consumer<Fact> tell) {}

  Program(Surroundings around, int run) {
    this.clocks = around.clocks();
    this.tell = around.tell();
    this.news = new TrialNews(around.fuse(), tell);
    Journal journal =
        (entry, done) -> {
          Consumer<Journal.Outcome> told =
              outcome -> {
                done.accept(outcome);
                backlog++;
                around.wake().run();
              };
          if (around.fuse().passOrRefuse()) {
            around.disk().refuse(entry, told);
          } else {
            around.disk().write(entry, told);
          }
        };
    this.link =
        new TrialLink(
            around.stage(),
            around.broker(),
            around.chance().split(),
            Integer.toString(run),
            id -> around.disk().write(new JournalEntry.RecordPublished(id), _ -> {}),
            tell);
    this.stage = around.stage();
    this.truths = around.truths();
    this.host = new HostWatch(inbox, clocks.process(), stage.now());
    around.build().pads().forEach(pad -> wire(pad, around.fuse()));
    this.loop = loop(around, journal, run);
    link.pump();
  }

  private void wire(PadPlan plan, Fuse fuse) {
    PadName name = plan.name();
    if (plan.isMetered()) {
      permits.put(name, new KeepAlivePermit());
    }
    PadTruth truth = requireNonNull(truths.get(name));
    TrialHeater output = new TrialHeater(name, truth.heater(), fuse, tell);
    SimulatedButtons pressed = new SimulatedButtons();
    outputs.put(name, output);
    buttons.put(name, pressed);
    devices.put(
        name,
        new PadDevices(
            new LeasedHeater(name.text(), output, clocks::process),
            fused(pressed, fuse),
            new SimulatedIndicator(),
            Optional.ofNullable(permits.get(name))));
  }

  private static Buttons fused(SimulatedButtons real, Fuse fuse) {
    return new Buttons() {
      @Override
      public Pressed poll() {
        fuse.pass();
        return real.poll();
      }

      @Override
      public void onEdge(Runnable listener) {
        real.onEdge(listener);
      }

      @Override
      public void close() {
        real.close();
      }
    };
  }

  private ControlLoop loop(Surroundings around, Journal journal, int run) {
    MonotonicTime start = clocks.process();
    JournalContent content = around.disk().content();
    content.unpublished().forEach(link::ended);
    SessionIds ids = new SessionIds(around.chance().split());
    return new ControlLoop(
        Recovery.recover(
            content,
            around.build().pads().stream().map(PadPlan::configured).toList(),
            start,
            clocks.wall(),
            () -> ids.next(clocks.wall())),
        new ControlLoop.Parts(
            devices,
            inbox,
            new Clocks(
                clocks::process,
                clocks::wall,
                new SessionTime(new SessionTime.Real(), start),
                _ -> clocks.wall()),
            World.REAL,
            new Gatekeeper(Gatekeeper.RateLimit.ON, content.commandIds(), start),
            ids,
            journal,
            List.of(news, link),
            new LoopHealth(clocks::process),
            "run-" + run));
  }

  /**
   * The loop has turned every 100 ms until now, in turns of which nobody needed to know; each
   * granted the boards their edges.
   */
  void hasTurned() {
    MonotonicTime now = clocks.process();
    host.turnedUntil(now);
    for (KeepAlivePermit permit : permits.values()) {
      Optional<MonotonicTime> until = permit.until();
      while (until.isPresent() && !until.get().isAfter(now)) {
        permit.grant(until.get().minus(HALF_A_GRANT));
        until = permit.until();
      }
    }
  }

  /** The thread that toggles goes on with what is granted now, and the loop does not. */
  void edgesEndWithTheirPermit() {
    permits.forEach((pad, permit) ->
        truth(pad)
            .keepAliveUntil(
                permit
                    .until()
                    .map(until -> until.minus(clocks.process()))
                    .map(left -> stage.now().plus(clocks.trueTimeOf(left)))
                    .orElse(stage.now())));
  }

  /** Nobody toggles any more. */
  void edgesEnd() {
    permits.keySet().forEach(pad -> truth(pad).keepAliveUntil(stage.now()));
  }

  /** While the loop is well it grants again and again. */
  private void edgesGoOn() {
    permits.forEach((pad, permit) ->
        truth(pad)
            .keepAliveUntil(permit.until().isPresent() ? stage.now().plus(ONE_DAY) : stage.now()));
  }

  private PadTruth truth(PadName pad) {
    return requireNonNull(truths.get(pad));
  }

  /** What the thread of the clocks does now and then. */
  void lookAtClocks() {
    host.look(clocks.process(), stage.now());
  }

  /** As many turns as the loop takes for what waits; it would take them back to back. */
  void turn() {
    host.turns(clocks.process());
    int turns = 1 + backlog / ARRIVALS_A_TURN;
    backlog = 0;
    for (int i = 0; i < turns; i++) {
      loop.turn();
      tell.accept(new Fact.Turned());
    }
    edgesGoOn();
    link.pump();
  }

  void offer(Arrival arrival) {
    inbox.offer(arrival);
    backlog++;
  }

  boolean isShutDown() {
    return loop.isShutDown();
  }

  /** True time until a pad needs a turn by itself. */
  Optional<Duration> untilDeadline() {
    return loop.untilNextDeadline().map(clocks::trueTimeOf);
  }

  /** True time until the earliest lease ends. */
  Optional<Duration> untilLeaseEnds() {
    return devices.values().stream()
        .flatMap(device -> device.heater().leaseLeft().stream())
        .min(Duration::compareTo)
        .map(clocks::trueTimeOf);
  }

  /** What the thread of the lease guard does when it wakes. */
  void guard() {
    devices.values().forEach(device -> device.heater().openIfLapsed());
  }

  /** What the thread of the loop does when a turn threw, and what every end begins with. */
  void seal() {
    devices.values().forEach(device -> device.heater().seal());
  }

  /** The process is gone: the kernel takes its lines back, and connections break. */
  void vanish() {
    link.close();
    edgesEnd();
    outputs.values().forEach(TrialHeater::close);
  }

  Optional<PadView> view(PadName pad) {
    return news.view(pad);
  }

  TrialHeater output(PadName pad) {
    return requireNonNull(outputs.get(pad));
  }

  SimulatedButtons buttons(PadName pad) {
    return requireNonNull(buttons.get(pad));
  }

  TrialLink link() {
    return link;
  }
}
