package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.WallTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Breaks things, and mends them again. */
final class Breaking {

  private static final int FLOOD = 5_000;
  private static final int STORM_OF_STARTS = 30;
  private static final int RESTARTS = 4;
  private static final Duration BETWEEN_RESTARTS = Duration.ofSeconds(12);
  private static final Duration POWER_AWAY = Duration.ofSeconds(3);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final double[] RATES = {0.97, 0.5, 1.03, 2};

  private final Life life;
  private final Doings people;
  private final List<Active> active = new ArrayList<>();

  private record Active(PadName pad, FaultKind kind) {}

  Breaking(Life life, Doings people) {
    this.life = life;
    this.people = people;
  }

  void breaks(PadName pad, FaultKind kind, Duration lasting, int size) {
    life.tell(new Fact.Began(pad, kind));
    switch (kind) {
      case PadFault fault -> life.truth(pad).inject(fault);
      case HouseFault fault -> begin(pad, fault, lasting, size);
    }
    switch (kind.extent()) {
      case MOMENT -> life.tell(new Fact.Ceased(pad, kind));
      case LASTING -> {
        Active one = new Active(pad, kind);
        active.add(one);
        life.stage().after(lasting, () -> cease(one));
      }
    }
  }

  private void cease(Active one) {
    if (!active.remove(one) || active.contains(one)) {
      return;
    }
    switch (one.kind()) {
      case PadFault fault -> life.truth(one.pad()).cease(fault);
      case HouseFault fault -> end(one.pad(), fault);
    }
    life.tell(new Fact.Ceased(one.pad(), one.kind()));
  }

  /** All faults cease. */
  void mendAll() {
    life.fuse().disarm();
    List.copyOf(active).forEach(this::cease);
  }

  private void begin(PadName pad, HouseFault fault, Duration lasting, int size) {
    switch (fault) {
      case LOOP_STALL -> life.stall(lasting);
      case PROCESS_PAUSE -> life.pause(lasting);
      case KILL_AT_ANY_EFFECT -> life.fuse().arm(Fuse.Blow.KILL, size);
      case ADAPTER_EXCEPTION -> life.fuse().arm(Fuse.Blow.EXCEPTION, size);
      case ADAPTER_THREAD_DIES -> life.sensing().dies(pad);
      case OUTPUT_UNREACHABLE, OUTPUT_READS_WRONG -> life.truth(pad).breakOutput(fault);
      case INBOX_FLOOD -> flood(pad, FLOOD, new Command.Set(Command.Choice.NOTHING));
      case WALL_CLOCK_FORWARD -> moveWall(YEAR.multipliedBy(1 + size % 5));
      case WALL_CLOCK_BACK -> moveWall(YEAR.multipliedBy(1 + size % 5).negated());
      case WALL_CLOCK_UNSET -> life.clocks().unsetWall();
      case SLOW_CLOCK -> life.clocks().rate(RATES[size % RATES.length]);
      case RESTART_LOOP -> restart(RESTARTS);
      case DISK_FULL, DISK_READ_ONLY -> life.disk().state(TrialDisk.State.REFUSING);
      case DISK_SLOW -> life.disk().state(TrialDisk.State.SLOW);
      case DISK_CORRUPT -> {
        powerCut(TrialDisk.Tail.ANY_PART_SURVIVES, POWER_AWAY);
        life.disk().corrupt();
      }
      case LOST_TAIL -> powerCut(TrialDisk.Tail.IS_LOST, POWER_AWAY);
      case BROKER_GONE -> life.broker().state(TrialBroker.State.GONE);
      case BROKER_FLAPPING -> flap(pad, TrialBroker.State.GONE);
      case BROKER_FROZEN -> life.broker().state(TrialBroker.State.FROZEN);
      case RETAINED_START -> people.retainedStart(pad);
      case LATE_START -> people.lateStart(pad);
      case DUPLICATED_COMMAND -> people.repeat(pad);
      case REORDERED_COMMAND -> {
        people.ask(pad, Source.MQTT, new Command.Stop());
        people.ask(pad, Source.MQTT, PadPlan.start());
      }
      case COMMAND_FLOOD -> flood(pad, STORM_OF_STARTS, PadPlan.start());
      case ASLEEP, PROMPT_IGNORED, ANSWERS_LATE -> people.begin(fault);
      case SECOND_PERSON_STARTS ->
          people.ask(
              pad,
              Source.HTTP,
              PadPlan.start(
                  new Command.Choice(
                      Optional.empty(),
                      Optional.of(Duration.ofMinutes(20)),
                      OptionalDouble.empty())));
    }
  }

  private void end(PadName pad, HouseFault fault) {
    switch (fault) {
      case ADAPTER_THREAD_DIES -> life.sensing().comesBack(pad);
      case OUTPUT_UNREACHABLE, OUTPUT_READS_WRONG -> life.truth(pad).mendOutput(fault);
      case WALL_CLOCK_UNSET -> life.clocks().synchronise();
      case SLOW_CLOCK -> life.clocks().rate(1);
      case DISK_FULL, DISK_READ_ONLY, DISK_SLOW -> life.disk().state(TrialDisk.State.WORKING);
      case BROKER_GONE, BROKER_FLAPPING, BROKER_FROZEN ->
          life.broker().state(TrialBroker.State.WORKING);
      case ASLEEP, PROMPT_IGNORED, ANSWERS_LATE -> people.cease(fault);
      case LOOP_STALL,
          PROCESS_PAUSE,
          KILL_AT_ANY_EFFECT,
          ADAPTER_EXCEPTION,
          INBOX_FLOOD,
          WALL_CLOCK_FORWARD,
          WALL_CLOCK_BACK,
          RESTART_LOOP,
          DISK_CORRUPT,
          LOST_TAIL,
          RETAINED_START,
          LATE_START,
          DUPLICATED_COMMAND,
          REORDERED_COMMAND,
          COMMAND_FLOOD,
          SECOND_PERSON_STARTS -> {}
    }
  }

  private void flood(PadName pad, int times, Command command) {
    for (int i = 0; i < times; i++) {
      people.ask(pad, Source.MQTT, command);
    }
  }

  private void moveWall(Duration by) {
    if (life.clocks().trust() == WallTime.Trust.SYNCHRONISED) {
      life.tell(new Fact.BelievedClockMoved());
    }
    life.clocks().moveWall(by);
  }

  private void restart(int left) {
    powerCut(TrialDisk.Tail.ANY_PART_SURVIVES, POWER_AWAY);
    if (left > 1) {
      life.stage().after(BETWEEN_RESTARTS, () -> restart(left - 1));
    }
  }

  /** The power fails: the wall clock stands still, and the monotonic one begins anew. */
  void powerCut(TrialDisk.Tail tail, Duration away) {
    life.die(Fact.Death.POWER_CUT, tail, away);
    life.clocks().wallLagsBy(away);
    life.clocks().reboot(life.chance());
    boolean unset = active.stream().anyMatch(one -> one.kind() == HouseFault.WALL_CLOCK_UNSET);
    if (!unset) {
      life.stage().after(away.plus(Duration.ofSeconds(20)), life.clocks()::synchronise);
    }
  }

  private void flap(PadName pad, TrialBroker.State state) {
    boolean goesOn = active.stream().anyMatch(one -> one.kind() == HouseFault.BROKER_FLAPPING);
    if (!goesOn
        && state == TrialBroker.State.GONE
        && life.broker().state() == TrialBroker.State.GONE) {
      return;
    }
    life.broker().state(state);
    TrialBroker.State other =
        state == TrialBroker.State.GONE ? TrialBroker.State.WORKING : TrialBroker.State.GONE;
    life.stage()
        .after(
            Duration.ofMillis(life.chance().nextInt(500, 9_000)),
            () -> {
              if (active.stream().anyMatch(one -> one.kind() == HouseFault.BROKER_FLAPPING)) {
                flap(pad, other);
              }
            });
  }
}
