package dev.heatpad.adapter.web;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Publisher;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.wire.NoticeJson;
import dev.heatpad.wire.PadJson;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells everybody who watches. The loop's thread hands news over under a lock that is held for
 * microseconds, and puts nothing into bytes; each watcher's own thread writes. One thread, {@code
 * stream-beat}, gives signs of life. {@code Main} makes it; {@link StreamRoutes} begins and ends
 * it.
 */
public final class StreamHub implements Publisher {

  /** The phones and screens of a household several times over. */
  static final int MAX_WATCHERS = 32;

  /** Events that a watcher may have missed and still gets: the sessions of some days. */
  static final int EVENTS_KEPT = 256;

  private static final Duration BEAT = Duration.ofSeconds(1);

  /** A fast simulation makes more seconds than anybody can look at. */
  private static final Duration SHORTEST_LIVE_INTERVAL = Duration.ofMillis(250);

  /** The temperature of a pad that rests is told this often. */
  private static final Duration IDLE_STATE_INTERVAL = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(StreamHub.class.getName());

  private final String device;
  private final String bootId;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<PadName, Snapshot> newest = new LinkedHashMap<>();
  private final Map<PadName, Long> telemetryAtNanos = new HashMap<>();
  private final Map<PadName, Long> stateAtNanos = new HashMap<>();
  private final Deque<StreamMessage> events = new ArrayDeque<>();
  private final Set<StreamWatcher> watchers = new HashSet<>();
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stream-beat").factory());
  private Instant newestAt = Instant.EPOCH;
  private long number;
  private long dropped;
  private boolean closed;

  /**
   * @param bootId tells this run of the program from all others
   * @param nanoTime a monotonic clock
   */
  public StreamHub(String device, String bootId, LongSupplier nanoTime) {
    this.device = device;
    this.bootId = bootId;
    this.nanoTime = nanoTime;
  }

  @Override
  public void changed(PadView view, PadView.Live live, Stamp stamp) {
    lock.lock();
    try {
      keep(new Snapshot(view, live, stamp));
      tellState(view.name());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void moved(PadView view, PadView.Live live, Stamp stamp) {
    lock.lock();
    try {
      Snapshot seen = new Snapshot(view, live, stamp);
      keep(seen);
      if (!view.sessionRuns()) {
        if (isDue(stateAtNanos, view.name(), IDLE_STATE_INTERVAL)) {
          tellState(view.name());
        }
      } else if (isDue(telemetryAtNanos, view.name(), SHORTEST_LIVE_INTERVAL)) {
        telemetryAtNanos.put(view.name(), nanoTime.getAsLong());
        number++;
        tell(message(StreamMessage.Kind.TELEMETRY, view.name(), 0, () -> PadJson.telemetry(seen)));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void noticed(PadName pad, Notice notice, Stamp stamp) {
    lock.lock();
    try {
      newestAt = stamp.at();
      number++;
      StreamMessage event =
          message(
              StreamMessage.Kind.EVENT, pad, number, () -> NoticeJson.write(pad, notice, stamp));
      events.addLast(event);
      while (events.size() > EVENTS_KEPT) {
        events.removeFirst();
      }
      tell(event);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ended(SessionRecord end) {
    // The event that it stopped was told; past sessions are the archive's.
  }

  private void keep(Snapshot seen) {
    newest.put(seen.view().name(), seen);
    newestAt = seen.stamp().at();
  }

  private boolean isDue(Map<PadName, Long> toldAtNanos, PadName pad, Duration interval) {
    Long last = toldAtNanos.get(pad);
    return last == null || nanoTime.getAsLong() - last >= interval.toNanos();
  }

  private void tellState(PadName pad) {
    stateAtNanos.put(pad, nanoTime.getAsLong());
    number++;
    Snapshot seen = newest.get(pad);
    if (seen != null) {
      tell(state(seen));
    }
  }

  private StreamMessage state(Snapshot seen) {
    return message(
        StreamMessage.Kind.STATE, seen.view().name(), 0, () -> PadJson.doc(device, seen));
  }

  /** With the id of the newest number: whoever has seen it has seen all before it. */
  private StreamMessage message(
      StreamMessage.Kind kind, PadName pad, long keyNumber, Supplier<byte[]> json) {
    return new StreamMessage(
        new StreamMessage.Key(kind, Optional.of(pad), keyNumber),
        Optional.of(bootId + "-" + number),
        json);
  }

  private void tell(StreamMessage message) {
    List<StreamWatcher> slow = new ArrayList<>();
    for (StreamWatcher watcher : watchers) {
      if (watcher.offer(message) == StreamWatcher.Offer.TOO_SLOW) {
        slow.add(watcher);
      }
    }
    dropped += slow.size();
    slow.forEach(watchers::remove);
  }

  /** Begins to give signs of life. */
  void start() {
    Future<?> _ =
        beats.scheduleAtFixedRate(
            this::tryBeat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One that fails must not be the last one. */
  private void tryBeat() {
    try {
      beat();
    } catch (RuntimeException failure) {
      LOG.log(Logger.Level.WARNING, "A sign of life was not given.", failure);
    }
  }

  private void beat() {
    lock.lock();
    try {
      Instant at = newestAt;
      StreamMessage beat =
          new StreamMessage(
              new StreamMessage.Key(StreamMessage.Kind.BEAT, Optional.empty(), 0),
              Optional.empty(),
              () -> NoticeJson.beat(at));
      watchers.forEach(watcher -> watcher.beat(beat));
    } finally {
      lock.unlock();
    }
  }

  /**
   * A new watcher, to which missed events and the present states are given already.
   *
   * @param pad the one that it watches; absent for all
   * @param seen the id of the last message that it saw before, if there was one
   * @param cut ends its connection
   * @return empty when there are too many, or the program ends
   */
  Optional<StreamWatcher> watch(Optional<PadName> pad, Optional<String> seen, Runnable cut) {
    lock.lock();
    try {
      if (closed || watchers.size() >= MAX_WATCHERS) {
        return Optional.empty();
      }
      StreamWatcher watcher = new StreamWatcher(pad, cut);
      Optional<Long> after = seen.flatMap(this::numberIn);
      if (after.isPresent()) {
        events.stream().filter(event -> event.key().number() > after.get()).forEach(watcher::offer);
      }
      newest.values().forEach(snapshot -> watcher.offer(state(snapshot)));
      watchers.add(watcher);
      return Optional.of(watcher);
    } finally {
      lock.unlock();
    }
  }

  /** The number in an id of this run of the program. */
  private Optional<Long> numberIn(String id) {
    String prefix = bootId + "-";
    if (!id.startsWith(prefix)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(id.substring(prefix.length())));
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  void leave(StreamWatcher watcher) {
    lock.lock();
    try {
      watchers.remove(watcher);
    } finally {
      lock.unlock();
    }
  }

  boolean knows(PadName pad) {
    lock.lock();
    try {
      return newest.containsKey(pad);
    } finally {
      lock.unlock();
    }
  }

  /** How many watch, and how many were dropped since the start because they were too slow. */
  record Audience(int watchers, long dropped) {}

  Audience audience() {
    lock.lock();
    try {
      return new Audience(watchers.size(), dropped);
    } finally {
      lock.unlock();
    }
  }

  /** Ends all streams; nobody can watch any more. */
  void close() {
    beats.shutdownNow();
    lock.lock();
    try {
      closed = true;
      watchers.forEach(StreamWatcher::close);
      watchers.clear();
    } finally {
      lock.unlock();
    }
  }
}
