package dev.heatpad.loop;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Request;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.dose.Ledger;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect;
import dev.heatpad.core.session.Event;
import dev.heatpad.core.session.Pad;
import dev.heatpad.core.session.PadMachine;
import dev.heatpad.core.session.PadState;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.session.Step;
import dev.heatpad.core.session.Turn;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.WallTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The owner of all state. A turn reads the time once, opens what has lapsed, moves the simulated
 * world, hands every waiting event to its pad, gives each pad a tick, and tells what changed. It
 * never waits. {@link LoopThread} calls it; a simulation may call it directly, without a thread.
 */
public final class ControlLoop {

  /** A turn comes at least this often in process time. */
  public static final Duration TURN_INTERVAL = Duration.ofMillis(100);

  /** Accounted time and rest are kept this often, in session time. */
  private static final Duration TIME_KEPT_EVERY = Duration.ofMinutes(1);

  private final Map<PadName, Pad> pads = new LinkedHashMap<>();
  private final Map<Person, Ledger> ledgers;
  private final Screenings screenings;
  private final Map<PadName, PadDevices> devices;
  private final Map<PadName, ButtonWatch> buttonWatches = new LinkedHashMap<>();
  private final Inbox inbox;
  private final Clocks clocks;
  private final World world;
  private final Gatekeeper gatekeeper;
  private final SessionIds sessionIds;
  private final Bookkeeper bookkeeper;
  private final EffectRunner effects;
  private final Herald herald;
  private final LoopHealth health;
  private MonotonicTime timeKeptAt;
  private boolean shutDown;

  /** What the loop is made of, beside the recovered state. */
  public record Parts(
      Map<PadName, PadDevices> devices,
      Inbox inbox,
      Clocks clocks,
      World world,
      Gatekeeper gatekeeper,
      SessionIds sessionIds,
      Journal journal,
      List<Publisher> publishers,
      LoopHealth health,
      String bootId) {}

  public ControlLoop(Recovery.Recovered recovered, Parts parts) {
    recovered.pads().forEach(pad -> pads.put(pad.definition().name(), pad));
    this.ledgers = new LinkedHashMap<>(recovered.ledgers());
    this.screenings =
        new Screenings(
            recovered.screenings(), recovered.pads().stream().map(Pad::definition).toList());
    this.devices = new LinkedHashMap<>(parts.devices());
    this.inbox = parts.inbox();
    this.clocks = parts.clocks();
    this.world = parts.world();
    this.gatekeeper = parts.gatekeeper();
    this.sessionIds = parts.sessionIds();
    this.health = parts.health();
    Guard guard = new Guard();
    this.herald = new Herald(parts.publishers(), parts.bootId(), guard);
    this.bookkeeper =
        new Bookkeeper(parts.journal(), inbox, recovered.accountedTime(), clocks.processNow());
    this.effects = new EffectRunner(devices, bookkeeper, gatekeeper, herald, guard);
    // The first turn keeps time: until then a replaced journal counts as lost.
    this.timeKeptAt = clocks.sessionTime().now().minus(TIME_KEPT_EVERY);
    recovered.entries().forEach(entry -> bookkeeper.write(entry, clocks.processNow()));
    recovered.interrupted().forEach(herald::ended);
  }

  /** One turn. */
  public void turn() {
    MonotonicTime processNow = clocks.processNow();
    MonotonicTime now = clocks.sessionTime().advanceTo(processNow);
    openWhatLapsed(processNow, now);
    world.advanceTo(now);
    readButtons(now);
    for (Arrival arrival : inbox.takeForTurn()) {
      // After the end was asked for nothing may begin that nobody would end.
      if (!shutDown || arrival instanceof Arrival.Written) {
        handle(arrival, processNow, now);
      }
    }
    watchStorage(processNow, now);
    tellOutputFailures(now);
    pads.keySet().forEach(name -> step(name, new Event.Ticked(), now));
    keepTime(processNow, now);
    bookkeeper.flushDue(now, processNow);
    herald.tell(pads.values(), pad -> turnOf(pad, now), devices);
    effects.tellNews();
    grantKeepAlive(processNow);
    health.turned(processNow, now, pads.values(), bookkeeper.health(processNow));
  }

  private void openWhatLapsed(MonotonicTime processNow, MonotonicTime now) {
    devices.forEach((name, device) -> {
      boolean lapsed = device.heater().takeLapse();
      boolean droppedOut =
          device.keepAlive().filter(permit -> permit.takeDropOut(processNow)).isPresent();
      if (lapsed || droppedOut) {
        step(name, new Event.LeaseLost(), now);
      }
    });
  }

  private void readButtons(MonotonicTime now) {
    devices.forEach((name, device) -> {
      ButtonWatch watch = buttonWatches.computeIfAbsent(name, _ -> new ButtonWatch());
      for (ButtonWatch.Seen seen : watch.saw(device.buttons().poll(), now)) {
        step(name, eventOf(seen), now);
      }
    });
  }

  /** Only a turn that came through all its checks lets the keep-alive boards hold. */
  private void grantKeepAlive(MonotonicTime processNow) {
    devices.forEach((name, device) ->
        device
            .keepAlive()
            .ifPresent(permit -> {
              Pad pad = pads.get(name);
              if (pad != null && pad.state() instanceof PadState.Heating) {
                permit.grant(processNow);
              } else {
                permit.withdraw();
              }
            }));
  }

  private Event eventOf(ButtonWatch.Seen seen) {
    return switch (seen) {
      case STOP ->
          new Event.Commanded(
              effects.unasked(Source.BUTTON, new Command.Stop(), sessionIds.next(wall())));
      case START_SHORT -> pressed(Event.Press.SHORT);
      case START_LONG -> pressed(Event.Press.LONG);
    };
  }

  private Event pressed(Event.Press press) {
    return new Event.Pressed(press, effects.unaskedToken(), sessionIds.next(wall()));
  }

  private void handle(Arrival arrival, MonotonicTime processNow, MonotonicTime now) {
    switch (arrival) {
      case Arrival.Asked(var name, var question) -> ask(name, question, processNow, now);
      case Arrival.ScreeningAsked(var question, var reply) ->
          screen(question, reply, processNow, now);
      case Arrival.Misread misread -> tell(misread, now);
      case Arrival.StopAll(var source) ->
          pads.keySet()
              .forEach(name ->
                  step(
                      name,
                      new Event.Commanded(
                          effects.unasked(source, new Command.Stop(), sessionIds.next(wall()))),
                      now));
      case Arrival.Sensed(var name, var role, var sample) ->
          step(name, new Event.Sampled(role, sample), now);
      case Arrival.WearableReported(var person, var report) ->
          pads.values().stream()
              .filter(pad -> pad.definition().person().equals(person))
              .map(pad -> pad.definition().name())
              .toList()
              .forEach(name ->
                  step(
                      name,
                      new Event.WearableReported(
                          report.arrivedAt(now.minus(processNow.minus(report.arrivedAt())))),
                      now));
      case Arrival.Metered(var name, var sample) -> step(name, new Event.Metered(sample), now);
      case Arrival.HostJudged(var doubts) ->
          pads.keySet().forEach(name -> step(name, new Event.HostJudged(doubts), now));
      case Arrival.Written written ->
          bookkeeper
              .written(written, processNow)
              .ifPresent(stored -> step(stored.pad(), stored.event(), now));
      case Arrival.ShutdownAsked _ -> {
        devices.values().forEach(device -> device.heater().seal());
        pads.keySet().forEach(name -> step(name, new Event.ShuttingDown(), now));
        bookkeeper.flushForTheEnd(processNow);
        shutDown = true;
      }
    }
  }

  private void ask(
      PadName name, Arrival.Question question, MonotonicTime processNow, MonotonicTime now) {
    Request request =
        new Request(
            effects.tokenFor(question.reply()),
            question.source(),
            question.command(),
            gatekeeper.judge(question, processNow, clocks.realWall()),
            question.id(),
            sessionIds.next(wall()));
    if (pads.containsKey(name)) {
      carryOut(name, new Event.Commanded(request), now);
    } else {
      effects.answerUnknownPad(request, pads.keySet());
    }
  }

  private void tell(Arrival.Misread misread, MonotonicTime now) {
    if (pads.containsKey(misread.pad())) {
      effects.run(
          misread.pad(),
          List.of(
              new Effect.Announce(
                  Effect.Notice.refused(misread.source(), misread.refusal(), misread.message()))),
          wall().instant(),
          now,
          clocks.sessionTime().processTimeOfTurn());
    }
  }

  /** Heat that the answers speak against ends before anybody is told that they were taken. */
  private void screen(
      ScreeningQuestion question,
      Consumer<ScreeningOutcome> reply,
      MonotonicTime processNow,
      MonotonicTime now) {
    Screenings.Handled handled =
        screenings.handle(question, new Screenings.Moment(now, wall().instant()));
    handled
        .changed()
        .ifPresent(changed -> {
          pads.keySet().forEach(name -> step(name, new Event.Ticked(), now));
          bookkeeper.keepScreening(changed.person(), changed.said(), now, processNow);
        });
    effects.tellLater("answer about the questions", () -> reply.accept(handled.outcome()));
  }

  /** What ends by itself ends first, and is booked, before a person's wish is judged. */
  private void carryOut(PadName name, Event wish, MonotonicTime now) {
    step(name, new Event.Ticked(), now);
    step(name, wish, now);
  }

  private void watchStorage(MonotonicTime processNow, MonotonicTime now) {
    bookkeeper
        .overdueOpenings(processNow)
        .forEach(overdue -> step(overdue.pad(), overdue.event(), now));
    bookkeeper
        .storageChange(processNow)
        .ifPresent(event -> pads.keySet().forEach(name -> step(name, event, now)));
  }

  /** Once a turn: an output that stays broken fails again at each attempt to switch it off. */
  private void tellOutputFailures(MonotonicTime now) {
    for (PadName name : pads.keySet()) {
      if (effects.takeOutputFailure(name)) {
        step(name, new Event.OutputFailed(), now);
      }
    }
  }

  private void step(PadName name, Event event, MonotonicTime now) {
    Pad before = pads.get(name);
    if (before == null) {
      return;
    }
    Step step = PadMachine.step(before, event, turnOf(before, now));
    pads.put(name, step.pad());
    List<SessionRecord> ended =
        effects.run(
            name, step.effects(), wall().instant(), now, clocks.sessionTime().processTimeOfTurn());
    ended.forEach(end -> book(end, now));
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.StoreAfterDose(_, _, var addedCem43Minutes)) {
        bookAfterDose(step.pad(), addedCem43Minutes, now);
      }
    }
  }

  private void bookAfterDose(Pad pad, double addedCem43Minutes, MonotonicTime now) {
    if (addedCem43Minutes > 0 && pad.definition().nature().hasBudgets()) {
      Person person = pad.definition().person();
      ledgers.put(person, ledgerOf(person, now).withAfterDose(now, addedCem43Minutes));
    }
  }

  private void book(SessionRecord end, MonotonicTime now) {
    if (end.heated().isZero() || !end.opening().nature().hasBudgets()) {
      return;
    }
    Person person = end.opening().person();
    Duration rest = restOf(end);
    ledgers.put(
        person,
        ledgerOf(person, now)
            .with(new Ledger.PastSession(now, end.heated(), end.dose().cem43BoundMinutes()), rest));
  }

  private Duration restOf(SessionRecord end) {
    Pad pad = pads.get(end.opening().pad());
    Duration ofItsProfile = end.opening().profile().rest();
    Duration inForce = pad == null ? ofItsProfile : pad.definition().limits().rest();
    return inForce.compareTo(ofItsProfile) > 0 ? inForce : ofItsProfile;
  }

  private Turn turnOf(Pad pad, MonotonicTime now) {
    Person person = pad.definition().person();
    return new Turn(
        now,
        wall(),
        ledgerOf(person, now),
        inUseElsewhere(pad),
        lockedElsewhere(pad),
        screenings.of(pad.definition().person()));
  }

  private Ledger ledgerOf(Person person, MonotonicTime now) {
    return ledgers.getOrDefault(person, Ledger.empty(now));
  }

  private Optional<PadName> inUseElsewhere(Pad pad) {
    for (Pad other : pads.values()) {
      boolean samePerson = other.definition().person().equals(pad.definition().person());
      boolean isInUse =
          other.state() instanceof PadState.Starting
              || other.state().session().isPresent()
              || mayStillBeOn(other);
      if (samePerson && isInUse && !other.definition().name().equals(pad.definition().name())) {
        return Optional.of(other.definition().name());
      }
    }
    return Optional.empty();
  }

  /** A heart belongs to a person, not to a pad. */
  private Optional<PadName> lockedElsewhere(Pad pad) {
    return pads.values().stream()
        .filter(other ->
            other.definition().person().equals(pad.definition().person())
                && !other.definition().name().equals(pad.definition().name())
                && other.watches().wearable().lockOut().isPresent())
        .map(other -> other.definition().name())
        .findFirst();
  }

  /** A pad that was not yet shown to be off, or was shown not to be, may warm its person still. */
  private static boolean mayStillBeOn(Pad pad) {
    boolean isStuck =
        pad.state() instanceof PadState.Fault(var codes)
            && codes.stream()
                .anyMatch(code ->
                    code.reason() == StopReason.RELAY_STUCK || code == FaultCode.OUTPUT_FAILED);
    return isStuck || pad.watches().isToBeProven();
  }

  private void keepTime(MonotonicTime processNow, MonotonicTime now) {
    boolean due = now.minus(timeKeptAt).compareTo(TIME_KEPT_EVERY) >= 0;
    if (!due && !bookkeeper.probe(processNow) && !shutDown) {
      return;
    }
    timeKeptAt = now;
    Map<Person, Duration> restLeft = new LinkedHashMap<>();
    ledgers.forEach((person, ledger) -> {
      if (ledger.restUntil().isAfter(now)) {
        restLeft.put(person, ledger.restUntil().minus(now));
      }
    });
    bookkeeper.keepTime(now, wall(), restLeft, processNow);
  }

  private WallTime wall() {
    return clocks.sessionWall();
  }

  /** Whether the program's end was handled: the loop need not run any more. */
  public boolean isShutDown() {
    return shutDown;
  }

  /** How long in process time nothing needs a turn, if nothing arrives. */
  public Duration idleTime() {
    Duration shortest =
        untilNextDeadline().filter(it -> it.compareTo(longestWait()) < 0).orElse(longestWait());
    Duration spent = clocks.processNow().minus(clocks.sessionTime().processTimeOfTurn());
    Duration wait = shortest.minus(spent);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /**
   * How long in process time after the newest turn a pad needs the next; empty when any will do.
   */
  public Optional<Duration> untilNextDeadline() {
    MonotonicTime now = clocks.sessionTime().now();
    return pads.values().stream()
        .flatMap(pad -> PadMachine.nextDeadline(pad).stream())
        .map(deadline -> clocks.sessionTime().processTimeOf(deadline.minus(now)))
        .min(Duration::compareTo);
  }

  private Duration longestWait() {
    Duration ofSimulation = clocks.sessionTime().processTimeOf(SessionTime.LONGEST_SIMULATED_TURN);
    return ofSimulation.compareTo(TURN_INTERVAL) < 0 ? ofSimulation : TURN_INTERVAL;
  }
}
