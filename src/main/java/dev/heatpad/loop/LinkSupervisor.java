package dev.heatpad.loop;

import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;

/**
 * Decides when to connect to the broker. Pure: it is told what happened and when, and is asked what
 * to do next. One thread uses it, the one that makes the connections.
 *
 * <pre>
 * state       event                        next state
 * WAITING     next(), pause is over        CONNECTING
 * CONNECTING  connectSucceeded             CONNECTED
 * CONNECTING  connectFailed                WAITING, paused by the schedule
 * CONNECTED   lost                         WAITING, paused by the schedule
 * any         close                        CLOSED
 * </pre>
 *
 * <p>Any other event is out of order, which happens when an old connection reports late: it changes
 * nothing.
 *
 * <p>A connection that lasts less than {@link ReconnectSchedule#settledAfter} continues the outage
 * before it. Otherwise two clients with the same id would throw each other out at the pace of the
 * first try, for ever.
 */
public final class LinkSupervisor {

  /** After this many unsettled connections in a row, the pace is the slow one. */
  static final int MAX_UNSETTLED = 3;

  /** The states of the link. */
  public enum State {
    WAITING,
    CONNECTING,
    CONNECTED,
    CLOSED
  }

  /** Why a connection ended. */
  public enum Loss {
    /** The network or the broker failed. */
    BROKEN,
    /**
     * Another client came with our client id. Coming back at once would throw that one out, and so
     * on.
     */
    TAKEN_OVER
  }

  /** What to do now. */
  public sealed interface Decision {}

  /** Start connecting now, and count it as failed when it took longer than {@code timeout}. */
  public record Connect(Duration timeout) implements Decision {}

  /** Nothing to do for {@code pause}, unless something happens. */
  public record Pause(Duration pause) implements Decision {}

  /** Nothing to do until something happens. */
  public record Rest() implements Decision {}

  private final ReconnectSchedule schedule;
  private State state = State.WAITING;
  private MonotonicTime outageStart;
  private MonotonicTime nextTry;
  private MonotonicTime lastTry;
  private MonotonicTime connectedAt;
  private int triesInOutage;
  private int unsettled;

  /** The first try is due at once, at {@code now}. */
  public LinkSupervisor(ReconnectSchedule schedule, MonotonicTime now) {
    this.schedule = schedule;
    outageStart = now;
    nextTry = now;
    lastTry = now;
    connectedAt = now;
  }

  public State state() {
    return state;
  }

  /**
   * How many tries this outage has seen so far; kept while connected, so that it can be told
   * afterwards.
   */
  public int triesInOutage() {
    return triesInOutage;
  }

  /** How long the outage has lasted, or had lasted when the connection came. */
  public Duration outage(MonotonicTime now) {
    return (state == State.CONNECTED ? connectedAt : now).minus(outageStart);
  }

  /** Whether the connection has lasted long enough to be called a success. */
  public boolean isSettled(MonotonicTime now) {
    return state == State.CONNECTED
        && now.minus(connectedAt).compareTo(schedule.settledAfter()) >= 0;
  }

  /** What to do at {@code now}. Answering {@link Connect} moves to {@link State#CONNECTING}. */
  public Decision next(MonotonicTime now) {
    return switch (state) {
      case WAITING -> {
        if (now.isBefore(nextTry)) {
          yield new Pause(nextTry.minus(now));
        }
        state = State.CONNECTING;
        lastTry = now;
        triesInOutage++;
        yield new Connect(schedule.connectTimeout());
      }
      case CONNECTING, CONNECTED, CLOSED -> new Rest();
    };
  }

  public void connectSucceeded(MonotonicTime now) {
    if (state == State.CONNECTING) {
      state = State.CONNECTED;
      connectedAt = now;
    }
  }

  public void connectFailed(MonotonicTime now) {
    if (state == State.CONNECTING) {
      waitFor(now, triesInOutage == 1 ? schedule.first() : pace(now));
    }
  }

  public void lost(MonotonicTime now, Loss loss) {
    if (state != State.CONNECTED) {
      return;
    }
    if (isSettled(now)) {
      unsettled = 0;
      outageStart = now;
      triesInOutage = 0;
    } else {
      unsettled++;
    }
    // The try that led to this connection is over, so the pause counts from now.
    lastTry = now;
    waitFor(
        now,
        switch (loss) {
          case TAKEN_OVER -> schedule.seldom();
          case BROKEN -> unsettled <= 1 ? schedule.first() : pace(now);
        });
  }

  public void close() {
    state = State.CLOSED;
  }

  private Duration pace(MonotonicTime now) {
    boolean longOutage = now.minus(outageStart).compareTo(schedule.oftenFor()) >= 0;
    return longOutage || unsettled >= MAX_UNSETTLED ? schedule.seldom() : schedule.often();
  }

  /**
   * The pause runs from try to try, but a try that took long is followed by a breath all the same.
   */
  private void waitFor(MonotonicTime now, Duration pause) {
    state = State.WAITING;
    MonotonicTime paced = lastTry.plus(pause);
    MonotonicTime breath = now.plus(schedule.first());
    nextTry = paced.isBefore(breath) ? breath : paced;
  }
}
