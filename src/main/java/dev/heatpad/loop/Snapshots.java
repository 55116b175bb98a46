package dev.heatpad.loop;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The newest of each pad, for whoever asks on a thread of his own. The loop's thread alone writes,
 * and it only replaces a map and raises a flag: no reader and no watcher can hold it up. News that
 * come while a watcher is busy melt into one.
 */
public final class Snapshots implements Publisher {

  private static final Logger LOG = System.getLogger(Snapshots.class.getName());

  /** How long a listener's thread sleeps at most; only so that it need not wait for ever. */
  private static final Duration LONG = Duration.ofHours(1);

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private volatile Map<PadName, Snapshot> newest = Map.of();

  /** All pads that were told of, in the order of the configuration. */
  public List<Snapshot> all() {
    return List.copyOf(newest.values());
  }

  /** Empty for a pad that does not exist, and before the first turn of the loop. */
  public Optional<Snapshot> of(PadName pad) {
    return Optional.ofNullable(newest.get(pad));
  }

  @Override
  public void changed(PadView view, PadView.Live live, Stamp stamp) {
    put(new Snapshot(view, live, stamp));
  }

  @Override
  public void moved(PadView view, PadView.Live live, Stamp stamp) {
    put(new Snapshot(view, live, stamp));
  }

  @Override
  public void noticed(PadName pad, Notice notice, Stamp stamp) {
    // What happened is no state; the change of state that it caused comes by itself.
  }

  @Override
  public void ended(SessionRecord end) {
    // Past sessions are the archive's.
  }

  private void put(Snapshot snapshot) {
    Map<PadName, Snapshot> next = new LinkedHashMap<>(newest);
    next.put(snapshot.view().name(), snapshot);
    newest = Collections.unmodifiableMap(next);
    watches.forEach(Watch::signal);
  }

  /** Begins to watch. The first wait returns at once, so that a watcher sees the present state. */
  public Watch watch() {
    Watch watch = new Watch();
    watches.add(watch);
    return watch;
  }

  /**
   * Calls the listener now and after each change, on a thread of its own, until it is closed. A
   * listener that fails is logged and called again at the next change.
   */
  public Listening listen(Runnable listener) {
    Watch watch = watch();
    Thread.ofVirtual().name("snapshot-listener").start(() -> serve(watch, listener));
    return watch::close;
  }

  private static void serve(Watch watch, Runnable listener) {
    try {
      while (!watch.closed) {
        if (watch.awaitNews(LONG)) {
          call(listener);
        }
      }
    } catch (InterruptedException interruption) {
      watch.close();
      Thread.currentThread().interrupt();
    }
  }

  private static void call(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException failure) {
      LOG.log(Logger.Level.WARNING, "A listener to the state of the pads failed.", failure);
    }
  }

  /** A listener's place; closing it ends the calls. */
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /** One watcher's flag. One thread waits on it; any thread may close it. */
  public final class Watch implements AutoCloseable {

    private final Semaphore news = new Semaphore(1);
    private volatile boolean closed;

    private Watch() {}

    private void signal() {
      if (news.availablePermits() == 0) {
        news.release();
      }
    }

    /** Waits for a change since the last wait. False when the time is over or this was closed. */
    public boolean awaitNews(Duration longest) throws InterruptedException {
      boolean came = news.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
      news.drainPermits();
      return came && !closed;
    }

    @Override
    public void close() {
      closed = true;
      watches.remove(this);
      news.release();
    }
  }
}
