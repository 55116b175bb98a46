package dev.heatpad.loop;

import dev.heatpad.core.session.Pad.HostDoubt;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.HostDoubts.Presence;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The one thread that runs the loop. Whatever escapes from a turn ends in heaters off and then in
 * the end of the program; the next start finds the open session and says so.
 */
public final class LoopThread {

  private static final Logger LOG = System.getLogger(LoopThread.class.getName());

  private final ControlLoop loop;
  private final Inbox inbox;
  private final Pace pace;
  private final Runnable heatersOff;
  private final Runnable onFailure;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  /** How the thread sees whether it comes often enough, and whom it tells. */
  public record Pace(Supplier<MonotonicTime> processClock, HostDoubts doubts) {}

  /**
   * @param heatersOff seals every heater; must not throw
   * @param onFailure ends the program after a failure of the loop; called once heat is off
   */
  public LoopThread(
      ControlLoop loop, Inbox inbox, Pace pace, Runnable heatersOff, Runnable onFailure) {
    this.loop = loop;
    this.inbox = inbox;
    this.pace = pace;
    this.heatersOff = heatersOff;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().name("control-loop").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      LoopRate rate = new LoopRate(pace.processClock().get());
      while (!loop.isShutDown()) {
        rate.turned(pace.processClock().get());
        pace.doubts().note(HostDoubt.LOOP_SLOW, Presence.of(rate.isSlow()));
        loop.turn();
        inbox.await(loop.idleTime());
      }
    } catch (InterruptedException interruption) {
      heatersOff.run();
      Thread.currentThread().interrupt();
    } catch (Throwable failure) {
      heatersOff.run();
      onFailure.run();
      LOG.log(Logger.Level.ERROR, "The control loop failed; all heaters are off.", failure);
    } finally {
      heatersOff.run();
      ended.countDown();
    }
  }

  /** Asks for the end, and waits for it at most this long. Heat is off when it returns. */
  public void stop(Duration longest) {
    heatersOff.run();
    inbox.offer(new Arrival.ShutdownAsked());
    try {
      if (!ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Logger.Level.WARNING, "The control loop did not end in time; heaters are off.");
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }
}
