package dev.heatpad.adapter.wearable;

import dev.heatpad.adapter.wearable.Observed.Channel;
import dev.heatpad.adapter.wearable.Observed.Peer;
import dev.heatpad.adapter.wearable.Observed.Radio;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.loop.Bytes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens to one wearable over Bluetooth, for as long as the program runs: searches, connects,
 * subscribes, notices silence, and begins anew after each kind of loss.
 *
 * <p>One thread, {@code wearable-link}, owns all state here and hands over the reports. It never
 * waits for the bus: each group of calls has a virtual thread, and the library has its own. Reports
 * carry the moment at which their packet came from the bus.
 *
 * <p>It says what it hears and judges nothing: that a device is connected is no sign of life.
 */
public final class BluetoothWearable implements AutoCloseable {

  private static final Logger LOG = System.getLogger(BluetoothWearable.class.getName());

  /** Hours of a strap's news. If they are not taken, the connection begins anew. */
  private static final int MAX_WAITING_NEWS = 10_000;

  /** What the farewell to the device may take, and then the whole end. */
  private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(1);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  /** News of a connection; those of a former one are void. */
  private record Mail(int connection, BusNews news) {}

  private final DeviceAddress address;
  private final BusAddress busAddress;
  private final Supplier<MonotonicTime> clock;
  private final BlockingQueue<Mail> mail = new LinkedBlockingQueue<>(MAX_WAITING_NEWS);
  private final BluezObjects objects = new BluezObjects();
  private final LinkMachine machine;
  private final Reporter reporter;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean overrun;

  /** Counts the connections to the bus. */
  private int connection;

  private @Nullable BluezBus bus;
  private boolean opening;
  private int looks;
  private Radio reached = Radio.NO_BUS;
  private PacketReader packets = new PacketReader();

  /**
   * Prepares a link; {@link #start} brings it to life.
   *
   * @param address of the only device that is ever connected to
   * @param clock monotonic, for any thread
   */
  public BluetoothWearable(
      DeviceAddress address,
      BusAddress busAddress,
      WearableReceiver receiver,
      Supplier<MonotonicTime> clock) {
    this.address = address;
    this.busAddress = busAddress;
    this.clock = clock;
    machine = new LinkMachine(clock.get());
    reporter = new Reporter(address, receiver);
    thread = Thread.ofPlatform().daemon().name("wearable-link").unstarted(this::run);
  }

  /** Starts looking for the device. Returns at once. */
  public void start() {
    thread.start();
  }

  /** Lets the device go, so that a phone can have it. Takes at most two seconds. */
  @Override
  public void close() {
    closing = true;
    post(0, new BusNews.Close());
    try {
      thread.join(CLOSE_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    LinkEvent event = new LinkEvent.Woke();
    while (!closing) {
      try {
        turn(event);
        Mail next = mail.poll(machine.nap(clock.get()).toNanos(), TimeUnit.NANOSECONDS);
        event = next == null ? new LinkEvent.Woke() : take(next);
      } catch (InterruptedException _) {
        closing = true;
      } catch (RuntimeException failure) {
        LOG.log(Level.ERROR, "The wearable's link met a fault and starts again.", failure);
        hangUp();
        event = new LinkEvent.Woke();
      }
    }
    sayGoodbye();
  }

  private void turn(LinkEvent event) {
    Observed seen = observed();
    MonotonicTime now = clock.get();
    List<LinkAction> actions = machine.step(seen, event, now);
    if (seen.peer() instanceof Peer.Ready ready) {
      reporter.profile(ready.profile());
      reporter.battery(objects.batteryPercent(ready.path()), now);
    } else {
      reporter.battery(OptionalInt.empty(), now);
      packets = new PacketReader();
    }
    reporter.state(machine.state(), now);
    carryOut(actions);
  }

  private Observed observed() {
    return reached == Radio.ON ? objects.observe(address) : Observed.without(reached);
  }

  private LinkEvent take(Mail next) {
    if (overrun) {
      overrun = false;
      mail.clear();
      hangUp();
    } else if (next.connection == connection) {
      return note(next.news);
    } else if (next.news instanceof BusNews.Opened(BluezBus late)) {
      late.close();
    }
    return new LinkEvent.Woke();
  }

  private LinkEvent note(BusNews news) {
    switch (news) {
      case BusNews.Changed changed -> {
        objects.changed(changed.path(), changed.name(), changed.properties());
        Object value = changed.properties().get("Value");
        if (changed.name().equals(BluezObjects.CHARACTERISTIC) && value != null) {
          return DBusValues.bytes(value)
              .map(it -> packet(changed.path(), it, changed.arrivedAt()))
              .orElseGet(LinkEvent.Woke::new);
        }
      }
      case BusNews.Answered(String path, Bytes value, MonotonicTime arrivedAt) -> {
        return packet(path, value.toArray(), arrivedAt);
      }
      case BusNews.Refused(LinkAction.DeviceCall call) -> {
        return new LinkEvent.Refused(call);
      }
      case BusNews.Added(String path, Map<String, Map<String, Object>> interfaces) ->
          objects.added(path, interfaces);
      case BusNews.Removed(String path, List<String> interfaces) ->
          objects.removed(path, interfaces);
      case BusNews.Opened(BluezBus opened) -> {
        opening = false;
        bus = opened;
        reached = Radio.NO_SERVICE;
      }
      case BusNews.NotOpened(String cause) -> {
        opening = false;
        reporter.complain("The system's message bus cannot be reached.", cause);
      }
      case BusNews.Lost(String cause) -> {
        reporter.complain("The system's message bus broke off.", cause);
        hangUp();
      }
      case BusNews.ServiceChanged() -> serviceChanged();
      case BusNews.Looked looked -> looked(looked);
      case BusNews.NotLooked(int look, String cause) -> {
        if (look == looks) {
          loseService();
          reporter.complain("BlueZ does not let us in.", cause);
        }
      }
      case BusNews.Close() -> closing = true;
    }
    return new LinkEvent.Woke();
  }

  private void looked(BusNews.Looked looked) {
    if (looked.look() != looks) {
      return;
    }
    looked
        .objects()
        .ifPresentOrElse(
            snapshot -> {
              objects.replace(snapshot);
              reached = Radio.ON;
            },
            () -> {
              loseService();
              reporter.complain("Bluetooth is not running here.", "no BlueZ on the bus");
            });
  }

  private void serviceChanged() {
    boolean wasThere = reached == Radio.ON;
    loseService();
    if (!wasThere) {
      // The machine is in a pause between two looks, and there is something to be seen now.
      look();
    }
  }

  private void loseService() {
    objects.clear();
    reached = Radio.NO_SERVICE;
  }

  /** Void unless it belongs to something that is subscribed to at this moment. */
  private LinkEvent packet(String path, byte[] value, MonotonicTime arrivedAt) {
    if (!(observed().peer() instanceof Peer.Ready ready)) {
      return new LinkEvent.Woke();
    }
    Optional<Channel> channel =
        ready.channels().stream().filter(it -> it.path().equals(path)).findFirst();
    Optional<Signal> signal = channel.flatMap(it -> packets.read(it.what(), value, arrivedAt));
    signal.ifPresent(it -> reporter.signal(it, arrivedAt));
    return signal.isPresent() && channel.equals(ready.leading())
        ? new LinkEvent.Heard(arrivedAt)
        : new LinkEvent.Woke();
  }

  private void carryOut(List<LinkAction> actions) {
    List<LinkAction.DeviceCall> calls = new ArrayList<>();
    for (LinkAction action : actions) {
      switch (action) {
        case LinkAction.OpenBus() -> open();
        case LinkAction.LookForService() -> look();
        case LinkAction.DeviceCall call -> calls.add(call);
      }
    }
    if (!calls.isEmpty()) {
      onBus("wearable-call", bus -> bus.all(calls));
    }
  }

  private void open() {
    if (opening) {
      return;
    }
    opening = true;
    int attempt = ++connection;
    Thread.ofVirtual()
        .name("wearable-bus")
        .start(() -> {
          try {
            BluezBus opened = BluezBus.open(busAddress, new Postman(attempt), clock);
            if (closing) {
              opened.close();
            } else {
              post(attempt, new BusNews.Opened(opened));
            }
          } catch (BusException failed) {
            post(attempt, new BusNews.NotOpened(String.valueOf(failed.getMessage())));
          }
        });
  }

  private void look() {
    int look = ++looks;
    objects.awaitSnapshot();
    onBus("wearable-look", bus -> bus.look(look));
  }

  private interface Work {
    void on(BusCalls calls);
  }

  private Optional<Thread> onBus(String threadName, Work work) {
    BluezBus current = bus;
    int of = connection;
    return current == null
        ? Optional.empty()
        : Optional.of(
            Thread.ofVirtual()
                .name(threadName)
                .start(() -> work.on(new BusCalls(current, news -> post(of, news), clock))));
  }

  private void post(int of, BusNews news) {
    if (!mail.offer(new Mail(of, news))) {
      overrun = true;
    }
  }

  private void hangUp() {
    BluezBus dead = bus;
    bus = null;
    connection++;
    opening = false;
    objects.clear();
    reached = Radio.NO_BUS;
    if (dead != null) {
      Thread.ofVirtual().name("wearable-bus").start(dead::close);
    }
  }

  private void sayGoodbye() {
    List<LinkAction.DeviceCall> farewell = machine.farewell(observed());
    Optional<Thread> last = onBus("wearable-call", bus -> bus.all(farewell));
    try {
      if (last.isPresent()) {
        last.get().join(FAREWELL_LIMIT);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    BluezBus current = bus;
    if (current != null) {
      current.close();
    }
  }

  /** Puts what one connection tells into the mail, on the library's threads. */
  private final class Postman implements BusListener {
    private final int of;

    Postman(int of) {
      this.of = of;
    }

    @Override
    public void added(String path, Map<String, Map<String, Object>> interfaces) {
      post(of, new BusNews.Added(path, interfaces));
    }

    @Override
    public void removed(String path, List<String> interfaces) {
      post(of, new BusNews.Removed(path, interfaces));
    }

    @Override
    public void changed(
        String path, String name, Map<String, Object> properties, MonotonicTime arrivedAt) {
      post(of, new BusNews.Changed(path, name, properties, arrivedAt));
    }

    @Override
    public void serviceChanged() {
      post(of, new BusNews.ServiceChanged());
    }

    @Override
    public void lost(String cause) {
      post(of, new BusNews.Lost(cause));
    }
  }
}
