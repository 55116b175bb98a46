package dev.heatpad.sim.trial;

import dev.heatpad.core.session.Pad.HostDoubt;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.ClockWatch;
import dev.heatpad.loop.ControlLoop;
import dev.heatpad.loop.HostDoubts;
import dev.heatpad.loop.HostDoubts.Presence;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.LoopRate;
import java.time.Duration;

/**
 * What the threads of the loop and of the clocks see of the computer in one run of the program: the
 * production watches, fed with true time as the oscillator and with the turns that a healthy loop
 * takes between those that the trial takes.
 */
final class HostWatch {

  /** As often as the thread of the clocks looks. */
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(30);

  /** The first whole window after the onset, a look late, and the turn that hears of it. */
  static final Duration DRIFT_SEEN_WITHIN = Duration.ofSeconds(2 * 60 + 30 + 3);

  /** A leap is no pause: the loop went on. Longer than two windows of the rate. */
  private static final Duration LEAP = Duration.ofSeconds(25);

  private final HostDoubts doubts;
  private final ClockWatch clock;
  private LoopRate rate;
  private MonotonicTime turnedAt;
  private MonotonicTime lookedAt;

  HostWatch(Inbox inbox, MonotonicTime process, MonotonicTime raw) {
    this.doubts = new HostDoubts(inbox);
    this.clock = new ClockWatch(process, raw);
    this.rate = new LoopRate(process);
    this.turnedAt = process;
    this.lookedAt = raw;
  }

  /** The loop has turned without a break until now. */
  void turnedUntil(MonotonicTime process) {
    if (process.minus(turnedAt).compareTo(LEAP) > 0) {
      turnedAt = process.minus(LEAP);
      rate = new LoopRate(turnedAt);
    }
    MonotonicTime next = turnedAt.plus(ControlLoop.TURN_INTERVAL);
    while (next.isBefore(process)) {
      rate.turned(next);
      turnedAt = next;
      next = next.plus(ControlLoop.TURN_INTERVAL);
    }
  }

  /** A turn begins now, whatever was before it. */
  void turns(MonotonicTime process) {
    rate.turned(process);
    turnedAt = process;
    doubts.note(HostDoubt.LOOP_SLOW, Presence.of(rate.isSlow()));
  }

  /** The thread of the clocks looks, if it is time. */
  void look(MonotonicTime process, MonotonicTime raw) {
    if (raw.minus(lookedAt).compareTo(LOOK_INTERVAL) < 0) {
      return;
    }
    lookedAt = raw;
    clock.read(process, raw);
    doubts.note(HostDoubt.CLOCK_DRIFT, Presence.of(clock.drifts()));
  }
}
