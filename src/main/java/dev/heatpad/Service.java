package dev.heatpad;

import dev.heatpad.adapter.gpio.BoardException;
import dev.heatpad.adapter.host.SystemClock;
import dev.heatpad.adapter.journal.JournalException;
import dev.heatpad.adapter.journal.SqliteJournal;
import dev.heatpad.adapter.mqtt.BrokerAddress;
import dev.heatpad.adapter.mqtt.BrokerStartException;
import dev.heatpad.adapter.mqtt.EmbeddedBroker;
import dev.heatpad.adapter.mqtt.ListenAddress;
import dev.heatpad.adapter.mqtt.MqttPublisher;
import dev.heatpad.adapter.mqtt.WearableTopics;
import dev.heatpad.adapter.socket.ControlSocket;
import dev.heatpad.adapter.wearable.BluetoothWearable;
import dev.heatpad.adapter.wearable.BusAddress;
import dev.heatpad.adapter.wearable.DeviceAddress;
import dev.heatpad.adapter.web.Access;
import dev.heatpad.adapter.web.StreamHub;
import dev.heatpad.adapter.web.WebServer;
import dev.heatpad.cli.RunOptions;
import dev.heatpad.config.HostPort;
import dev.heatpad.config.MqttSettings.Broker;
import dev.heatpad.config.Programs;
import dev.heatpad.config.Settings;
import dev.heatpad.config.WearableSettings;
import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.session.Pad.HostDoubt;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.wearable.WearableReport;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.Clocks;
import dev.heatpad.loop.CommandDesk;
import dev.heatpad.loop.ControlLoop;
import dev.heatpad.loop.Deletions;
import dev.heatpad.loop.Gatekeeper;
import dev.heatpad.loop.HostDoubts;
import dev.heatpad.loop.HostDoubts.Presence;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.Journal;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.LeaseGuard;
import dev.heatpad.loop.LocalAccess;
import dev.heatpad.loop.LoopHealth;
import dev.heatpad.loop.LoopThread;
import dev.heatpad.loop.PadDevices;
import dev.heatpad.loop.Recovery;
import dev.heatpad.loop.SessionIds;
import dev.heatpad.loop.SessionTime;
import dev.heatpad.loop.SimulatedWallClock;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.loop.WallClock;
import dev.heatpad.sim.SimulatedWorld;
import dev.heatpad.wire.WearableMapping;
import java.lang.System.Logger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The running daemon: every part, started in order and ended in the reverse one. There is one way
 * to the end, {@link #close}, which may come from a signal, a failure or a return, and runs once:
 * heaters first, then the end records, then the news, then everything else.
 */
final class Service implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Service.class.getName());

  /** The loop ends within a turn; if it hangs, heat is off already. */
  private static final Duration LOOP_END_LIMIT = Duration.ofSeconds(2);

  /** "Ready" waits for the broker, but not for one that does not answer. */
  private static final Duration FIRST_TRY_LIMIT = Duration.ofSeconds(3);

  /** Long enough for a start, its row and a stop to run through all parts. */
  private static final Duration REHEARSAL = Duration.ofMillis(1_500);

  /** When the day of a simulation begins. */
  private static final LocalTime SIMULATED_START = LocalTime.of(10, 0);

  private final Settings settings;
  private final Programs programs;
  private final Optional<WearableMapping> wearable;
  private final RunOptions options;
  private final Inbox inbox = new Inbox();
  private final Snapshots snapshots = new Snapshots();
  private final String bootId = UUID.randomUUID().toString();
  private final StreamHub stream;
  private final LoopHealth health = new LoopHealth(SystemClock::monotonic);
  private final Deque<Runnable> closings = new ArrayDeque<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Runnable heatersOff = () -> {};
  private final AtomicReference<MqttPublisher> publisher = new AtomicReference<>();
  private boolean closed;
  private volatile boolean failed;
  private String addresses = "";
  private Optional<LocalAccess> localAccess = Optional.empty();
  private String secureAddress = "";

  /**
   * Prepares everything; {@link #start} brings it to life.
   *
   * @param wearable what others tell of a wearable on MQTT; empty where nothing is heard
   */
  Service(
      Settings settings,
      Programs programs,
      Optional<WearableMapping> wearable,
      RunOptions options) {
    this.settings = settings;
    this.programs = programs;
    this.wearable = wearable;
    this.options = options;
    this.stream = new StreamHub(settings.device().id(), bootId, System::nanoTime);
  }

  /** Starts everything. When it throws, {@link #close} ends what was started. */
  void start() throws StartException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    Background<BrokerAddress> broker = Background.start("broker-start", this::startBroker);
    try {
      SystemClock clock = SystemClock.startAndLook();
      ends(clock::close);
      SqliteJournal.Opened opened = JournalPlace.of(settings).open(options.simulatedJournal());
      ends(opened.journal()::close);
      Access access = AccessAssembly.access(opened);
      Background<WebServer> web = Background.start("web-start", () -> startWeb(opened, access));
      PadAssembly pads = new PadAssembly(settings, programs, inbox);
      heatersOff = pads::heatersOff;
      ends(pads::close);
      BrokerAddress reached = broker.await();
      SimulatedWorld world = pads.world();
      MqttPublisher mqtt = mqtt(reached, pads, opened.journal(), clock);
      publisher.set(mqtt);
      startLoop(pads, world, opened, clock, mqtt);
      pads.startSensors();
      startBluetooth();
      startSocket(pads, world, opened, access);
      mqtt.awaitFirstTry(FIRST_TRY_LIMIT);
      WebServer page = web.await();
      addresses = place("http", settings.web().listen(), page.port()) + " " + reached;
      page.securePort().ifPresent(this::servedSecurely);
      access.servedAt(AccessAssembly.page(settings.web(), page));
      localAccess = Optional.of(access);
    } catch (BoardException | JournalException | CannotStart failure) {
      throw StartException.of(failure);
    }
  }

  private void servedSecurely(int port) {
    secureAddress = place("https", settings.web().tlsListen(), port);
  }

  private static String place(String scheme, HostPort listen, int port) {
    String host = listen.host();
    return scheme + "://" + new HostPort(host.equals("0.0.0.0") ? "127.0.0.1" : host, port);
  }

  /** Where the page and the broker are, for people. */
  String addresses() {
    return addresses;
  }

  /** Where the page is over HTTPS; empty without a certificate. */
  Optional<String> secureAddress() {
    return Optional.of(secureAddress).filter(address -> !address.isEmpty());
  }

  /** A pairing code for the first phone; none where somebody is paired already. */
  Optional<LocalAccess.Invitation> firstInvitation() {
    return localAccess
        .filter(access -> access.clients().isEmpty())
        .map(LocalAccess::invite)
        .filter(LocalAccess.Invitation.class::isInstance)
        .map(LocalAccess.Invitation.class::cast);
  }

  boolean hasFailed() {
    return failed;
  }

  void awaitEnd() throws InterruptedException {
    end.await();
  }

  /** Goes once through what a session needs, so that its classes can be kept for a fast start. */
  void rehearse() throws InterruptedException {
    PadName pad = new PadName(settings.pads().keySet().iterator().next());
    ask(pad, new Command.Start(Command.Choice.NOTHING));
    end.await(REHEARSAL.toMillis(), TimeUnit.MILLISECONDS);
    ask(pad, new Command.Stop());
    end.await(REHEARSAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void ask(PadName pad, Command command) {
    inbox.offer(
        new Arrival.Asked(
            pad,
            new Arrival.Question(
                Source.SOCKET,
                command,
                Arrival.Delivery.LIVE,
                Optional.empty(),
                Optional.empty(),
                _ -> {})));
  }

  /** Whoever comes second waits until everything has ended. */
  @Override
  public synchronized void close() {
    end(heatersOff);
    Optional<Runnable> closing = nextClosing();
    while (closing.isPresent()) {
      end(closing.get());
      closing = nextClosing();
    }
    end.countDown();
  }

  private Optional<Runnable> nextClosing() {
    synchronized (closings) {
      closed = true;
      return Optional.ofNullable(closings.pollFirst());
    }
  }

  /** One part that fails to end must not keep the others from it. */
  private static void end(Runnable closing) {
    try {
      closing.run();
    } catch (RuntimeException failure) {
      LOG.log(Logger.Level.WARNING, "A part did not end as it should.", failure);
    }
  }

  /** This runs at the end, before all that was told before; at once when the end has come. */
  private void ends(Runnable closing) {
    synchronized (closings) {
      if (!closed) {
        closings.addFirst(closing);
        return;
      }
    }
    end(closing);
  }

  private BrokerAddress startBroker() throws BrokerStartException {
    return switch (settings.mqtt().broker()) {
      case Broker.Remote(var channel, var address) -> LinkAssembly.address(channel, address);
      case Broker.Embedded _ -> {
        EmbeddedBroker embedded =
            EmbeddedBroker.start(
                new ListenAddress(settings.mqtt().listen().host(), settings.mqtt().listen().port()),
                settings.data().directory().resolve("broker"));
        ends(embedded::close);
        yield embedded.address();
      }
    };
  }

  private MqttPublisher mqtt(
      BrokerAddress broker, PadAssembly pads, Journal journal, SystemClock clock) {
    MqttPublisher.Setup setup =
        new MqttPublisher.Setup(
            settings.device().id(),
            broker,
            LinkAssembly.access(settings.mqtt()),
            id -> recordTaken(journal, id),
            System::nanoTime,
            settings.mqtt().healthData()
                ? MqttPublisher.HealthData.TOLD
                : MqttPublisher.HealthData.KEPT);
    return new MqttPublisher(
        setup,
        inbox,
        DiscoveryAssembly.of(settings, pads.configured()),
        wearable.map(mapping ->
            new WearableTopics(
                mapping, this::wearableHeard, SystemClock::monotonic, _ -> clock.wall())));
  }

  /** For any thread: what a wearable says waits for the loop. */
  private void wearableHeard(WearableReport report) {
    settings
        .wearable()
        .person()
        .ifPresent(person -> inbox.offer(new Arrival.WearableReported(new Person(person), report)));
  }

  private Deletions deletions(SqliteJournal.Opened journal) {
    return new Deletions(journal.archive(), journal.journal(), snapshots, this::withdraw);
  }

  private static void recordTaken(Journal journal, SessionId session) {
    journal.write(new JournalEntry.RecordPublished(session), _ -> {});
  }

  private void withdraw(SessionId session) {
    Optional.ofNullable(publisher.get()).ifPresent(mqtt -> mqtt.withdraw(session));
  }

  private WebServer startWeb(SqliteJournal.Opened journal, Access access) throws CannotStart {
    List<PadName> pads = settings.pads().keySet().stream().map(PadName::new).toList();
    WebServer web =
        HttpAssembly.open(
            new HttpAssembly.Parts(
                settings,
                snapshots,
                health,
                access,
                new CommandDesk(pads, inbox),
                stream,
                journal.archive(),
                deletions(journal),
                journal.journal()::numbers,
                () -> Optional.ofNullable(publisher.get()).map(MqttPublisher::numbers)));
    ends(web::close);
    return web;
  }

  private void startLoop(
      PadAssembly pads,
      SimulatedWorld world,
      SqliteJournal.Opened journal,
      SystemClock clock,
      MqttPublisher mqtt) {
    ends(mqtt::close);
    MonotonicTime start = SystemClock.monotonic();
    Clocks clocks = clocks(clock, start);
    SessionIds sessionIds = new SessionIds(new SecureRandom());
    journal.content().unpublished().forEach(mqtt::ended);
    ControlLoop loop =
        new ControlLoop(
            Recovery.recover(
                journal.content(),
                pads.configured(),
                start,
                clocks.wall().at(start),
                () -> sessionIds.next(clocks.wall().at(start))),
            new ControlLoop.Parts(
                pads.devices(),
                inbox,
                clocks,
                world,
                new Gatekeeper(
                    settings.simulation().unlimited()
                        ? Gatekeeper.RateLimit.LIFTED
                        : Gatekeeper.RateLimit.ON,
                    journal.content().commandIds(),
                    start),
                sessionIds,
                journal.journal(),
                List.of(snapshots, mqtt, stream, world),
                health,
                bootId));
    LeaseGuard guard =
        new LeaseGuard(pads.devices().values().stream().map(PadDevices::heater).toList());
    guard.start();
    ends(guard::close);
    HostDoubts doubts = new HostDoubts(inbox);
    clock.onDrift(drifts -> doubts.note(HostDoubt.CLOCK_DRIFT, Presence.of(drifts)));
    LoopThread thread =
        new LoopThread(
            loop,
            inbox,
            new LoopThread.Pace(SystemClock::monotonic, doubts),
            pads::heatersOff,
            this::fail);
    ends(() -> thread.stop(LOOP_END_LIMIT));
    thread.start();
    mqtt.start();
  }

  private Clocks clocks(SystemClock clock, MonotonicTime start) {
    if (!JournalPlace.isAllSimulated(settings)) {
      return new Clocks(
          SystemClock::monotonic,
          clock::wall,
          new SessionTime(new SessionTime.Real(), start),
          _ -> clock.wall());
    }
    Instant tenOClock = ZonedDateTime.now(ZoneId.systemDefault()).with(SIMULATED_START).toInstant();
    WallClock wall = new SimulatedWallClock(start, tenOClock);
    return new Clocks(
        SystemClock::monotonic,
        clock::wall,
        new SessionTime(new SessionTime.Simulated(options.speed()), start),
        wall);
  }

  /** Without an address there is none. */
  private void startBluetooth() {
    WearableSettings wanted = settings.wearable();
    Optional<DeviceAddress> address = wanted.bluetoothAddress().flatMap(DeviceAddress::parse);
    if (address.isEmpty()) {
      return;
    }
    BusAddress bus =
        wanted
            .busAddress()
            .<BusAddress>map(BusAddress.At::new)
            .orElseGet(BusAddress.SystemBus::new);
    BluetoothWearable link =
        new BluetoothWearable(address.get(), bus, this::wearableHeard, SystemClock::monotonic);
    ends(link::close);
    link.start();
  }

  private void startSocket(
      PadAssembly pads, SimulatedWorld world, SqliteJournal.Opened journal, LocalAccess access)
      throws CannotStart {
    ControlSocket socket =
        ControlSocket.open(
            settings.data().runtimeDirectory(),
            new ControlSocket.Parts(
                settings.device().id(),
                Version.text(),
                List.copyOf(pads.devices().keySet()),
                inbox,
                snapshots,
                journal.archive(),
                deletions(journal),
                world,
                access));
    ends(socket::close);
  }

  /** The loop failed; heat is off already. */
  private void fail() {
    failed = true;
    end.countDown();
  }
}
